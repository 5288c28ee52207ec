import Testing

@testable import UnspinText

/// Lines of a page are the same however they were typed and decorated.
@Suite struct LineFoldingTests {
  private func folded(_ line: String) throws -> String {
    var folder = try LineFolder()
    return String(decoding: try folder.fold(Array(line.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    "» Read On", "› Read On", "Read On »", "Read On ›", "→ READ ON", "Read\u{A0}On…", "• Read on",
  ])
  func `arrows and other signs fall off`(_ line: String) throws {
    #expect(try folded(line) == "read on")
  }

  @Test(arguments: [
    ("« Lire la suite »", "\" lire la suite \""), ("»Weiterlesen«", "\"weiterlesen\""),
    ("«Leer más»", "\"leer más\""),
  ])
  func `angle quotes around a line stay quotes`(_ line: String, _ form: String) throws {
    #expect(try folded(line) == form)
  }
}
