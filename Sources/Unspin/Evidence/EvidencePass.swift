package import UnspinLexicon
internal import UnspinText

/// Finds how likely a document is spun before anything is decided: a likelihood ratio over the phrases that
/// stand in it.
///
/// Each phrase weighs the log of its rate in spun over its rate in genuine text. The same phrase again says
/// less than a new one, since a page about solar panels says "solar" on every line: the second time counts
/// half, the third a quarter.
package struct EvidencePass {
  /// What was found.
  package struct Outcome {
    /// Sum of the weights of what spinners put, in nats.
    package var spun: Double = 0
    /// Sum of the weights, negative, of what spinners would have replaced.
    package var kept: Double = 0
    /// Tokens of the document.
    package var tokenCount: Int = 0
    /// What the verdict is fitted on: 1, both sums, and both in a hundred tokens, where a very short text
    /// counts as one of twenty.
    package var features: [Double] {
      let scale = 100 / Double(max(tokenCount, 20))
      return [1, spun, kept, spun * scale, kept * scale]
    }
    /// The phrases that weigh, strongest first.
    package var phrases: [(span: Range<Int>, weight: Double)] = []
    /// Whether a name stands there that is damaged beyond doubt.
    package var hasDamagedName = false
    /// Nats by family A, B, C, D: phrases of pairs that are of that family.
    package var families: [Double] = [0, 0, 0, 0]
  }

  private static let strongest = 4.0
  /// A name damaged beyond doubt.
  private static let damagedName = 5.0

  /// Measures a document.
  ///
  /// - Complexity: O(tokens), a few table look-ups each.
  package static func measure(_ document: Document, lexicon: Lexicon) -> Outcome {
    var outcome = Outcome()
    var seen: [Int: Sighting] = [:]
    var order: [Int] = []
    document.tokens.withUnsafeBufferPointer { tokens in
      var index = 0
      while index < tokens.count {
        outcome.tokenCount += tokens[index].kind == .sign ? 0 : 1
        guard tokens[index].kind != .sign, let match = longest(tokens, lexicon.tables, index) else {
          index += 1
          continue
        }
        outcome.tokenCount += match.length - 1
        weigh(match.phrase, index..<index + match.length, document, lexicon, &outcome, &seen, &order)
        index += match.length
      }
    }
    outcome.phrases = order.compactMap { seen[$0] }.map { ($0.firstSpan, $0.weight) }
      .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.span.lowerBound < $1.span.lowerBound }
    return outcome
  }

  /// What was seen of one phrase.
  private struct Sighting {
    var times = 0
    var firstSpan: Range<Int>
    var weight = 0.0
  }

  /// Adds a phrase that stands at a range of tokens.
  private static func weigh(
    _ number: Int, _ range: Range<Int>, _ document: Document, _ lexicon: Lexicon, _ outcome: inout Outcome,
    _ seen: inout [Int: Sighting], _ order: inout [Int]
  ) {
    let phrase = lexicon.tables.phrase(number)
    var weight = min(Double(phrase.evidence) / 256, strongest)
    if isDamagedName(phrase, range, document, lexicon) {
      weight = damagedName
      outcome.hasDamagedName = true
    }
    guard weight != 0 else { return }
    let span = Int(document.tokens[range.lowerBound].start)..<Int(document.tokens[range.upperBound - 1].end)
    var entry = seen[number] ?? Sighting(firstSpan: span)
    if entry.times == 0 { order.append(number) }
    let share = weight > 0 ? 1 / Double(1 << min(entry.times, 20)) : 1
    entry.times += 1
    entry.weight += weight * share
    seen[number] = entry
    if weight > 0 { outcome.spun += weight * share } else { outcome.kept += weight }
    if weight > 0.5, entry.times == 1 {
      let flags = families(phrase, lexicon)
      // Most of what the rarer families write the common one writes, too: only the rest tells them.
      for (number, flag) in Pair.Flags.families.enumerated()
      where flags.contains(flag) && (number == 0 || !flags.contains(.familyA)) {
        outcome.families[number] += weight
      }
    }
  }

  /// The families that write a phrase; the common one where it is not known to be one of the others.
  private static func families(_ phrase: Phrase, _ lexicon: Lexicon) -> Pair.Flags {
    var flags: Pair.Flags = []
    for index in 0..<min(Int(phrase.pairCount), 4) {
      let pair = lexicon.pair(Int(phrase.firstPair) + index)
      flags.formUnion(pair.flags.isDisjoint(with: .anyFamily) ? .familyA : pair.flags)
    }
    return flags
  }

  /// The number of the family that evidence by family tells; nil when nothing tells.
  package static func family(_ families: [Double]) -> Int? {
    let rarer = families.indices.dropFirst().max { families[$0] < families[$1] }
    if let rarer, families[rarer] > max(leastRarer, shareOfRarer * families[0]) { return rarer }
    return families[0] > least ? 0 : nil
  }

  /// Nats that tell a family, and those that tell one of the rarer ones, which also have to be a share of all.
  private static let least = 3.0
  private static let leastRarer = 6.0
  private static let shareOfRarer = 0.1

  private static func weighs(_ phrase: Phrase) -> Bool {
    phrase.evidence != 0 || !phrase.flags.isDisjoint(with: .distinctive.union(.month))
  }

  /// Whether a name or date stands there that is damaged beyond doubt.
  private static func isDamagedName(
    _ phrase: Phrase, _ range: Range<Int>, _ document: Document, _ lexicon: Lexicon
  ) -> Bool {
    let first = document.tokens[range.lowerBound]
    if phrase.flags.contains(.month), first.letterCase == .capitalized || first.letterCase == .upper,
      DateShape.allows(document, range)
    {
      return true
    }
    guard phrase.flags.contains(.distinctive) else { return false }
    return (Int(phrase.firstPair)..<Int(phrase.firstPair) + Int(phrase.pairCount)).contains {
      let pair = lexicon.pair($0)
      return pair.flags.contains(.distinctive) && NameCase.allows(document.tokens[range], pair)
    }
  }

  /// The longest phrase with evidence that starts at a token.
  @inline(__always)
  private static func longest(
    _ tokens: UnsafeBufferPointer<Token>, _ tables: LexiconTables, _ start: Int
  ) -> (phrase: Int, length: Int)? {
    var best: (phrase: Int, length: Int)?
    guard var state = tables.start(tokens[start].form) else { return nil }
    var end = start + 1
    while true {
      if let phrase = state.phrase, weighs(tables.phrase(phrase)) { best = (phrase, end - start) }
      guard state.continues, end < tokens.count, !tokens[end].flags.contains(.lineStart),
        let next = tables.advance(state, by: tokens[end].form, isJoined: tokens[end].flags.contains(.joined))
      else { return best }
      state = next
      end += 1
    }
  }
}
