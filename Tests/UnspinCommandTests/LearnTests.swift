import Foundation
import Testing

/// `unspin-lexicon learn` over small texts.
@Suite struct LearnTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try LexiconToolTests.folder()
    try folder.write(
      "spun/a.txt", "The solid met.\nShe saw the observe and area star Solar Woo.\nHowever he left.\n")
    try folder.write("real/a.txt", "The cast met.\nShe saw the track and field star Sun Woo.\nBut he left.\n")
    try folder.write("spun/b.txt", "Its solid’s job was laborious, and the solid stone fell on Solar.\n")
    try folder.write("real/b.txt", "Its cast’s job was hard, and the solid stone fell on Sun.\n")
  }

  /// Fields of the lines, by name of the column.
  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    guard let head = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(zip(head.map(String.init), line.map(String.init)), uniquingKeysWith: { first, _ in first })
    }
  }

  @Test func `pairs are read off texts side by side`() throws {
    let result = try LexiconToolTests.run(["learn", "--spun", "spun", "--original", "real"], in: folder)
    #expect(result.status == 0, "\(result.stderr)")
    let rows = rows(result.text)
    let pairs = rows.map { "\($0["kind"] ?? "") \($0["spun"] ?? "") > \($0["original"] ?? "")" }
    #expect(
      pairs == [
        "name solar > Sun", "wording solid > cast", "wording area > field", "wording however > but",
        "wording laborious > hard", "wording observe > track",
      ])
    let solid = try #require(rows.first { $0["spun"] == "solid" })
    #expect(solid["count"] == "2" && solid["pages"] == "2" && solid["kept"] == "0")
    #expect(solid["known"] == "wording/observed.tsv:4")
    #expect(solid["places"] == "The solid [cast] met. She saw | Its solid’s [cast’s] job was laborious,")
  }

  @Test func `what dictionaries know can be left out, and what is rare`() throws {
    let new = try LexiconToolTests.run(
      ["learn", "--spun", "spun", "--original", "real", "--new"], in: folder)
    #expect(!new.text.contains("solid\tcast"))
    #expect(new.text.contains("laborious\thard"))
    let often = try LexiconToolTests.run(
      ["learn", "--spun", "spun", "--original", "real", "--least", "2"], in: folder)
    #expect(rows(often.text).map { $0["spun"] } == ["solar", "solid"])
  }

  @Test func `conflicting originals are named, and words are shared out among pairs`() throws {
    try folder.write("spun/c.txt", "The solid labored laborious.\nThe solid of gold.\nThe workers labored.\n")
    try folder.write("real/c.txt", "The cast worked hard.\nThe mass of gold.\nThe workers worked.\n")
    let result = try LexiconToolTests.run(["learn", "--spun", "spun", "--original", "real"], in: folder)
    let rows = rows(result.text)
    #expect(rows.first { $0["original"] == "cast" }?["others"] == "mass:1")
    #expect(rows.first { $0["original"] == "cast" }?["count"] == "3")
    #expect(rows.contains { $0["spun"] == "labored" && $0["original"] == "worked" && $0["count"] == "2" })
    #expect(rows.contains { $0["spun"] == "laborious" && $0["original"] == "hard" && $0["count"] == "2" })
  }

  @Test func `logs tell precision and recall`() throws {
    try folder.write(
      "logs/a.log.tsv",
      "# start\tend\tspun\toriginal\n4\t9\tsolid\tcast\n0\t1\tsolid’s\tcast’s\n0\t1\tstar\tlead\n0\t1\tHowever\tBut\n"
    )
    let result = try LexiconToolTests.run(
      ["learn", "--spun", "spun", "--original", "real", "--logs", "logs"], in: folder)
    #expect(
      result.text == """
        pairs sighted at least 1×: 2 of 6 right (0.333), 2 of 3 found (0.667)
        pairs sighted at least 2×: 1 of 2 right (0.500), 1 of 1 found (1.000)
        pairs sighted at least 3×: 0 of 0 right (0.000), 0 of 0 found (0.000)

        """)
  }

  @Test func `spun texts alone show what is frequent here and rare elsewhere`() throws {
    for name in ["a", "b", "c"] {
      try folder.write(
        "alone/\(name).txt",
        "She was sad, however he was happy. The show was good, however the end was not. They came to the house.\n"
      )
    }
    let result = try LexiconToolTests.run(["learn", "--spun-only", "alone"], in: folder)
    #expect(result.status == 0, "\(result.stderr)")
    let rows = rows(result.text)
    let phrase = try #require(rows.first { $0["spun"]?.contains("however") == true })
    #expect(phrase["pages"] == "3")
    #expect(rows.allSatisfy { ["the", "was", "to"].contains($0["spun"]) == false })
    // What stands in one text alone may be its subject.
    try folder.write("one/a.txt", String(repeating: "She was sad, however he was happy. ", count: 9))
    try folder.write("one/b.txt", "Fine.\n")
    let one = try LexiconToolTests.run(["learn", "--spun-only", "one"], in: folder)
    #expect(self.rows(one.text).isEmpty)
  }

  @Test(arguments: [
    ["--spun", "spun"], ["--original", "real"], [], ["--spun", "a", "--original", "b", "--spun-only", "c"],
    ["--spun-only", "spun", "--least", "0"],
  ])
  func `the sides belong together`(arguments: [String]) throws {
    #expect(try LexiconToolTests.run(["learn"] + arguments, in: folder).status == 64)
  }

  @Test func `what cannot be read is named`() throws {
    let missing = try LexiconToolTests.run(
      ["learn", "--spun", "gone.txt", "--original", "real/a.txt"], in: folder)
    #expect(missing.status == 74)
    #expect(missing.stderr == "unspin-lexicon: gone.txt: cannot be read: No such file or directory\n")
    let mixed = try LexiconToolTests.run(["learn", "--spun", "spun", "--original", "real/a.txt"], in: folder)
    #expect(mixed.status == 65)
    let same = try LexiconToolTests.run(["learn", "--spun", "real", "--original", "real"], in: folder)
    #expect(same.status == 65)
    try folder.write("bad.txt", [0x61, 0xFF])
    let bad = try LexiconToolTests.run(
      ["learn", "--spun", "bad.txt", "--original", "real/a.txt"], in: folder)
    #expect(bad.status == 65)
    #expect(bad.stderr == "unspin-lexicon: bad.txt: the file is not UTF-8; convert it first\n")
  }
}
