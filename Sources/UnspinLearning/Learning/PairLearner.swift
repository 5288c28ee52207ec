package import Unspin
internal import UnspinLexicon
internal import UnspinText

/// Reads substitutions off spun texts that stand beside their originals.
///
/// Where the texts differ by more words than one, the words are shared out among pairs so that pairs seen often
/// elsewhere come together: a few rounds of counting and sharing out anew.
///
/// ```swift
/// var learner = PairLearner()
/// try learner.add(spun: spun, original: original, name: "001")
/// for proposal in learner.proposals() { … }
/// ```
package struct PairLearner {
  private var pairs: [AlignedPair] = []

  /// The most words on one side of a pair.
  private static let longest = 4
  private static let rounds = 4

  package init() {}

  /// Takes a text and its original in.
  ///
  /// - Throws: ``LearningError`` when they cannot be aligned.
  package mutating func add(spun: Document, original: Document, name: String) throws(LearningError) {
    pairs.append(try AlignedPair(spun: spun, original: original, name: name))
  }

  /// A pair of phrases, folded so that spellings of one pair meet.
  struct Key: Hashable {
    var spun: String
    var original: String
  }

  /// The substitutions, names first, most sighted first.
  package func proposals() -> [Proposal] {
    var counts: [Key: Int] = [:]
    var shares: [[[AlignedPair.Block]]] = []
    for round in 0..<Self.rounds {
      shares = pairs.map { pair in pair.blocks.map { Self.share($0, pair, counts) } }
      guard round + 1 < Self.rounds else { break }
      counts = [:]
      for (pair, blocks) in zip(pairs, shares) {
        for block in blocks.joined() {
          if let key = Self.key(block, pair) { counts[key, default: 0] += 1 }
        }
      }
    }
    return collect(shares)
  }

  /// Shares the words of a block out among pairs.
  private static func share(
    _ block: AlignedPair.Block, _ pair: AlignedPair, _ counts: [Key: Int]
  ) -> [AlignedPair.Block] {
    let (rows, columns) = (block.spun.count + 1, block.original.count + 1)
    guard rows > 2 || columns > 2, rows * columns <= 400 else { return [block] }
    var cost = [Double](repeating: .infinity, count: rows * columns)
    var back = [(Int, Int)](repeating: (0, 0), count: rows * columns)
    cost[0] = 0
    for row in 0..<rows {
      for column in 0..<columns where cost[row * columns + column] < .infinity {
        for height in 1...longest where row + height < rows {
          for width in 1...longest where column + width < columns {
            let part = AlignedPair.Block(
              spun: block.spun.lowerBound + row..<block.spun.lowerBound + row + height,
              original: block.original.lowerBound + column..<block.original.lowerBound + column + width)
            let seen = key(part, pair).flatMap { counts[$0] } ?? 0
            // A pair of single words is the rule; each further word, and each uneven one, has to be earned.
            let shape = Double(height + width) * 0.55 + Double(abs(height - width)) * 0.25
            let price = max(0.05, shape + 0.4 - Double(Logarithms.natural1p(UInt16(clamping: seen))))
            let target = (row + height) * columns + column + width
            if cost[row * columns + column] + price < cost[target] {
              cost[target] = cost[row * columns + column] + price
              back[target] = (height, width)
            }
          }
        }
      }
    }
    guard cost[rows * columns - 1] < .infinity else { return [block] }
    var parts: [AlignedPair.Block] = []
    var (row, column) = (rows - 1, columns - 1)
    while row > 0 {
      let (height, width) = back[row * columns + column]
      (row, column) = (row - height, column - width)
      let (top, left) = (block.spun.lowerBound + row, block.original.lowerBound + column)
      parts.append(.init(spun: top..<top + height, original: left..<left + width))
    }
    return parts.reversed()
  }

  /// The key of a block; nil for what no dictionary row can say: long stretches, and signs.
  private static func key(_ block: AlignedPair.Block, _ pair: AlignedPair) -> Key? {
    guard block.spun.count <= longest, block.original.count <= longest,
      isWords(block.spun, pair.spun), isWords(block.original, pair.original)
    else { return nil }
    var spun = text(block.spun, pair.spun).lowercased()
    var original = text(block.original, pair.original).lowercased()
    // The ending stays in the text, whatever stands before it.
    if let left = spun.possessiveStem, let right = original.possessiveStem {
      (spun, original) = (left, right)
    }
    return spun == original ? nil : Key(spun: spun, original: original)
  }

  private static func isWords(_ range: Range<Int>, _ document: Document) -> Bool {
    document.tokens[range].allSatisfy { $0.kind != .sign }
  }

  private static func text(_ range: Range<Int>, _ document: Document) -> String {
    document.words(range)
  }

  // MARK: Proposals

  private struct Sightings {
    var count = 0
    var pages: Set<Int> = []
    var capitals = 0
    var places = 0
    var spellings: [String: Int] = [:]
    var contexts: [String] = []
  }

  private func collect(_ shares: [[[AlignedPair.Block]]]) -> [Proposal] {
    var sightings: [Key: Sightings] = [:]
    for (page, (pair, blocks)) in zip(pairs, shares).enumerated() {
      let headlines = pair.original.titleLines
      for block in blocks.joined() {
        guard let key = Self.key(block, pair) else { continue }
        var seen = sightings[key] ?? Sightings()
        seen.count += 1
        seen.pages.insert(page)
        let tokens = pair.original.tokens[block.original]
        let startsSentence = tokens.first?.flags.contains(.sentenceStart) == true
        // In a headline and at the start of a sentence capitals say nothing.
        if !startsSentence, !headlines[block.original.lowerBound] {
          seen.places += 1
          if tokens.allSatisfy({ $0.letterCase != .lower && $0.letterCase != .none }) { seen.capitals += 1 }
          seen.spellings[Self.text(block.original, pair.original), default: 0] += 1
        }
        if seen.contexts.count < 2 { seen.contexts.append(Self.context(block, pair)) }
        sightings[key] = seen
      }
    }
    let kept = countKept(Set(sightings.keys.map(\.original)))
    let bySpun = Dictionary(grouping: sightings.keys, by: \.spun)
    let proposals = sightings.map { key, seen in
      let others = (bySpun[key.spun] ?? []).filter { $0 != key }.map {
        Proposal.Other(original: $0.original, count: sightings[$0]?.count ?? 0)
      }
      let isName = seen.places > 0 && seen.capitals * 2 > seen.places
      let spelling = seen.spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      return Proposal(
        isName: isName, spun: key.spun, original: isName ? spelling ?? key.original : key.original,
        count: seen.count, kept: kept[key.original] ?? 0, pages: seen.pages.count,
        others: others.sorted { ($1.count, $0.original) < ($0.count, $1.original) }, contexts: seen.contexts)
    }
    return proposals.sorted { left, right in
      if left.isName != right.isName { return left.isName }
      if left.count != right.count { return left.count > right.count }
      return (left.spun, left.original) < (right.spun, right.original)
    }
  }

  /// How often phrases of the originals stand unchanged in the spun texts.
  private func countKept(_ phrases: Set<String>) -> [String: Int] {
    var counts: [String: Int] = [:]
    for pair in pairs {
      for run in pair.kept {
        for start in run {
          for end in start + 1...min(start + Self.longest, run.upperBound) where end <= run.upperBound {
            let text = Self.text(start..<end, pair.original).lowercased()
            let phrase = text.possessiveStem ?? text
            if phrases.contains(phrase) { counts[phrase, default: 0] += 1 }
          }
        }
      }
    }
    return counts
  }

  /// A few words around a place of the spun text, with what the original has there.
  private static func context(_ block: AlignedPair.Block, _ pair: AlignedPair) -> String {
    pair.spun.context(of: block.spun, insert: "[\(text(block.original, pair.original))]")
  }
}
