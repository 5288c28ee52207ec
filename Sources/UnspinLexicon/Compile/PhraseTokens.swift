package import UnspinText

/// The tokens of a dictionary phrase.
package struct PhraseTokens: Sendable {
  /// Form keys, for look-up in texts.
  package var forms: [TokenKey] = []
  /// Language-model keys.
  package var models: [TokenKey] = []
  /// Whether nothing stands between a token and the one before; false for the first.
  package var joined: [Bool] = []
  /// Letter case of each token.
  package var cases: [LetterCase] = []
  /// UTF-8 ranges of the tokens in the phrase.
  package var spans: [Range<Int>] = []
  /// How each token begins, for the choice of "a" or "an".
  package var initials: [WordInitial] = []

  package var count: Int { forms.count }

  /// The state of the phrase trie after all tokens.
  var state: TokenKey {
    var state = forms[0]
    for index in 1..<forms.count {
      state = Lexicon.step(state, forms[index], isJoined: joined[index])
    }
    return state
  }
}

/// Splits dictionary phrases the way texts are split.
package struct PhraseTokenizer: ~Copyable {
  private var tokenizer: Tokenizer
  private var tokens: [Token] = []

  /// - Throws: ``ICUError`` when ICU cannot open its break iterator.
  package init() throws(ICUError) { tokenizer = try Tokenizer() }

  /// The tokens of a phrase; none for an empty one.
  package mutating func tokens(of phrase: some StringProtocol) throws(ICUError) -> PhraseTokens {
    let bytes = [UInt8](phrase.utf8)
    try tokenizer.tokenize(String(phrase), into: &tokens)
    var result = PhraseTokens()
    for (index, token) in tokens.enumerated() {
      result.forms.append(token.form)
      result.models.append(token.model)
      result.joined.append(index > 0 && token.flags.contains(.joined))
      result.cases.append(token.letterCase)
      result.spans.append(token.span)
      result.initials.append(WordInitial(bytes[token.span]))
    }
    return result
  }
}
