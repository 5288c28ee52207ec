package import UnspinText

/// Questions a decoder asks many of at once: the answers are those of the functions that ask one, bit for bit.
extension LanguageModel {
  /// What the table of 2-grams holds for two words, asked once and used for the probability of the second
  /// after the first and for what follows both.
  package struct Bigram: Sendable, BitwiseCopyable {
    /// The entry of the table; see ``unasked`` and ``absent``, which no entry equals, since fingerprints are
    /// at least 1.
    var entry: UInt32

    /// Not looked up yet.
    package static let unasked = Bigram(entry: 0)
    /// Looked up and not there.
    static let absent = Bigram(entry: 1)

    var isThere: Bool { entry > 1 }
  }

  /// The context of two words.
  ///
  /// - Parameters:
  ///   - first: The word before the last.
  ///   - last: The last word.
  ///   - pair: What is known of the two; looked up when it was not.
  /// - Returns: The context.
  package func context(_ first: TokenKey, _ last: Word, _ pair: inout Bigram) -> Context {
    let hash = first.followed(by: last.key).rawValue
    var context = Context(
      bigramHash: hash, last: last.key, lastBackoff: last.backoff, bigramBackoff: 0, hasTrigrams: false,
      hasBigrams: last.isKnown)
    guard last.isKnown else { return context }
    ask(hash, &pair)
    if pair.isThere {
      let code = Int(pair.entry & 0xFF)
      // Code 0 is kept for 2-grams that no known 3-gram starts with.
      context.hasTrigrams = code != 0
      context.bigramBackoff = code == 0 ? 0 : codes[256 + code]
    }
    return context
  }

  /// Natural logarithms of the probabilities of several words after one context.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - context: The two words before each of them.
  ///   - pairs: What is known of the last word of the context with each word; filled where it is needed.
  ///   - results: Room for as many numbers as there are words.
  package func logProbabilities(
    of words: UnsafeBufferPointer<Word>, in context: Context, pairs: UnsafeMutablePointer<Bigram>,
    into results: UnsafeMutablePointer<Float>
  ) {
    codes.withElements { codes in
      for index in words.indices {
        results[index] = logProbability(of: words[index], in: context, codes, &pairs[index])
      }
    }
  }

  /// Natural logarithm of the probability of `word` after a context.
  package func logProbability(of word: Word, in context: Context, _ pair: inout Bigram) -> Float {
    codes.withElements { logProbability(of: word, in: context, $0, &pair) }
  }

  @inline(__always)
  private func logProbability(
    of word: Word, in context: Context, _ codes: UnsafeBufferPointer<Float>, _ pair: inout Bigram
  ) -> Float {
    guard word.isKnown else { return unknown + context.lastBackoff + context.bigramBackoff }
    if context.hasTrigrams {
      let hash = TokenKey(rawValue: context.bigramHash).followed(by: word.key).rawValue
      if let code = trigram(hash) { return codes[512 + Int(code)] }
    }
    if context.hasBigrams {
      ask(context.last.followed(by: word.key).rawValue, &pair)
      if pair.isThere { return codes[Int(pair.entry >> 8 & 0xFF)] + context.bigramBackoff }
    }
    return word.logProbability + context.lastBackoff + context.bigramBackoff
  }

  @inline(__always)
  private func ask(_ hash: UInt64, _ pair: inout Bigram) {
    if pair.entry == Bigram.unasked.entry { pair.entry = bigram(hash) ?? Bigram.absent.entry }
  }
}
