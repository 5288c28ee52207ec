internal import CLexiconImage
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

  /// Asks for the memory that ``context(_:_:_:)`` will read.
  package func announce(_ first: TokenKey, _ last: Word, _ pair: Bigram) {
    if last.isKnown { announce(first.followed(by: last.key).rawValue, pair) }
  }

  /// Natural logarithms of the probabilities of several words after several contexts.
  ///
  /// The tables are larger than caches, so all that will be read is asked for before the first is.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - contexts: The two words before each of them.
  ///   - groups: For each context the number of its last word: equal numbers share a row of `pairs`.
  ///   - pairs: A row for each group: what is known of its word with each of `words`; filled where needed.
  ///   - results: A row for each context.
  package func logProbabilities(
    of words: UnsafeBufferPointer<Word>, in contexts: UnsafeBufferPointer<Context>,
    groups: UnsafePointer<Int32>, pairs: UnsafeMutablePointer<Bigram>,
    into results: UnsafeMutablePointer<Float>
  ) {
    let width = words.count
    for number in contexts.indices {
      let context = contexts[number]
      let row = pairs + Int(groups[number]) &* width
      // The first of a group asks for its pairs.
      let isFirst = number == 0 || groups[number] > groups[number &- 1]
      for index in 0..<width where words[index].isKnown {
        if context.hasTrigrams {
          let hash = TokenKey(rawValue: context.bigramHash).followed(by: words[index].key).rawValue
          let line = NgramTables.line(hash, count: trigramLines) &* NgramTables.lineBytes
          trigrams.withElements { unspin_prefetch($0.baseAddress.map { $0 + line }) }
        }
        if isFirst, context.hasBigrams {
          announce(context.last.followed(by: words[index].key).rawValue, row[index])
        }
      }
    }
    codes.withElements { codes in
      for number in contexts.indices {
        let context = contexts[number]
        let row = pairs + Int(groups[number]) &* width
        let target = results + number &* width
        for index in 0..<width {
          target[index] = logProbability(of: words[index], in: context, codes, &row[index])
        }
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
  private func announce(_ hash: UInt64, _ pair: Bigram) {
    guard pair.entry == Bigram.unasked.entry else { return }
    let line = NgramTables.line(hash, count: bigramLines) &* NgramTables.bigramsPerLine
    bigrams.withElements { unspin_prefetch($0.baseAddress.map { $0 + line }) }
  }

  @inline(__always)
  private func ask(_ hash: UInt64, _ pair: inout Bigram) {
    if pair.entry == Bigram.unasked.entry { pair.entry = bigram(hash) ?? Bigram.absent.entry }
  }
}
