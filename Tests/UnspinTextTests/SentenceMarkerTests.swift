import Testing

@testable import UnspinText

@Suite struct SentenceMarkerTests {
  private func starts(_ text: String) throws -> [String] {
    var tokenizer = try Tokenizer()
    var marker = try SentenceMarker()
    var tokens: [Token] = []
    try tokenizer.tokenize(text, into: &tokens)
    try marker.mark(&tokens, in: text)
    return tokens.filter { $0.flags.contains(.sentenceStart) }.map { String($0.text(in: text)) }
  }

  @Test func `the first token of each sentence is marked`() throws {
    let cases: [(text: String, starts: [String])] = [
      ("", []), ("   ", []), ("One", ["One"]), ("One. Two! Three? Four", ["One", "Two", "Three", "Four"]),
      ("He left. “Why?” she asked. (No one knew.) Then", ["He", "“", "she", "(", "Then"]),
      ("It costs 3.5 million. next", ["It"]), ("He met Dr. Lee. 5 of them", ["He", "Lee"]),
      ("Wait… What", ["Wait", "What"]), ("Wait... what", ["Wait"]),
      ("a line\nb line\r\nc line\rd", ["a", "b", "c", "d"]),
      ("a\u{2028}b\u{2029}c\u{85}d", ["a", "b", "c", "d"]),
      ("One.\u{A0}Two.  \n\n  Three", ["One", "Two", "Three"]),
      ("日本語。漢字。", ["日本語", "漢字"]), ("!? !? Hm", ["!", "Hm"]), ("U.S.A. is", ["U.S.A"]),
      ("“It’s over.” He said… “Go!”", ["“", "He", "“"]), ("é. Été! ñ", ["é", "Été", "ñ"]),
    ]
    for (text, expected) in cases {
      let found = try starts(text)
      #expect(found == expected, "\(text)")
    }
  }

  @Test func `marks that were there are taken off`() throws {
    var tokenizer = try Tokenizer()
    var marker = try SentenceMarker()
    var tokens: [Token] = []
    try tokenizer.tokenize("One two three.", into: &tokens)
    for index in tokens.indices { tokens[index].flags.insert(.sentenceStart) }
    try marker.mark(&tokens, in: "One two three.")
    #expect(tokens.map { $0.flags.contains(.sentenceStart) } == [true, false, false, false])
  }
}
