package import Unspin
internal import UnspinText

/// Counts the n-grams of plain text, in the tokens that the library itself makes of it.
///
/// ```swift
/// var counter = TextCounter()
/// counter.add(try Document(bytes, reader: &reader))
/// let image = try ModelTrainer(counter.counts()).image(.init(bigrams: 200_000, trigrams: 400_000))
/// ```
///
/// Memory grows with the number of distinct 3-grams: some 40 bytes each.
package struct TextCounter {
  private struct Trigram: Hashable {
    var bigram: UInt64
    var third: UInt32
  }

  private var words: [TokenKey] = []
  private var wordCounts: [UInt32] = []
  private var numbers: [TokenKey: UInt32] = [:]
  private var bigrams: [UInt64: UInt32] = [:]
  private var trigrams: [Trigram: UInt32] = [:]

  package init() {
    _ = count(.sentenceStart, 0)
    _ = count(.sentenceEnd, 0)
  }

  /// Counts a text: each sentence stands between `<s>` and `</s>`.
  package mutating func add(_ document: Document) {
    for sentence in document.sentences {
      var before = count(.sentenceStart, 1)
      var bigram: UInt64?
      for position in sentence.lowerBound...sentence.upperBound {
        let word = count(
          position == sentence.upperBound ? .sentenceEnd : document.tokens[position].model, 1)
        if let bigram { trigrams[Trigram(bigram: bigram, third: word), default: 0] += 1 }
        let next = UInt64(before) << 32 | UInt64(word)
        bigrams[next, default: 0] += 1
        bigram = next
        before = word
      }
    }
  }

  private mutating func count(_ key: TokenKey, _ times: UInt32) -> UInt32 {
    if let known = numbers[key] {
      wordCounts[Int(known)] += times
      return known
    }
    let number = UInt32(words.count)
    numbers[key] = number
    words.append(key)
    wordCounts.append(times)
    return number
  }

  /// What was counted, beside counts of a larger collection when there are such.
  ///
  /// - Parameters:
  ///   - base: Counts that the text is added to; smoothing is then that of the larger collection.
  ///   - weight: How often the text counts; a small archive of the right kind is worth more than its size.
  ///   - minimumWordCount: Rarer words that `base` does not know, and n-grams with them, are left out.
  /// - Returns: Counts to train a model from.
  package func counts(
    over base: NgramCounts? = nil, weight: UInt32 = 1, minimumWordCount: Int = 1
  ) -> NgramCounts {
    var rows: [(key: TokenKey, count: UInt32, continuations: UInt32)] = []
    if let base {
      rows = base.words.indices.map { (base.words[$0], base.wordCounts[$0], base.wordContinuations[$0]) }
    }
    // Numbers in the joint vocabulary; nil for words left out. The marks of sentences always stay.
    let joint: [UInt32?] = words.indices.map { index in
      let times = Self.times(wordCounts[index], weight)
      if let known = base?.number(of: words[index]) {
        rows[Int(known)].count = Self.sum(rows[Int(known)].count, times)
        return known
      }
      guard index < 2 || wordCounts[index] >= minimumWordCount else { return nil }
      rows.append((words[index], times, 0))
      return UInt32(rows.count - 1)
    }
    func number(_ word: UInt64) -> UInt32? { joint[Int(word)] }

    var jointBigrams: [UInt64: NgramCounts.Bigram] = [:]
    for bigram in base?.bigrams ?? [] {
      jointBigrams[UInt64(bigram.first) << 32 | UInt64(bigram.second)] = bigram
    }
    for (words, times) in bigrams {
      guard let first = number(words >> 32), let second = number(words & 0xFFFF_FFFF) else { continue }
      let key = UInt64(first) << 32 | UInt64(second)
      if jointBigrams[key] == nil { rows[Int(second)].continuations += 1 }
      var bigram = jointBigrams[key] ?? .init(first: first, second: second, count: 0, continuations: 0)
      bigram.count = Self.sum(bigram.count, Self.times(times, weight))
      jointBigrams[key] = bigram
    }
    var jointTrigrams: [Trigram: UInt32] = [:]
    for trigram in base?.trigrams ?? [] {
      jointTrigrams[
        Trigram(bigram: UInt64(trigram.first) << 32 | UInt64(trigram.second), third: trigram.third)] =
        trigram.count
    }
    for (trigram, times) in trigrams {
      guard let first = number(trigram.bigram >> 32), let second = number(trigram.bigram & 0xFFFF_FFFF),
        let third = number(UInt64(trigram.third))
      else { continue }
      let key = Trigram(bigram: UInt64(first) << 32 | UInt64(second), third: third)
      if jointTrigrams[key] == nil {
        jointBigrams[UInt64(second) << 32 | UInt64(third)]?.continuations += 1
      }
      jointTrigrams[key] = Self.sum(jointTrigrams[key] ?? 0, Self.times(times, weight))
    }
    let sortedBigrams = jointBigrams.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    let sortedTrigrams = jointTrigrams.map {
      NgramCounts.Trigram(
        first: UInt32($0.key.bigram >> 32), second: UInt32($0.key.bigram & 0xFFFF_FFFF), third: $0.key.third,
        count: $0.value)
    }.sorted { ($0.first, $0.second, $0.third) < ($1.first, $1.second, $1.third) }
    return NgramCounts(
      words: rows, bigrams: sortedBigrams, trigrams: sortedTrigrams,
      totals: base?.totals ?? totals(rows, sortedBigrams, sortedTrigrams))
  }

  /// Totals of the text alone; the counts it gives are whole, so they can be read off them.
  private func totals(
    _ words: [(key: TokenKey, count: UInt32, continuations: UInt32)], _ bigrams: [NgramCounts.Bigram],
    _ trigrams: [NgramCounts.Trigram]
  ) -> [NgramCounts.Totals] {
    func tally(_ values: some Sequence<UInt32>) -> [Double] {
      var result = [0.0, 0, 0, 0]
      for value in values where (1...4).contains(value) { result[Int(value) - 1] += 1 }
      return result
    }
    func total(_ counts: [UInt32], _ continuations: [UInt32]) -> NgramCounts.Totals {
      NgramCounts.Totals(
        tokens: counts.reduce(0) { $0 + Double($1) }, distinct: Double(counts.count),
        countsOfCounts: tally(counts), countsOfContinuations: tally(continuations))
    }
    return [
      total(words.map(\.count), words.map(\.continuations)),
      total(bigrams.map(\.count), bigrams.map(\.continuations)),
      total(trigrams.map(\.count), []),
    ]
  }

  private static func times(_ count: UInt32, _ weight: UInt32) -> UInt32 {
    let (product, overflow) = count.multipliedReportingOverflow(by: weight)
    return overflow ? .max : product
  }

  private static func sum(_ left: UInt32, _ right: UInt32) -> UInt32 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }
}
