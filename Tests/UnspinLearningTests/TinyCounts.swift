@testable import UnspinLearning

/// Count files of a handful of sentences, complete and uncut.
struct TinyCounts {
  let unigrams: [UInt8]
  let bigrams: [UInt8]
  let trigrams: [UInt8]
  let statistics: [UInt8]
  /// All words, sentence marks included.
  let words: [String]

  static let sentences = [
    "the cat sat on the mat", "the dog sat on the mat", "the cat saw the dog", "a dog saw a cat on the mat",
    "the cat and the dog sat", "a cat is a cat", "the mat is on the mat", "she saw the cat and a dog",
  ]

  init(_ sentences: [String] = sentences) {
    var counts: [[[String]: Int]] = [[:], [:], [:]]
    for sentence in sentences {
      let tokens = ["<s>"] + sentence.split(separator: " ").map(String.init) + ["</s>"]
      for order in 1...3 where tokens.count >= order {
        for start in 0...tokens.count - order {
          counts[order - 1][Array(tokens[start..<start + order]), default: 0] += 1
        }
      }
    }
    // Distinct words before an n-gram are the distinct n-grams one longer that end in it.
    var continuations: [[[String]: Int]] = [[:], [:], [:]]
    for order in 0..<2 {
      for longer in counts[order + 1].keys {
        continuations[order][Array(longer.dropFirst()), default: 0] += 1
      }
    }
    words = counts[0].keys.map { $0[0] }.sorted()
    func lines(_ order: Int) -> [UInt8] {
      var text = ""
      for (words, count) in counts[order].sorted(by: {
        $0.key.joined(separator: " ") < $1.key.joined(separator: " ")
      }) {
        text += "\(count)\t"
        if order < 2 { text += "\(continuations[order][words] ?? 0)\t" }
        text += words.joined(separator: " ") + "\n"
      }
      return Array(text.utf8)
    }
    unigrams = lines(0)
    bigrams = lines(1)
    trigrams = lines(2)
    var text = "order\ttokens\tdistinct\tn1\tn2\tn3\tn4\tkn1\tkn2\tkn3\tkn4\n"
    for order in 0..<3 {
      let all = counts[order].values
      let before = counts[order].keys.map { continuations[order][$0] ?? 0 }
      var row = [order + 1, all.reduce(0, +), all.count]
      for number in 1...4 { row.append(all.count { $0 == number }) }
      for number in 1...4 { row.append(before.count { $0 == number }) }
      text += row.map { "\($0)" }.joined(separator: "\t") + "\n"
    }
    statistics = Array(text.utf8)
  }

  func ngrams(minimumWordCount: Int = 1) throws -> NgramCounts {
    try NgramCounts(
      unigrams: unigrams, bigrams: bigrams, trigrams: trigrams, statistics: statistics,
      minimumWordCount: minimumWordCount)
  }
}
