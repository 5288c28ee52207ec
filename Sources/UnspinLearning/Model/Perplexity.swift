package import UnspinLexicon
internal import UnspinText

/// How well a model foretells held-out text.
package enum Perplexity {
  /// exp of the mean negative log probability of the last word of each 3-gram.
  ///
  /// - Parameters:
  ///   - model: The model to measure.
  ///   - trigrams: `count TAB word word word` a line, all 3-grams of the held-out text.
  ///   - knownOnly: Leaves out 3-grams whose last word is outside the vocabulary, so that models with
  ///     different vocabularies of unknown words compare.
  /// - Returns: The perplexity, and the share of last words that are unknown.
  /// - Throws: ``LearningError`` naming the line that cannot be read.
  package static func of(
    _ model: LanguageModel, trigrams: [UInt8], knownOnly: Bool
  ) throws(LearningError) -> (perplexity: Double, unknown: Double) {
    try of(
      trigrams: trigrams, knownOnly: knownOnly, isKnown: { model.word($0).isKnown },
      logProbability: { first, second, third in
        Double(model.logProbability(of: model.word(third), in: model.context(first, second)))
      })
  }

  /// The same for anything that gives natural logs of probabilities.
  static func of(
    trigrams: [UInt8], knownOnly: Bool, isKnown: (TokenKey) -> Bool,
    logProbability: (TokenKey, TokenKey, TokenKey) -> Double
  ) throws(LearningError) -> (perplexity: Double, unknown: Double) {
    var reader = CountReader(trigrams, fields: 2, name: "held-out 3-grams")
    var sum = 0.0
    var tokens = 0.0
    var unknown = 0.0
    var all = 0.0
    while let row = try reader.next() {
      let count = Double(row.count)
      let isKnown = isKnown(row.words.2)
      all += count
      if !isKnown { unknown += count }
      if knownOnly && !isKnown { continue }
      sum += count * logProbability(row.words.0, row.words.1, row.words.2)
      tokens += count
    }
    guard tokens > 0 else { throw LearningError("held-out 3-grams: nothing to measure on") }
    return (Logarithms.exponential(-sum / tokens), unknown / all)
  }
}
