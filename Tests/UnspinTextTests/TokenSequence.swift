import UnspinText

/// The tokens of a short text, for tests.
struct TokenSequence {
  let tokens: [Token]

  init(of text: String) throws(ICUError) {
    var tokenizer = try Tokenizer()
    var tokens: [Token] = []
    try tokenizer.tokenize(text, into: &tokens)
    self.tokens = tokens
  }
}
