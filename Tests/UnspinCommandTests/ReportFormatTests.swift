import Foundation
import Testing
import Unspin

@testable import UnspinCommand

/// JSON and SARIF as the command writes them.
@Suite struct ReportFormatTests {
  static let article =
    "🙂 “She can't assist however smile,” mentioned Web optimization Dan Ah.\r\nWatch Now\r\n\r\nThe solid of the sequence met its followers."

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a b.txt", Self.article)
    try folder.write("fine.txt", "A fine day.\n")
    try folder.write("empty.txt", "")
  }

  @Test(
    .enabled(if: SchemaChecker.isThere, "python3-jsonschema is missing; apt-get install python3-jsonschema"),
    arguments: [
      ["--format", "json"], ["inspect", "--format", "json"], ["--format", "json", "--assume", "spun"],
      ["--format", "json", "--check"],
    ])
  func `reports are what their schema says`(arguments: [String]) throws {
    let report = try Command.unspin.run(arguments + ["a b.txt", "fine.txt", "empty.txt"], in: folder)
    let result = try SchemaChecker.run(["--closed"], on: report.stdout)
    #expect(result.status == 0, "\(result.stderr)")
  }

  @Test(
    .enabled(if: SchemaChecker.isThere, "python3-jsonschema is missing; apt-get install python3-jsonschema"),
    arguments: [
      (#""schema" : 1"#, #""schema" : 2"#), (#""number" : 1,"#, #""number" : 0,"#),
      (#""number" : 1,"#, ""), (#""kind" : "name""#, #""kind" : "names""#),
      (#""start" : 0"#, #""start" : -1"#), (#""language" : "undetermined""#, #""language" : null"#),
      (#""name" : "a b.txt""#, #""nom" : "a b.txt""#),
    ])
  func `the schema refuses what is none`(old: String, new: String) throws {
    try folder.write("a b.txt", "Web optimization Dan Ah smiles.\n")
    let report = try Command.unspin.run(["--format", "json", "--assume", "spun", "a b.txt"], in: folder)
    let changed = report.text.replacingOccurrences(of: old, with: new)
    try #require(changed != report.text, "\(old) is not in \(report.text)")
    #expect(try SchemaChecker.run([], on: Array(changed.utf8)).status == 1)
  }

  @Test func `places in SARIF hold what the report says is there`() throws {
    let output = try Command.unspin.run(
      ["inspect", "--format", "sarif", "--assume", "spun", "a b.txt", "fine.txt"], in: folder)
    #expect(output.status == 0)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(output.stdout)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.contains("sarif-2.1.0") == true)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    let uris = artifacts.map { ($0["location"] as? [String: Any])?["uri"] as? String }
    #expect(uris == ["a%20b.txt", "fine.txt"])
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]]).map { $0["id"] as? String }

    let repair = try Unspinner(options: Options(assume: .spun)).repair(Self.article)
    try #require(!repair.edits.isEmpty)
    let results = try #require(run["results"] as? [[String: Any]])
    let warnings = results.filter { $0["level"] as? String == "warning" }
    #expect(warnings.count == repair.edits.count)
    for (result, edit) in zip(warnings, repair.edits) {
      let rule = try #require(result["ruleIndex"] as? Int)
      #expect(rules[rule] == result["ruleId"] as? String)
      #expect(rules[rule] == edit.kind.rawValue)
      #expect(try text(at: try region(of: result), in: Self.article) == edit.original)
      let change = try #require(
        ((result["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])?.first)
      let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
      #expect((replacement["insertedContent"] as? [String: Any])?["text"] as? String == edit.replacement)
      let deleted = try #require(replacement["deletedRegion"] as? [String: Int])
      #expect(try text(at: deleted, in: Self.article) == edit.original)
      let rank = try #require(result["rank"] as? Double)
      #expect((0...100).contains(rank))
    }
  }

  @Test(arguments: [
    ("plain", 1, 6), ("", 1, 1), ("\n", 2, 1), ("\r\n", 2, 1), ("a\rb", 2, 2), ("🙂e\u{301}", 1, 4),
    ("a\r\n\r\nbc", 3, 3),
  ])
  func `a region ends behind its last code point`(text: String, line: Int, column: Int) {
    let region = SARIFLog.Region(Report.Place(line: 1, column: 1), text)
    #expect(region.endLine == line && region.endColumn == column)
  }

  @Test func `one diff of several files is applied at once`() throws {
    try folder.write("sub/b.txt", "Web optimization Dan Ah smiles.")
    try folder.write("c.txt", "Web optimization Dan Ah smiles.\r\nThe end\r\n")
    let files = ["a b.txt", "sub/b.txt", "c.txt", "fine.txt"]
    let repaired = try files.map { try Command.unspin.run(["--assume", "spun", $0], in: folder).stdout }
    let diff = try Command.unspin.run(["--diff", "--assume", "spun"] + files, in: folder)
    #expect(diff.status == 1)
    let patch = try Command.patch.run(["-p0", "--binary", "--fuzz=0"], in: folder, input: diff.stdout)
    #expect(patch.status == 0, "\(patch.text)")
    for (file, bytes) in zip(files, repaired) { #expect(try folder.read(file) == bytes, "\(file)") }
  }

  private func region(of result: [String: Any]) throws -> [String: Int] {
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: Any])
    return try #require(place["region"] as? [String: Int])
  }

  /// The text of a region, found without help of the library.
  private func text(at region: [String: Int], in text: String) throws -> String {
    var lines: [[Unicode.Scalar]] = [[]]
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      lines[lines.count - 1].append(scalar)
      let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if scalar == "\n" || (scalar == "\r" && !isPair) { lines.append([]) }
    }
    let (firstLine, firstColumn) = (try #require(region["startLine"]), try #require(region["startColumn"]))
    let (lastLine, lastColumn) = (try #require(region["endLine"]), try #require(region["endColumn"]))
    var found: [Unicode.Scalar] = []
    for line in firstLine...lastLine {
      let start = line == firstLine ? firstColumn - 1 : 0
      let end = line == lastLine ? lastColumn - 1 : lines[line - 1].count
      found += lines[line - 1][start..<end]
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: found)
    return String(result)
  }
}

/// Scripts/check-report with Debian's Python.
enum SchemaChecker {
  private static let python = Command(path: "/usr/bin/python3")

  static let isThere: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? python.run(["-c", "import jsonschema"], in: folder).status) == 0
  }()

  static func run(_ arguments: [String], on report: [UInt8]) throws -> Command.Result {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../Scripts/check-report"
    ).standardizedFileURL.path
    return try python.run([script] + arguments, in: try TemporaryFolder(), input: report)
  }
}
