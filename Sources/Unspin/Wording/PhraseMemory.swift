internal import UnspinLexicon
internal import UnspinText

/// What is known of the phrases that a document holds, wherever they stand in it: looked up once.
///
/// A class, so that a builder that is not changed by building can fill it; it belongs to one builder.
final class PhraseMemory {
  /// One original of a phrase.
  struct Original: BitwiseCopyable {
    var pair: Pair
    /// Index of the pair in its lexicon.
    var index: Int32
    var target: Target
    /// Its words, among ``words``.
    var firstWord: Int32
    var wordCount: Int32
    /// Log probability of its words without context, and how many of them are unknown.
    var unigram: Float
    var unknown: Float
    /// log(1 + sightings).
    var sightings: Float
    /// The first word, as forms are counted.
    var form: TokenKey
  }

  /// A phrase of one lexicon, with or without the ending of a possessive.
  struct Entry: BitwiseCopyable {
    var phrase: Phrase
    var firstOriginal: Int32
    /// Log of the probability that it was left alone; 0 where a spinner never takes it.
    var kept: Float
  }

  private(set) var entries: [Entry] = []
  private(set) var originals: [Original] = []
  private(set) var words: [Lattice.Word] = []
  private var numbers: [UInt64: Int32] = [:]

  /// The number of a phrase among ``entries``.
  func number(
    of phrase: Int, isPossessive: Bool, _ layer: Int, _ lexicon: Lexicon, _ model: LanguageModel
  ) -> Int {
    let key = UInt64(layer) << 40 | UInt64(phrase) << 1 | (isPossessive ? 1 : 0)
    if let known = numbers[key] { return Int(known) }
    let tables = lexicon.tables
    let facts = tables.phrase(phrase)
    let rate = Float(facts.spinRate) / 255
    entries.append(
      Entry(
        phrase: facts, firstOriginal: Int32(originals.count), kept: rate > 0 ? Self.logLeft(rate) : 0))
    for index in Int(facts.firstPair)..<Int(facts.firstPair) + Int(facts.pairCount) {
      let pair = tables.pair(index)
      let target = tables.target(pair.target)
      precondition(target.tokenCount > 0, "an original without words: the lexicon image is corrupt")
      var original = Original(
        pair: pair, index: Int32(index), target: target, firstWord: Int32(words.count),
        wordCount: Int32(target.tokenCount), unigram: 0, unknown: 0,
        sightings: Logarithms.natural1p(pair.count), form: tables.key(target, 0))
      for word in 0..<Int(target.tokenCount) {
        var key = tables.key(target, word)
        if isPossessive, word + 1 == Int(target.tokenCount) {
          key = Possessive.key(lastWordOf: lexicon.text(target)) ?? key
        }
        let known = model.word(key)
        words.append(Lattice.Word(model: known, initial: tables.initial(target, word)))
        original.unigram += known.logProbability
        if !known.isKnown { original.unknown += 1 }
      }
      originals.append(original)
    }
    numbers[key] = Int32(entries.count - 1)
    return entries.count - 1
  }

  /// Log of the probability that a phrase with this spin rate was left alone.
  private static func logLeft(_ rate: Float) -> Float {
    Float(Logarithms.natural(Double(1 - min(rate, 0.97))))
  }
}
