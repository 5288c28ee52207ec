import Testing
import Unspin

@testable import UnspinCommand

/// Taking part of a repair: `apply`, and `revert` with a selection.
@Suite struct SelectionTests {
  /// A damaged text with CRLF, without a last line end, in which several kinds are repaired.
  static let text =
    "🙂 Web optimization Dan Ah met Web optimization Ha Rin.\r\nWatch Now\r\n\r\nShe loved the purple whale and a orange fish"
  static let rows =
    "wording\tpurple whale\tgreen fish\nwording\torange fish\tblue bird\n"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.txt", Self.text)
    try folder.write("own.tsv", Self.rows)
    let arguments = ["--assume", "spun", "--lexicon", "own.tsv", "a.txt"]
    try folder.write(
      "report.json", try Command.unspin.run(["inspect", "--format", "json"] + arguments, in: folder).stdout)
    try folder.write("repaired.txt", try Command.unspin.run(arguments, in: folder).stdout)
  }

  private func run(_ arguments: [String]) throws -> String {
    let result = try Command.unspin.run(arguments, in: folder)
    #expect(result.status == 0, "\(result.stderr)")
    return result.text
  }

  @Test func `all edits of a report make the repaired text, and lead back`() throws {
    let repaired = try folder.read("repaired.txt")
    try #require(repaired != Array(Self.text.utf8))
    #expect(Array(try run(["apply", "report.json", "a.txt"]).utf8) == repaired)
    #expect(Array(try run(["revert", "report.json", "repaired.txt"]).utf8) == Array(Self.text.utf8))
  }

  @Test(
    arguments: [
      (["--edits", "1"], .init(numbers: [1...1])), (["--edits", "2-3"], .init(numbers: [2...3])),
      (["--only", "names"], .init(kinds: [.name])),
      (["--skip", "names"], .init(kinds: Set(Edit.Kind.allCases).subtracting([.name]))),
      (["--min-confidence", "0.97"], .init(minimumConfidence: 0.97)),
      (["--min-confidence", "1"], .init(minimumConfidence: 1)),
      (
        ["--only", "names,wording", "--edits", "1,3", "--min-confidence", "0.5"],
        .init(numbers: [1...1, 3...3], kinds: [.name, .wording], minimumConfidence: 0.5)
      ),
    ] as [([String], Report.Selection)])
  func `what is applied and what is taken back make up the whole`(
    arguments: [String], selection: Report.Selection
  ) throws {
    let report = try ReportWriter.report(try folder.read("report.json"), label: "report.json")
    let document = try #require(report.documents.first)
    try #require(document.edits.count >= 3)
    let applied = try run(["apply", "report.json", "a.txt"] + arguments)
    let left = try run(["revert", "report.json", "repaired.txt"] + arguments)
    let chosen = document.edits.filter { entry in
      selection.kinds.contains(entry.edit.kind) && entry.edit.confidence >= selection.minimumConfidence
        && (selection.numbers?.contains { $0.contains(entry.number) } ?? true)
    }
    let others = document.edits.filter { !chosen.contains($0) }
    #expect(applied == (try Repair.replay(chosen.map(\.edit), on: Self.text)))
    #expect(left == (try Repair.replay(others.map(\.edit), on: Self.text)))
  }

  @Test func `an article goes with its word`() throws {
    func edit(_ start: Int, _ original: String, _ replacement: String) -> Edit {
      Edit(
        kind: .wording, span: start..<start + original.utf8.count, original: original,
        replacement: replacement,
        confidence: 0.9, reason: "A test.")
    }
    let repair = try Repair(
      original: "an apple and a hat",
      edits: [edit(0, "an", "a"), edit(3, "apple", "pear"), edit(13, "a", "an"), edit(15, "hat", "egg")],
      findings: [], verdict: Verdict(probability: 1, language: .english))
    let document = Report.Document(name: "-", repair: repair)
    #expect(try document.apply(.init(numbers: [2...2]), to: repair.original) == "a pear and a hat")
    #expect(try document.apply(.init(numbers: [1...1, 4...4]), to: repair.original) == "an apple and an egg")
    #expect(try document.revert(repair.text, only: .init(numbers: [4...4])) == "a pear and a hat")
  }

  @Test func `a number that no edit has is a usage error, and nothing is written`() throws {
    for arguments in [["apply", "report.json", "a.txt"], ["revert", "report.json", "repaired.txt"]] {
      let result = try Command.unspin.run(arguments + ["--edits", "1,99"], in: folder)
      #expect(result.status == 64)
      #expect(result.text == "")
      #expect(result.stderr.hasPrefix("unspin: report.json: there is no edit 99; the document has "))
    }
  }

  @Test func `another text is refused`() throws {
    let cases = [
      (
        ["apply", "report.json", "repaired.txt"], "unspin: repaired.txt: this is the repaired text already\n"
      ),
      (
        ["revert", "report.json", "a.txt"],
        "unspin: a.txt: this is the original text already; there is nothing to revert\n"
      ),
    ]
    for (arguments, message) in cases {
      let result = try Command.unspin.run(arguments, in: folder)
      #expect(result.status == 65)
      #expect(result.text == "")
      #expect(result.stderr == message)
    }
    try folder.write("a.txt", Self.text + "\n")
    let result = try Command.unspin.run(["apply", "report.json", "a.txt"], in: folder)
    #expect(result.status == 65)
    #expect(result.text == "")
    #expect(result.stderr.hasPrefix("unspin: a.txt: this is not the original text the report was made for ("))
  }

  @Test func `a report that was changed is refused, whatever part is asked for`() throws {
    let changed = try folder.text("report.json").replacing(
      #""replacement" : "Seo""#, with: #""replacement" : "Sea""#)
    try #require(changed != (try folder.text("report.json")))
    try folder.write("changed.json", changed)
    for file in ["a.txt", "repaired.txt"] {
      let result = try Command.unspin.run(
        [file == "a.txt" ? "apply" : "revert", "changed.json", file, "--only", "chrome"], in: folder)
      #expect(result.status == 65)
      #expect(result.text == "")
    }
  }

  @Test(
    arguments: [
      ("1", [1...1]), ("1,4-7", [1...1, 4...7]), ("3-3", [3...3]), ("", nil), ("0", nil), ("1,", nil),
      ("-3", nil),
      ("3-", nil), ("2-1", nil), ("+1", nil), ("1-2-3", nil), ("one", nil), ("99999999999999999999", nil),
    ] as [(String, [ClosedRange<Int>]?)])
  func `numbers and ranges are separated by commas`(argument: String, ranges: [ClosedRange<Int>]?) {
    #expect(NumberList(argument: argument)?.ranges == ranges)
  }
}
