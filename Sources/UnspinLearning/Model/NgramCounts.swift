package import UnspinText

/// N-gram counts of a text collection, as count files give them.
package struct NgramCounts {
  /// Two words as vocabulary numbers with their count and the number of distinct words seen before them.
  package struct Bigram {
    package var first: UInt32
    package var second: UInt32
    package var count: UInt32
    package var continuations: UInt32
  }

  /// Three words as vocabulary numbers with their count.
  package struct Trigram {
    package var first: UInt32
    package var second: UInt32
    package var third: UInt32
    package var count: UInt32
  }

  /// Totals of one order before rare n-grams were cut.
  package struct Totals {
    /// Tokens of this order.
    package var tokens: Double
    /// Distinct n-grams.
    package var distinct: Double
    /// How many n-grams were seen exactly 1, 2, 3, 4 times.
    package var countsOfCounts: [Double]
    /// How many n-grams had exactly 1, 2, 3, 4 distinct words before them.
    package var countsOfContinuations: [Double]
  }

  /// Keys of the vocabulary; `words[0]` is `<s>`, `words[1]` is `</s>`.
  package private(set) var words: [TokenKey] = []
  package private(set) var wordCounts: [UInt32] = []
  package private(set) var wordContinuations: [UInt32] = []
  package private(set) var bigrams: [Bigram] = []
  package private(set) var trigrams: [Trigram] = []
  /// Totals by order, `totals[0]` for single words.
  package private(set) var totals: [Totals] = []
  private var numbers: [TokenKey: UInt32] = [:]

  /// Reads count files.
  ///
  /// - Parameters:
  ///   - unigrams: `count TAB continuations TAB word` a line.
  ///   - bigrams: `count TAB continuations TAB word word` a line.
  ///   - trigrams: `count TAB word word word` a line.
  ///   - statistics: Header, then `order tokens distinct n1..n4 kn1..kn4` a line.
  ///   - minimumWordCount: Rarer words, and n-grams with them, are left out.
  /// - Throws: ``LearningError`` naming the line that cannot be read.
  package init(
    unigrams: [UInt8], bigrams: [UInt8], trigrams: [UInt8], statistics: [UInt8], minimumWordCount: Int
  ) throws(LearningError) {
    try readTotals(statistics)
    addWord(.sentenceStart, 0, 0)
    addWord(.sentenceEnd, 0, 0)
    var reader = CountReader(unigrams, fields: 3, name: "1-gram counts")
    while let row = try reader.next() {
      guard row.count >= minimumWordCount else { continue }
      if let known = numbers[row.words.0] {
        wordCounts[Int(known)] = row.count
        wordContinuations[Int(known)] = row.continuations
      } else {
        addWord(row.words.0, row.count, row.continuations)
      }
    }
    reader = CountReader(bigrams, fields: 3, name: "2-gram counts")
    while let row = try reader.next() {
      guard row.wordCount == 2, let first = numbers[row.words.0], let second = numbers[row.words.1] else {
        continue
      }
      self.bigrams.append(
        Bigram(first: first, second: second, count: row.count, continuations: row.continuations))
    }
    reader = CountReader(trigrams, fields: 2, name: "3-gram counts")
    while let row = try reader.next() {
      guard row.wordCount == 3, let first = numbers[row.words.0], let second = numbers[row.words.1],
        let third = numbers[row.words.2]
      else { continue }
      self.trigrams.append(Trigram(first: first, second: second, third: third, count: row.count))
    }
    self.bigrams.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    self.trigrams.sort { ($0.first, $0.second, $0.third) < ($1.first, $1.second, $1.third) }
  }

  /// Counts that were made elsewhere.
  ///
  /// - Parameters:
  ///   - words: Keys with count and number of distinct words before them; the first two are `<s>` and `</s>`.
  ///   - bigrams: In the order of their words.
  ///   - trigrams: In the order of their words.
  ///   - totals: By order, single words first.
  init(
    words: [(key: TokenKey, count: UInt32, continuations: UInt32)], bigrams: [Bigram], trigrams: [Trigram],
    totals: [Totals]
  ) {
    for word in words { addWord(word.key, word.count, word.continuations) }
    self.bigrams = bigrams
    self.trigrams = trigrams
    self.totals = totals
  }

  /// The number of a word; nil when it is unknown.
  func number(of key: TokenKey) -> UInt32? { numbers[key] }

  private mutating func addWord(_ key: TokenKey, _ count: UInt32, _ continuations: UInt32) {
    numbers[key] = UInt32(words.count)
    words.append(key)
    wordCounts.append(count)
    wordContinuations.append(continuations)
  }

  private mutating func readTotals(_ statistics: [UInt8]) throws(LearningError) {
    var byOrder: [Int: Totals] = [:]
    for (index, line) in String(decoding: statistics, as: UTF8.self).split(separator: "\n").enumerated() {
      let fields = line.split(separator: "\t")
      if index == 0 { continue }
      let values = fields.compactMap { Double($0) }
      guard values.count == 11, fields.count == 11 else {
        throw LearningError("statistics, line \(index + 1): eleven numbers are needed")
      }
      byOrder[Int(values[0])] = Totals(
        tokens: values[1], distinct: values[2], countsOfCounts: Array(values[3..<7]),
        countsOfContinuations: Array(values[7..<11]))
    }
    guard let one = byOrder[1], let two = byOrder[2], let three = byOrder[3] else {
      throw LearningError("statistics: a line for each of the orders 1, 2 and 3 is needed")
    }
    totals = [one, two, three]
  }
}
