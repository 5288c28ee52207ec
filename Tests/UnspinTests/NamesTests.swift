import Testing
import UnspinText

@testable import Unspin

/// Names and dates: what may be restored where.
@Suite struct `Names and dates` {
  private func document(_ text: String) throws -> Document {
    var reader = try DocumentReader()
    return try Document(Array(text.utf8), reader: &reader)
  }

  private func index(of word: String, in document: Document) throws -> Int {
    try #require(document.tokens.firstIndex { document.text($0.span) == word })
  }

  @Test(arguments: [
    ("The drama airs on Could 14 at nine.", "Could", true),
    ("The Might 30 broadcast was long.", "Might", true),
    ("It opens in early Could.", "Could", true),
    ("Could 14 people fit in the lift?", "Could", false),
    ("He Could be late.", "Could", false),
    ("Could 3, 2012, was a Thursday.", "Could", true),
    ("Might 99 at last.", "Might", false),
  ])
  func `a month is asked for its date`(_ text: String, _ month: String, _ isDate: Bool) throws {
    let document = try document(text)
    let index = try index(of: month, in: document)
    #expect(DateShape.allows(document, index..<index + 1) == isDate)
  }

  @Test(arguments: [
    ("Kyum", true), ("Gyeom", true), ("Seonwoo", true), ("Hwa", true), ("Jae", true), ("Strong", false),
    ("Whistle", false), ("Brixton", false), ("Kyum’s", true), ("Sk", false),
  ])
  func `syllables are told from other words`(_ word: String, _ isSyllables: Bool) throws {
    #expect(NameShape.isSyllables(try document(word), 0) == isSyllables)
  }

  @Test(arguments: [
    ("Maeng Solar Woo", "Maeng Sun Woo"),
    ("Do Younger Gil", "Do Young Gil"),
  ])
  func `a name no list knows is restored by its shape`(_ damaged: String, _ name: String) throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    let text = "The actor \(damaged) plays a fisherman in the new drama, and \(damaged) said he was happy."
    #expect(try unspinner.repair(text).text.contains(name))
  }

  @Test(arguments: [
    "Solar of MAMAMOO sang two songs.", "They put solar panels on the roof of the studio.",
    "Her younger sister Winter Kang laughed.", "A web optimization company bought the site.",
  ])
  func `look-alikes stay`(_ text: String) throws {
    #expect(try Unspinner().repair(text).text == text)
  }

  @Test func `addresses and handles stay`() throws {
    let text =
      "Write to movie@collectively.example or see https://present.example/solid/movie?function=within."
    #expect(
      try Unspinner(options: Options(assume: .spun)).repair(text).text.contains("movie@collectively.example"))
    #expect(
      try Unspinner(options: Options(assume: .spun)).repair(text).text.contains(
        "/solid/movie?function=within"))
  }

  @Test func `a name damaged beyond doubt is restored alone`() throws {
    let repair = try Unspinner().repair("Web optimization Dan Ah smiles.")
    #expect(repair.text == "Seo Dan Ah smiles.")
    #expect(repair.edits.first?.kind == .name)
  }

  @Test func `nothing is restored where the text is said to be genuine`() throws {
    let text = "Web optimization Dan Ah smiles."
    #expect(try Unspinner(options: Options(assume: .genuine)).repair(text).text == text)
  }
}
