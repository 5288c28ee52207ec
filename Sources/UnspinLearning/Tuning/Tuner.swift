package import Unspin
internal import UnspinLexicon
internal import UnspinText

/// Fits the weights of the decoder on pairs: maximum likelihood of the path that spells the original
/// (conditional random field), by Adam (Kingma and Ba 2015) over sentences in a seeded order.
package struct Tuner {
  /// How to fit.
  package struct Parameters {
    package var epochs = 3
    package var rate: Float = 0.03
    package var batch = 16
    /// Pull towards the starting weights.
    package var decay: Float = 1e-4
    package var seed: UInt64 = 1

    package init() {}
  }

  private let knowledge: Knowledge
  private let parameters: Parameters

  package init(_ knowledge: Knowledge, _ parameters: Parameters) {
    self.knowledge = knowledge
    self.parameters = parameters
  }

  /// Features whose weights are not fitted: simulated pairs damage few names, and not in the ways of real pages.
  private static let fixed: Set<Feature> = [.name, .namePart, .distinctive]

  /// A sentence ready to be decoded again and again.
  private struct Item {
    var pair: Int
    var sentence: Int
    /// The words that the oracle path spells.
    var gold: [TokenKey]
  }

  /// What fitting gave.
  package struct Outcome {
    package var weights: FeatureWeights
    /// Mean log probability of the oracle path of a sentence, by epoch.
    package var logLikelihoods: [Double]
  }

  /// Fits weights.
  ///
  /// - Complexity: O(epochs x decoding all pairs).
  package func fit(_ pairs: [TrainingPair], from start: FeatureWeights) -> Outcome {
    var contexts: [DocumentContext] = []
    var items: [Item] = []
    for (index, pair) in pairs.enumerated() {
      let context = context(pair.spun)
      contexts.append(context)
      for (sentence, gold) in goldWords(pair, context, start).enumerated() {
        items.append(Item(pair: index, sentence: sentence, gold: gold))
      }
    }
    var weights = start
    var first = [Float](repeating: 0, count: Feature.count)
    var second = [Float](repeating: 0, count: Feature.count)
    var random = SplitMix(seed: parameters.seed)
    var outcome = Outcome(weights: start, logLikelihoods: [])
    var steps: Float = 0
    let total = Float(parameters.epochs * items.count / parameters.batch + 1)
    var decoder = LatticeDecoder(model: knowledge.model)
    var lattice = Lattice()
    for _ in 0..<parameters.epochs {
      items.shuffle(using: &random)
      var gradient = [Float](repeating: 0, count: Feature.count)
      var inBatch = 0
      var logLikelihood = 0.0
      for item in items {
        let builder = LatticeBuilder(knowledge, weights: weights)
        let document = pairs[item.pair].spun
        builder.build(
          document.sentences[item.sentence], of: document, context: contexts[item.pair],
          protection: Protection(none: document),
          into: &lattice)
        decoder.decode(&lattice, weights: weights)
        logLikelihood += Double(addGradient(lattice, decoder, item.gold, weights, &gradient) ?? 0)
        inBatch += 1
        guard inBatch == parameters.batch else { continue }
        steps += 1
        let rate = parameters.rate * max(0.05, 1 - steps / total)
        for feature in Self.fixed { gradient[feature.rawValue] = 0 }
        for index in gradient.indices where !Self.fixed.contains(Feature.allCases[index]) {
          let slope =
            gradient[index] / Float(inBatch) - parameters.decay
            * (weights.values[index] - start.values[index])
          first[index] = 0.9 * first[index] + 0.1 * slope
          second[index] = 0.999 * second[index] + 0.001 * slope * slope
          let corrected = first[index] / (1 - Self.power(0.9, steps))
          let variance = second[index] / (1 - Self.power(0.999, steps))
          weights.values[index] += rate * corrected / (variance.squareRoot() + 1e-6)
          gradient[index] = 0
        }
        inBatch = 0
      }
      outcome.logLikelihoods.append(logLikelihood / Double(max(items.count, 1)))
    }
    outcome.weights = weights
    return outcome
  }

  /// Evidence and counts of a document.
  private func context(_ document: Document) -> DocumentContext {
    let outcome = EvidencePass.measure(document, lexicon: knowledge.lexicons[0])
    return DocumentContext(document, families: outcome.families, encoder: knowledge.encoder)
  }

  private func lattices(
    _ pair: TrainingPair, _ context: DocumentContext, _ weights: FeatureWeights
  ) -> [Lattice] {
    let builder = LatticeBuilder(knowledge, weights: weights)
    return pair.spun.sentences.map { sentence in
      var lattice = Lattice()
      builder.build(
        sentence, of: pair.spun, context: context, protection: Protection(none: pair.spun), into: &lattice)
      return lattice
    }
  }

  private func goldWords(
    _ pair: TrainingPair, _ context: DocumentContext, _ weights: FeatureWeights
  ) -> [[TokenKey]] {
    let lattices = lattices(pair, context, weights)
    let oracle = OraclePath(lattices, pair)
    return zip(lattices, oracle.arcs).map { lattice, path in
      path.flatMap { index in
        let arc = lattice.arcs[index]
        return (Int(arc.firstWord)..<Int(arc.firstWord + arc.wordCount)).map { lattice.words[$0].model.key }
      }
    }
  }

  /// Adds gold minus expected features; returns the log probability of the gold words, nil when the lattice no
  /// longer spells them.
  ///
  /// Several paths may spell the same words ("poor household" as one phrase or two); all of them are right, so
  /// the gold side is an expectation, too.
  private func addGradient(
    _ lattice: Lattice, _ decoder: borrowing LatticeDecoder, _ gold: [TokenKey], _ weights: FeatureWeights,
    _ gradient: inout [Float]
  ) -> Float? {
    let columns = gold.count + 1
    let unreached = -Float.infinity
    var alpha = [Float](repeating: unreached, count: (lattice.count + 1) * columns)
    var beta = alpha
    alpha[0] = 0
    beta[beta.count - 1] = 0
    func spells(_ arc: Lattice.Arc, _ column: Int) -> Bool {
      column + Int(arc.wordCount) < columns
        && (0..<Int(arc.wordCount)).allSatisfy {
          lattice.words[Int(arc.firstWord) + $0].model.key == gold[column + $0]
        }
    }
    func visit(_ position: Int, _ body: (Int, Int, Lattice.Arc) -> Void) {
      for column in 0..<columns {
        for index in lattice.arcStarts[position]..<lattice.arcStarts[position + 1] {
          let arc = lattice.arcs[index]
          guard spells(arc, column) else { continue }
          body(position * columns + column, Int(arc.end) * columns + column + Int(arc.wordCount), arc)
        }
      }
    }
    for position in 0..<lattice.count {
      visit(position) { from, to, arc in
        if alpha[from] > unreached { alpha[to] = Self.logSum(alpha[to], alpha[from] + arc.score) }
      }
    }
    let total = alpha[alpha.count - 1]
    guard total > unreached else { return nil }
    for position in (0..<lattice.count).reversed() {
      visit(position) { from, to, arc in
        guard beta[to] > unreached, alpha[from] > unreached else { return }
        beta[from] = Self.logSum(beta[from], beta[to] + arc.score)
        let share = Float(Logarithms.exponential(Double(alpha[from] + arc.score + beta[to] - total)))
        guard share > 1e-6 else { return }
        for feature in lattice.features[Int(arc.firstFeature)..<Int(arc.firstFeature + arc.featureCount)] {
          gradient[Int(feature.feature)] += share * feature.value
        }
      }
    }
    for arc in lattice.arcs where arc.posterior > 1e-6 {
      for index in Int(arc.firstFeature)..<Int(arc.firstFeature + arc.featureCount) {
        gradient[Int(lattice.features[index].feature)] -= arc.posterior * lattice.features[index].value
      }
    }
    for step in decoder.steps where step.probability > 1e-6 {
      gradient[Feature.languageModel.rawValue] -= step.probability * step.languageModel
      if step.isDoubled { gradient[Feature.doubled.rawValue] -= step.probability }
      if step.breaksArticle { gradient[Feature.article.rawValue] -= step.probability }
    }
    // The language model sees the same words on every gold path.
    var value: Float = 0
    var previous = TokenKey(rawValue: 0)
    var last = knowledge.model.word(.sentenceStart)
    for key in gold + [.sentenceEnd] {
      let word = knowledge.model.word(key)
      value += knowledge.model.logProbability(of: word, in: knowledge.model.context(previous, last))
      previous = last.key
      last = word
    }
    gradient[Feature.languageModel.rawValue] += value
    let articles = clashes(lattice, gold)
    gradient[Feature.article.rawValue] += articles
    return total + weights[.languageModel] * value + weights[.article] * articles - decoder.logPartition
  }

  /// How often "a" stands before a vowel or "an" before a consonant in gold words.
  private func clashes(_ lattice: Lattice, _ gold: [TokenKey]) -> Float {
    var initials: [TokenKey: WordInitial] = [:]
    for word in lattice.words { initials[word.model.key] = word.initial }
    return zip(gold, gold.dropFirst()).reduce(0) { count, words in
      guard let first = initials[words.0], let second = initials[words.1], first.clashes(with: second) else {
        return count
      }
      return count + 1
    }
  }

  private static func logSum(_ left: Float, _ right: Float) -> Float {
    let high = max(left, right)
    let low = min(left, right)
    return low - high > -16
      ? high + Float(Logarithms.natural(1 + Logarithms.exponential(Double(low - high)))) : high
  }

  private static func power(_ base: Float, _ exponent: Float) -> Float {
    Float(Logarithms.exponential(Double(exponent) * Logarithms.natural(Double(base))))
  }
}
