/// A phrase of a dictionary or an overlay as tokens, made in the way texts are, so the two meet.
package struct TokenSequence: Sendable, Equatable {
  /// The tokens; spans are UTF-8 offsets into the phrase.
  package let tokens: [Token]

  /// - Parameters:
  ///   - phrase: words as they would stand in a text.
  ///   - tokenizer: used for one phrase after the other; making one costs a tenth of a millisecond.
  /// - Throws: ``ICUError`` when ICU has no memory.
  package init(of phrase: String, by tokenizer: inout Tokenizer) throws(ICUError) {
    var tokens: [Token] = []
    try tokenizer.tokenize(phrase, into: &tokens)
    self.tokens = tokens
  }

  /// A sequence of a single phrase.
  ///
  /// - Throws: ``ICUError`` when ICU has no memory or no data.
  package init(of phrase: String) throws(ICUError) {
    var tokenizer = try Tokenizer()
    try self.init(of: phrase, by: &tokenizer)
  }

  /// ``Token/form`` of each token.
  package var forms: [TokenKey] { tokens.map(\.form) }

  /// ``Token/model`` of each token.
  package var models: [TokenKey] { tokens.map(\.model) }

  /// ``Token/letterCase`` of each token.
  package var letterCases: [LetterCase] { tokens.map(\.letterCase) }

  /// One key for all forms in order; nil when there is no token.
  package var key: TokenKey? {
    guard let first = tokens.first else { return nil }
    return tokens.dropFirst().reduce(first.form) { $0.followed(by: $1.form) }
  }
}
