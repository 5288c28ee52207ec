import Testing
import UnspinText

@testable import Unspin

/// "a" and "an" agree with what is written after them.
@Suite struct `Articles of edits` {
  private func kept(_ text: String, _ edits: [(Range<Int>, String)]) throws -> [String] {
    var reader = try DocumentReader()
    let document = try Document(Array(text.utf8), reader: &reader)
    var edits = edits.map { span, replacement in
      Edit(
        kind: .wording, span: span, original: document.text(span), replacement: replacement, confidence: 1,
        reason: "test")
    }
    Articles.keep(in: &edits, document)
    return edits.map(\.replacement)
  }

  @Test func `the page's article stays before a word that stays`() throws {
    #expect(try kept("She is an observe athlete.", [(7..<9, "a")]) == [])
    #expect(try kept("used to be an observe athlete.", [(0..<13, "was a")]) == ["was an"])
  }

  @Test func `an article goes with the word that is edited after it`() throws {
    #expect(try kept("She is an observe athlete.", [(7..<9, "a"), (10..<17, "track")]) == ["a", "track"])
  }

  @Test func `an article that is put right stays so`() throws {
    #expect(try kept("She is a observe athlete.", [(7..<8, "an")]) == ["an"])
    #expect(try kept("She waits an hour.", [(10..<12, "a")]) == ["a"])
    #expect(try kept("She waits one hour.", [(10..<13, "an")]) == ["an"])
  }
}
