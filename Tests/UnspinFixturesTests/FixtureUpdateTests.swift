import Testing
import Unspin
import UnspinFixtures

@Suite struct `Fixture update` {
  /// Lines with odd spacing, other texts called output, escapes, CR LF and no last line end.
  private static let lines = [
    #"{ "id":"good",  "input":"the solid of it", "output":"the cast of it" }"#,
    #"{"id": "bad", "note": "“output”: \"x\", \\", "output" :  "no\u0020good", "input": "a solid\tend"}"#
      + "\r",
    #"{"edits": [{"kind": "wording", "original": "output", "replacement": "output"}], "id": "deep", "input": "output", "output": "x"}"#,
    #"{"id": "last", "output": "y", "input": "a \"solid\" \\ solid é 🙂"}"#,
  ]

  private func bytes(_ lines: [String] = lines) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }

  private func report(_ bytes: [UInt8], path: String = "Fixtures/wording/a.jsonl") -> FixtureReport {
    FixtureRunner(.replacing(["solid": "cast", "solid\tend": "cast\tend"])).run(
      FixtureFile(bytes: bytes, path: path))
  }

  @Test func `only the values of outputs that differ change`() throws {
    let report = report(bytes())
    #expect(report.problems.isEmpty)
    let update = try #require(report.updates.first)
    #expect(update.path == "Fixtures/wording/a.jsonl")
    #expect(update.outputs.keys.sorted() == [2, 3, 4])
    let changed = String(decoding: try update.applied(to: bytes()), as: UTF8.self)
    #expect(
      changed
        == [
          Self.lines[0],
          #"{"id": "bad", "note": "“output”: \"x\", \\", "output" :  "a cast\tend", "input": "a solid\tend"}"#
            + "\r",
          #"{"edits": [{"kind": "wording", "original": "output", "replacement": "output"}], "id": "deep", "input": "output", "output": "output"}"#,
          #"{"id": "last", "output": "a \"solid\" \\ cast é 🙂", "input": "a \"solid\" \\ solid é 🙂"}"#,
        ].joined(separator: "\n"))
    let again = self.report(Array(changed.utf8))
    #expect(again.updates.isEmpty)
    // What is expected of the edits is another matter.
    #expect(again.failures.map(\.fixture.id) == ["deep"])
    #expect(report.failuresBesideOutputs.map(\.fixture.id) == ["deep"])
  }

  @Test func `what cannot be seen is written as an escape and read back`() throws {
    let text = "a\u{A0}b\u{200B}\u{1}\u{2028}\u{FEFF}\u{7F}\r\n\"\\"
    let update = FixtureUpdate(path: "a.jsonl", outputs: [1: text])
    let changed = try update.applied(to: Array(#"{"id": "x", "input": "a", "output": ""}"#.utf8))
    #expect(changed.allSatisfy { (0x20...0x7E).contains($0) })
    #expect(FixtureFile(bytes: changed, path: "a.jsonl").cases.map(\.fixture.output) == [text])
  }

  @Test func `genuine texts and known failures stay`() {
    let genuine = #"{"id": "a", "input": "a solid rock", "output": "a solid rock"}"#
    #expect(report(bytes([genuine]), path: "Fixtures/genuine/a.jsonl").updates.isEmpty)
    #expect(report(bytes([genuine]), path: "Fixtures/genuine/a.jsonl").failuresBesideOutputs.count == 1)
    let known = #"{"id": "b", "input": "a b", "output": "a c"}"#
    #expect(report(bytes([known]), path: "Fixtures/known-failures/a.jsonl").updates.isEmpty)
  }

  @Test func `a file that is another now is refused`() {
    let update = FixtureUpdate(path: "a.jsonl", outputs: [2: "x"])
    for text in [
      "", "{}", "{}\n{}", "{}\n{\"output\": 1}", "{}\n{\"x\": {\"output\": \"y\"}}", "{}\n{\"output\": \"y",
    ] {
      #expect(throws: FixtureError.self, "\(text)") { try update.applied(to: Array(text.utf8)) }
    }
  }

  @Test func `progress counts to the number of cases`() {
    var steps: [[Int]] = []
    let file = FixtureFile(bytes: bytes(), path: "Fixtures/wording/a.jsonl")
    _ = FixtureRunner(.idle).run(FixtureSuite(files: [file])) { steps.append([$0, $1]) }
    #expect(steps == [[1, 4], [2, 4], [3, 4], [4, 4]])
  }
}
