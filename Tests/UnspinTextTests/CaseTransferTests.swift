import Testing

@testable import UnspinText

@Suite struct CaseTransferTests {
  private func transfer(_ replaced: String, _ spelling: String, startsSentence: Bool) throws -> String {
    let tokens = try TokenSequence(of: replaced).tokens
    return CaseTransfer(of: tokens, startsSentence: startsSentence).apply(to: spelling)
  }

  @Test func `inside a sentence the replaced phrase gives the case`() throws {
    let cases: [(replaced: String, spelling: String, result: String)] = [
      ("movie", "film", "film"), ("Movie", "film", "Film"), ("MOVIE", "film", "FILM"),
      ("take a look", "look", "look"), ("Take a look", "look at", "Look at"),
      ("Take A Look At", "look at", "Look at"), ("Take A Look", "look", "Look"),
      ("Talk Host", "talk show host", "Talk Show Host"),
      ("Observe and Area", "track and field", "Track and Field"),
      ("OBSERVE AND AREA", "track and field", "TRACK AND FIELD"), ("I LOVE", "i like", "I LIKE"),
      ("A MOVIE", "a film", "A FILM"), ("TV Sequence", "TV series", "TV Series"),
      ("television sequence", "TV series", "TV series"), ("Okay-pop", "K-pop", "K-pop"),
      ("OKAY-POP", "K-pop", "K-POP"),
      ("web optimization", "Seo", "Seo"), ("Web optimization", "Seo", "Seo"),
      ("WEB OPTIMIZATION", "Seo", "SEO"),
      ("i have", "I've", "I've"), ("12 months", "year", "year"), ("12 Months", "year", "Year"),
      ("—", "-", "-"),
      ("Behind The Scenes", "behind-the-scenes look", "Behind-the-Scenes Look"),
      ("However", "but", "But"), ("Past Evil", "beyond evil", "Beyond Evil"),
      ("Évident", "état", "État"), ("ÉVIDENT", "straße", "STRASSE"), ("Word", "ǆungla", "ǅungla"),
      ("Word", "ﬁlm", "Film"), ("É MOVIE", "un film", "UN FILM"), ("Motion", "'tis", "'Tis"),
      ("Tenth", "10th", "10th"),
      ("iKON fans", "fans of iKON", "fans of iKON"), ("YouTube movie", "YouTube film", "YouTube film"),
      ("Word", "", ""), ("Word", "iPhone", "iPhone"), ("TWO WORDS", "e\u{301}tude", "E\u{301}TUDE"),
    ]
    for (replaced, spelling, result) in cases {
      #expect(try transfer(replaced, spelling, startsSentence: false) == result, "\(replaced)")
    }
  }

  @Test func `at the start of a sentence a capital is the sentence's`() throws {
    let cases: [(replaced: String, spelling: String, result: String)] = [
      ("Movie", "film", "Film"), ("movie", "film", "film"), ("12 months", "year", "Year"),
      ("12", "twelve", "Twelve"),
      ("Take a look", "look at", "Look at"), ("Take A Look", "look over there", "Look over There"),
      ("Followers of Korea", "fans of korea", "Fans of korea"),
      ("YouTube movie", "film online", "Film online"),
      ("MOVIE", "film", "FILM"), ("TV sequence", "series on air", "Series on air"),
    ]
    for (replaced, spelling, result) in cases {
      #expect(try transfer(replaced, spelling, startsSentence: true) == result, "\(replaced)")
    }
  }
}
