import Foundation
import Testing

/// Promises that hold whatever the dictionaries know.
@Suite struct RoundTripTests {
  /// A damaged text with what makes spans and lines hard: emoji, combining marks, CRLF, no last line end.
  static let texts: [String] = [
    "Web optimization Dan Ah, a former observe and area athlete, smiles.\n",
    "🙂 “She can't assist however smile,” mentioned Web optimization Dan Ah.\r\nWatch Now\r\n\r\nThe e\u{301}nd",
    "<p>Tom &amp; Jerry â€™s</p>\n\nWatch Now\nShare this article\n\nThe solid of the sequence met its followers.\n",
    "Fine.\n",
    "",
  ]

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: texts, ["auto", "spun"])
  func `check, diff and write agree with the repaired text`(text: String, assume: String) throws {
    let options = ["--assume", assume]
    let repaired = try Command.unspin.run(options, in: folder, input: text)
    #expect(repaired.status == 0)
    let expected: Int32 = repaired.stdout == Array(text.utf8) ? 0 : 1
    #expect(try Command.unspin.run(options + ["--check"], in: folder, input: text).status == expected)
    try folder.write("a.txt", text)
    let diff = try Command.unspin.run(options + ["--diff", "a.txt"], in: folder)
    #expect(diff.status == expected)
    let write = try Command.unspin.run(options + ["--write", "a.txt"], in: folder)
    #expect(write.status == 0)
    #expect(try folder.read("a.txt") == repaired.stdout)
    if expected == 1 {
      try folder.write("a.txt", text)
      #expect(try Command.patch.run(["--binary", "a.txt"], in: folder, input: diff.stdout).status == 0)
      #expect(try folder.read("a.txt") == repaired.stdout)
    }
  }

  @Test(arguments: texts) func `a report takes the repaired text back to the original`(text: String) throws {
    let json = try Command.unspin.run(["--assume", "spun", "--format", "json"], in: folder, input: text)
    #expect(json.status == 0)
    try folder.write("report.json", json.stdout)
    let repaired = try Command.unspin.run(["--assume", "spun"], in: folder, input: text)
    let reverted = try Command.unspin.run(["revert", "report.json"], in: folder, input: repaired.stdout)
    #expect(reverted.status == 0)
    #expect(reverted.stdout == Array(text.utf8))
    #expect(reverted.stderr == "")
  }

  @Test func `a report finds its document among several`() throws {
    try folder.write("a.txt", "One fine day.\n")
    try folder.write("b.txt", "Another fine day.\n")
    let json = try Command.unspin.run(["--format", "json", "a.txt", "b.txt"], in: folder)
    try folder.write("report.json", json.stdout)
    let result = try Command.unspin.run(["revert", "report.json", "b.txt"], in: folder)
    #expect(result.status == 0)
    #expect(result.text == "Another fine day.\n")
  }

  @Test func `a text the report was not made for is refused`() throws {
    let json = try Command.unspin.run(["--format", "json"], in: folder, input: "One fine day.\n")
    try folder.write("report.json", json.stdout)
    let result = try Command.unspin.run(["revert", "report.json"], in: folder, input: "One fine day!\n")
    #expect(result.status == 65)
    #expect(result.text == "")
    #expect(
      result.stderr.hasPrefix(
        "unspin: standard input: this is not the repaired text the report was made for (14 bytes with CRC-32 "
      ))
  }

  @Test(arguments: texts) func `inspecting changes nothing and always succeeds`(text: String) throws {
    let json = try Command.unspin.run(["inspect", "--format", "json"], in: folder, input: text)
    #expect(json.status == 0)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.stdout)) as? [String: Any])
    #expect(((report["documents"] as? [[String: Any]])?.first)?["text"] == nil)
    #expect(try Command.unspin.run(["inspect"], in: folder, input: text).text.hasPrefix("standard input: "))
  }
}
