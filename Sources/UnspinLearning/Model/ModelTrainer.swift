package import UnspinLexicon
internal import UnspinText

/// Estimates a 3-gram model from counts: interpolated modified Kneser-Ney (Chen and Goodman 1999), pruned by
/// count-weighted difference (Seymore and Rosenfeld 1996), in backoff form.
///
/// Rare n-grams are missing from the counts; what they held is given to the lower order, as with count
/// cut-offs, from the totals before the cut.
package struct ModelTrainer {
  /// How large the model may be.
  package struct Parameters {
    /// 2-grams kept.
    package var bigrams: Int
    /// 3-grams kept.
    package var trigrams: Int

    package init(bigrams: Int, trigrams: Int) {
      self.bigrams = bigrams
      self.trigrams = trigrams
    }
  }

  private let counts: NgramCounts
  private var unigrams: [Double]
  /// Interpolated probability of each 2-gram, and the backoff weight of each word.
  private var bigramProbabilities: [Double]
  private var wordBackoffs: [Double]
  private var trigramProbabilities: [Double]
  private var bigramBackoffs: [Double]
  /// For each 3-gram its context, for each 3-gram its lower order (or -1), as indices into the 2-grams.
  private var contexts: [Int32]
  private var lowers: [Int32]
  private var bigramStarts: [Int]
  private let unknown: Double

  /// Estimates all probabilities, unpruned.
  package init(_ counts: NgramCounts) {
    self.counts = counts
    let continuation = Discounts(counts.totals[1].countsOfContinuations)
    let unigramDiscounts = Discounts(counts.totals[0].countsOfContinuations)
    let raw = Discounts(counts.totals[2].countsOfCounts)
    let words = counts.words.count

    // Single words, by the number of distinct words before them.
    let total = max(counts.totals[1].distinct, 1)
    var unigrams = [Double](repeating: 0, count: words)
    var used = 0.0
    for word in 1..<words {
      let value = Double(counts.wordContinuations[word])
      unigrams[word] = max(0, value - unigramDiscounts.of(value)) / total
      used += unigrams[word]
    }
    let types = max(counts.totals[0].distinct - Double(words), 1)
    // What is left over goes to known and unknown words alike.
    let share = max(1 - used, 1e-6) / (Double(words) + types)
    for word in 1..<words { unigrams[word] += share }
    unknown = share
    self.unigrams = unigrams

    // Two words.
    let bigrams = counts.bigrams
    var starts = [Int](repeating: 0, count: words + 1)
    for bigram in bigrams { starts[Int(bigram.first) + 1] += 1 }
    for word in 0..<words { starts[word + 1] += starts[word] }
    bigramStarts = starts
    bigramProbabilities = [Double](repeating: 0, count: bigrams.count)
    wordBackoffs = [Double](repeating: 0, count: words)
    for first in 0..<words {
      let range = starts[first]..<starts[first + 1]
      guard !range.isEmpty else { continue }
      // Nothing stands before a sentence, so its 2-grams have counts and no continuations.
      let isStart = first == 0
      let discounts = isStart ? raw : continuation
      var kept = 0.0
      var tokens = 0.0
      for index in range {
        kept += Double(isStart ? bigrams[index].count : bigrams[index].continuations)
        tokens += Double(bigrams[index].count)
      }
      let lost = max(0, Double(counts.wordCounts[first]) - tokens)
      let denominator = kept + lost * (isStart ? 1 : 0.9)
      var mass = 0.0
      for index in range {
        let value = Double(isStart ? bigrams[index].count : bigrams[index].continuations)
        let discounted = max(0, value - discounts.of(value)) / denominator
        bigramProbabilities[index] = discounted
        mass += discounted
      }
      let gamma = max(1 - mass, 1e-9)
      for index in range {
        bigramProbabilities[index] =
          (bigramProbabilities[index] + gamma * unigrams[Int(bigrams[index].second)])
      }
      wordBackoffs[first] = gamma
    }

    // Three words.
    let trigrams = counts.trigrams
    trigramProbabilities = [Double](repeating: 0, count: trigrams.count)
    bigramBackoffs = [Double](repeating: 0, count: bigrams.count)
    contexts = [Int32](repeating: -1, count: trigrams.count)
    lowers = [Int32](repeating: -1, count: trigrams.count)
    var index = 0
    var bigram = 0
    while index < trigrams.count {
      var end = index
      let first = trigrams[index].first
      let second = trigrams[index].second
      while end < trigrams.count, trigrams[end].first == first, trigrams[end].second == second { end += 1 }
      while bigram < bigrams.count, (bigrams[bigram].first, bigrams[bigram].second) < (first, second) {
        bigram += 1
      }
      guard bigram < bigrams.count, bigrams[bigram].first == first, bigrams[bigram].second == second else {
        // Cannot happen with consistent counts: a 3-gram is never more frequent than its beginning.
        index = end
        continue
      }
      let denominator = Double(bigrams[bigram].count)
      var mass = 0.0
      for item in index..<end {
        let value = Double(trigrams[item].count)
        trigramProbabilities[item] = max(0, value - raw.of(value)) / denominator
        mass += trigramProbabilities[item]
      }
      let gamma = max(1 - mass, 1e-9)
      for item in index..<end {
        contexts[item] = Int32(bigram)
        let lower = Self.find(bigrams, starts, trigrams[item].second, trigrams[item].third)
        lowers[item] = Int32(lower ?? -1)
        let base =
          lower.map { bigramProbabilities[$0] }
          ?? wordBackoffs[Int(second)] * unigrams[Int(trigrams[item].third)]
        trigramProbabilities[item] += gamma * base
      }
      bigramBackoffs[bigram] = gamma
      index = end
    }
  }

  private static func find(
    _ bigrams: [NgramCounts.Bigram], _ starts: [Int], _ first: UInt32, _ second: UInt32
  ) -> Int? {
    var low = starts[Int(first)]
    let end = starts[Int(first) + 1]
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if bigrams[middle].second < second { low = middle + 1 } else { high = middle }
    }
    return low < end && bigrams[low].second == second ? low : nil
  }

  /// How well the model foretells held-out text before it is pruned and its numbers are rounded.
  ///
  /// - Parameter trigrams: As for ``Perplexity/of(_:trigrams:knownOnly:)``, over known words only.
  /// - Returns: exp of the mean negative log probability of the last word.
  /// - Throws: ``LearningError`` naming the line that cannot be read.
  package func perplexity(trigrams: [UInt8]) throws(LearningError) -> Double {
    try Perplexity.of(
      trigrams: trigrams, knownOnly: true, isKnown: { counts.number(of: $0) != nil },
      logProbability: { first, second, third in Self.log(probability(of: third, after: first, second)) }
    ).perplexity
  }

  /// Interpolated probability of a word after two others.
  private func probability(of third: TokenKey, after first: TokenKey, _ second: TokenKey) -> Double {
    guard let third = counts.number(of: third) else { return unknown }
    guard let second = counts.number(of: second) else { return unigrams[Int(third)] }
    let lower =
      Self.find(counts.bigrams, bigramStarts, second, third).map { bigramProbabilities[$0] }
      ?? (bigramStarts[Int(second)] == bigramStarts[Int(second) + 1] ? 1 : wordBackoffs[Int(second)])
      * unigrams[Int(third)]
    guard let first = counts.number(of: first),
      let context = Self.find(counts.bigrams, bigramStarts, first, second), bigramBackoffs[context] > 0
    else { return lower }
    var low = 0
    var high = counts.trigrams.count
    while low < high {
      let middle = (low + high) / 2
      let row = counts.trigrams[middle]
      if (row.first, row.second, row.third) < (first, second, third) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    if low < counts.trigrams.count, contexts[low] == Int32(context), counts.trigrams[low].third == third {
      return trigramProbabilities[low]
    }
    return bigramBackoffs[context] * lower
  }

  /// The model image with the n-grams that matter most.
  ///
  /// - Throws: ``ImageError`` when the vocabulary cannot be laid out.
  package func image(_ parameters: Parameters) throws(ImageError) -> [UInt8] {
    let bigrams = counts.bigrams
    let trigrams = counts.trigrams

    // A 3-gram is worth what it says more than its lower orders, as often as it was seen.
    var trigramWorth = [Float](repeating: -.infinity, count: trigrams.count)
    for index in trigrams.indices where contexts[index] >= 0 {
      let second = Int(trigrams[index].second)
      let base =
        lowers[index] >= 0
        ? bigramProbabilities[Int(lowers[index])]
        : wordBackoffs[second] * unigrams[Int(trigrams[index].third)]
      let without = bigramBackoffs[Int(contexts[index])] * base
      trigramWorth[index] = Float(
        Double(trigrams[index].count) * Self.log(trigramProbabilities[index] / without))
    }
    let keptTrigrams = Self.best(trigramWorth, parameters.trigrams)

    var isContext = [Bool](repeating: false, count: bigrams.count)
    for index in trigrams.indices where keptTrigrams[index] { isContext[Int(contexts[index])] = true }
    var bigramWorth = [Float](repeating: 0, count: bigrams.count)
    for index in bigrams.indices {
      let without =
        wordBackoffs[Int(bigrams[index].first)] * unigrams[Int(bigrams[index].second)]
      bigramWorth[index] =
        isContext[index]
        ? .infinity : Float(Double(bigrams[index].count) * Self.log(bigramProbabilities[index] / without))
    }
    let keptBigrams = Self.best(bigramWorth, parameters.bigrams)

    // Backoff weights anew, over what was kept.
    var wordBackoff = [Double](repeating: 1, count: counts.words.count)
    for first in counts.words.indices {
      var kept = 0.0
      var lower = 0.0
      for index in bigramStarts[first]..<bigramStarts[first + 1] where keptBigrams[index] {
        kept += bigramProbabilities[index]
        lower += unigrams[Int(bigrams[index].second)]
      }
      wordBackoff[first] = Self.backoff(kept, lower)
    }
    var keptMass = [Double](repeating: 0, count: bigrams.count)
    var lowerMass = [Double](repeating: 0, count: bigrams.count)
    for index in trigrams.indices where keptTrigrams[index] {
      let context = Int(contexts[index])
      keptMass[context] += trigramProbabilities[index]
      let lower = Int(lowers[index])
      lowerMass[context] +=
        lower >= 0 && keptBigrams[lower]
        ? bigramProbabilities[lower]
        : wordBackoff[Int(trigrams[index].second)] * unigrams[Int(trigrams[index].third)]
    }

    var unigramRows: [LanguageModelWriter.Unigram] = []
    for word in counts.words.indices {
      unigramRows.append(
        (counts.words[word], Float(Self.log(unigrams[word])), min(0, Float(Self.log(wordBackoff[word])))))
    }
    var bigramRows: [LanguageModelWriter.Bigram] = []
    for index in bigrams.indices where keptBigrams[index] {
      let hash = hash(bigrams[index])
      let backoff = isContext[index] ? Self.log(Self.backoff(keptMass[index], lowerMass[index])) : 0
      bigramRows.append(
        (hash.rawValue, Float(Self.log(bigramProbabilities[index])), Float(backoff), isContext[index]))
    }
    var trigramRows: [LanguageModelWriter.Trigram] = []
    for index in trigrams.indices where keptTrigrams[index] {
      let context = bigrams[Int(contexts[index])]
      let hash = hash(context).followed(by: counts.words[Int(trigrams[index].third)])
      trigramRows.append((hash.rawValue, Float(Self.log(trigramProbabilities[index]))))
    }
    return try LanguageModelWriter.write(
      unigrams: unigramRows, bigrams: bigramRows, trigrams: trigramRows, unknown: Float(Self.log(unknown)))
  }

  private func hash(_ bigram: NgramCounts.Bigram) -> TokenKey {
    counts.words[Int(bigram.first)].followed(by: counts.words[Int(bigram.second)])
  }

  private static func backoff(_ kept: Double, _ lower: Double) -> Double {
    min(max(1 - kept, 1e-9) / max(1 - lower, 1e-9), 1)
  }

  /// Marks the `count` largest values; ties go to the lower index.
  private static func best(_ values: [Float], _ count: Int) -> [Bool] {
    var kept = [Bool](repeating: false, count: values.count)
    guard count > 0 else { return kept }
    let finite = values.filter { $0 > -.infinity }.sorted(by: >)
    let bar = finite.count > count ? finite[count - 1] : -.infinity
    var room = count
    for index in values.indices where values[index] > bar {
      kept[index] = true
      room -= 1
    }
    for index in values.indices where values[index] == bar && bar > -.infinity && room > 0 {
      kept[index] = true
      room -= 1
    }
    return kept
  }

  private static func log(_ value: Double) -> Double { Logarithms.natural(max(value, 1e-30)) }
}
