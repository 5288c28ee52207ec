import FoundationEssentials
import Testing
import Unspin
import UnspinFixtures

/// Reads lines as the file `Fixtures/TOPIC/a.jsonl`.
private func read(_ lines: String..., topic: String = "wording") -> FixtureFile {
  FixtureFile(bytes: Array(lines.joined(separator: "\n").utf8), path: "Fixtures/\(topic)/a.jsonl")
}

private let good = #"{"id": "fine", "input": "a", "output": "b"}"#

@Suite struct `Fixture files` {
  @Test func `every key is read`() throws {
    let file = read(
      #"""
      {"id": "all", "input": "a", "output": "b", "note": "n",
      "edits": [{"kind": "wording", "original": "a", "replacement": "b"}],
      "findings": [{"kind": "name", "text": "x"}],
      "verdict": {"spun": true, "language": "english", "minimum": 0.5, "maximum": 1},
      "options": {"assume": "spun", "only": ["names", "wording"], "skip": ["captions"],
      "minConfidence": 0.8, "references": ["r.txt"], "lexicon": ["a\tb", "c\td"]}}
      """#.split(separator: "\n").joined())
    #expect(file.problems == [])
    #expect(file.topic == "wording")
    let fixture = try #require(file.cases.first?.fixture)
    let expected = Fixture(
      id: "all", input: "a", output: "b", note: "n",
      edits: [Fixture.ExpectedEdit(kind: .wording, original: "a", replacement: "b")],
      findings: [Fixture.ExpectedFinding(kind: .name, text: "x")],
      verdict: Fixture.ExpectedVerdict(spun: true, language: .english, minimum: 0.5, maximum: 1),
      options: FixtureOptions(
        assume: .spun, only: [.name, .wording], skip: [.caption], minimumConfidence: 0.8,
        references: ["r.txt"],
        lexicon: "a\tb\nc\td\n"))
    #expect(fixture == expected)
    let written = try JSONEncoder().encode(fixture)
    #expect(try JSONDecoder().decode(Fixture.self, from: written) == fixture)
  }

  @Test func `a bad line is a problem with its place, and the good lines around it are read`() {
    let file = read(good, "{\"id\": ", good.replacing("fine", with: "fine-too"))
    #expect(file.cases.map(\.fixture.id) == ["fine", "fine-too"])
    #expect(file.cases.map(\.line) == [1, 3])
    #expect(file.problems.map(\.line) == [2])
    #expect(file.problems.first?.description.hasPrefix("Fixtures/wording/a.jsonl:2: ") == true)
  }

  /// Each broken line with a part of what is said about it.
  private static let broken: [(line: String, message: String)] = [
    (
      #"{"id": "a", "input": "a", "ouput": "a"}"#, "unknown key “ouput”; the keys are id, input, output, note"
    ),
    (#"{"id": "a", "input": "a"}"#, "output is missing; every fixture has one"),
    (#"{"id": "A_b", "input": "a", "output": "a"}"#, "“A_b” is not kebab-case; use lower-case letters"),
    (#"{"id": "a--b", "input": "a", "output": "a"}"#, "is not kebab-case"),
    (#"{"id": "", "input": "a", "output": "a"}"#, "is not kebab-case"),
    (#"{"id": "a", "input": "a", "output": 1}"#, "output: this is not a text"),
    (#"{"id": "a", "input": "a", "output": null}"#, "output: null is not a text"),
    (#"{"id": "a", "input": "a", "output": "a", "note": null}"#, "note: null is not a text"),
    (#"{"id": "a", "input": "a", "output": "a", "edits": {}}"#, "edits: this is not a list"),
    (#"{"id": "a", "input": "a", "output": "b", "output": "a"}"#, "the key “output” stands twice"),
    (#"{"id": "a", "input": "a", "output": "a"} x"#, "the line is not one JSON object"),
    (#"{"id": "a", "input": "\#u{8}", "output": "a"}"#, "the line is not one JSON object"),
    (#"["a"]"#, "this is not an object"),
    ("", "the line is empty"),
    (
      #"{"id": "a", "input": "a", "output": "a", "edits": [{"kind": "wording", "original": "a"}]}"#,
      "edits[0].replacement is missing; every expected edit has one"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "edits": [{"kind": "word", "original": "a", "replacement": ""}]}"#,
      "edits[0].kind: “word” is not a kind; the kinds are wording, name"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "findings": [{"kind": "name", "text": "a", "span": [0, 1]}]}"#,
      "findings[0]: unknown key “span”; the keys are kind, text"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "verdict": {"language": "korean"}}"#,
      "verdict.language: “korean” is not a language; use english, other or undetermined"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "verdict": {"minimum": 0.9, "maximum": 0.1}}"#,
      "verdict.minimum: 0.9 is above the maximum of 0.1"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "options": {"assume": "maybe"}}"#,
      "options.assume: “maybe” is not an assumption; use auto, spun or genuine"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "options": {"minConfidence": 2}}"#,
      "options.minConfidence: 2.0 is not between 0 and 1"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "options": {"only": []}}"#, "options.only: the list is empty"
    ),
    (
      #"{"id": "a", "input": "a", "output": "a", "options": {"lexicon": 1}}"#,
      "options.lexicon: neither a text"
    ),
  ]

  @Test func `every slip is an error that says what to do`() {
    for (line, message) in Self.broken {
      let file = read(line, good)
      #expect(file.cases.map(\.fixture.id) == ["fine"], "\(line)")
      #expect(file.problems.count == 1, "\(line)")
      let text = file.problems.first?.message ?? ""
      #expect(text.contains(message), "\(line): \(text)")
    }
  }

  @Test func `bytes that are not UTF-8 are named`() {
    let line = Array(#"{"id": "a", "input": "é"#.utf8) + [0xFF] + Array(#"", "output": "a"}"#.utf8)
    let file = FixtureFile(bytes: line + [0x0A] + Array(good.utf8), path: "a/b.jsonl")
    #expect(file.cases.map(\.fixture.id) == ["fine"])
    #expect(
      file.problems.map(\.description) == [
        "a/b.jsonl:1: byte 24 of the line is not UTF-8; save the file as UTF-8"
      ])
  }

  @Test func `a byte order mark is named`() {
    let file = FixtureFile(bytes: [0xEF, 0xBB, 0xBF] + Array(good.utf8), path: "a/b.jsonl")
    #expect(file.problems.first?.message.contains("byte order mark") == true)
  }

  @Test func `an id is used once, in a file and over files`() {
    let twice = read(good, good, good)
    #expect(twice.cases.count == 1)
    #expect(twice.problems.map(\.line) == [2, 3])
    #expect(twice.problems.allSatisfy { $0.message.contains("taken by line 1") })

    let other = FixtureFile(bytes: Array(good.utf8), path: "Fixtures/names/b.jsonl")
    let suite = FixtureSuite(files: [read(good), other])
    #expect(suite.files.map(\.cases.count) == [1, 0])
    #expect(
      suite.files.flatMap(\.problems).map(\.description) == [
        "Fixtures/names/b.jsonl:1: the id “fine” is taken by Fixtures/wording/a.jsonl:1; give this case its own"
      ])
  }

  @Test func `a genuine text comes out as it went in, byte for byte`() {
    let same = #"{"id": "same", "input": "caf\u00e9", "output": "café"}"#
    #expect(read(same, topic: "genuine").problems == [])
    let other = #"{"id": "other", "input": "cafe\u0301", "output": "caf\u00e9"}"#
    #expect(read(other, topic: "genuine").problems.first?.message.contains("input and output differ") == true)
    #expect(read(other, topic: "names").problems == [])
  }

  @Test func `line ends of Windows and a missing last one are fine`() {
    #expect(read(good + "\r", good.replacing("fine", with: "b") + "\r", "").problems == [])
    #expect(read(good).cases.count == 1)
    #expect(FixtureFile(bytes: [], path: "a/b.jsonl").problems == [])
  }

  @Test func `only keys of one object are compared`() {
    let line = #"""
      {"id": "a", "input": "id: \"id\": {", "output": "\\", "note": "input", \#
      "edits": [{"kind": "name", "original": "a", "replacement": "kind"}, \#
      {"kind": "name", "original": "a", "replacement": "b"}]}
      """#
    #expect(read(line).problems == [])
  }

  @Test func `normal forms are kept`() {
    let input = read(#"{"id": "a", "input": "e\u0301", "output": "é"}"#).cases.first?.fixture.input
    #expect(input.map { Array($0.utf8) } == [0x65, 0xCC, 0x81])
  }
}

@Suite struct `Fixture suites` {
  /// Runs `body` on a folder of files, and takes the folder away.
  private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let files = files.sorted { $0.key < $1.key }
    let root = "\(FileManager.default.temporaryDirectory.path)/unspin-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (path, text) in files {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: "\(root)/\(path)"))
    }
    try body(root)
  }

  private func line(_ id: String) -> String { #"{"id": "\#(id)", "input": "a", "output": "a"}"# + "\n" }

  @Test func `folders are walked in order, and name the topics`() throws {
    let files = [
      "names/b.jsonl": line("b"), "names/a.jsonl": line("a"), "genuine/deep/c.jsonl": line("c"),
      "known-failures/names/d.jsonl": line("d"), "README.md": "not a fixture", "names/.e.jsonl": "{",
    ]
    try withFolder(files) { root in
      let suite = FixtureSuite(paths: [root])
      #expect(suite.problems == [])
      #expect(suite.files.flatMap(\.problems) == [])
      #expect(suite.files.map(\.topic) == ["genuine", "known-failures", "names", "names"])
      #expect(suite.files.flatMap(\.cases).map(\.fixture.id) == ["c", "d", "a", "b"])
      #expect(FixtureSuite(paths: [root + "/names/b.jsonl"]).files.map(\.topic) == ["names"])
    }
  }

  @Test func `a path that is not there and a folder without fixtures are problems`() throws {
    try withFolder(["empty/README.md": "", "names/a.jsonl": line("a")]) { root in
      let suite = FixtureSuite(paths: ["\(root)/nowhere", "\(root)/empty", "\(root)/names"])
      #expect(suite.files.flatMap(\.cases).count == 1)
      #expect(
        suite.problems.map(\.description) == [
          "\(root)/nowhere: there is no such file or folder; check the path",
          "\(root)/empty: the folder holds no .jsonl file; name a folder of fixtures",
        ])
    }
  }

  @Test func `cases are chosen by a part of their id`() throws {
    let suite = FixtureSuite(files: [
      try file([
        Fixture(id: "seo-dan-ah", input: "a", output: "a"), Fixture(id: "won", input: "a", output: "a"),
      ])
    ])
    #expect(suite.matching("seo").files.flatMap(\.cases).map(\.fixture.id) == ["seo-dan-ah"])
    let none = suite.matching("solar")
    #expect(
      none.problems.map(\.description) == ["none of the 2 fixture ids contains “solar”; check the spelling"])
    #expect(!FixtureRunner(.idle).run(none).isPassed)
  }
}
