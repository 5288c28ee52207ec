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
    var seen: [Int: (times: Int, firstSpan: Range<Int>, weight: Double)] = [:]
    var order: [Int] = []
    let tokens = document.tokens
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      outcome.tokenCount += token.kind == .sign ? 0 : 1
      guard token.kind != .sign, let match = longest(document, lexicon, index) else {
        index += 1
        continue
      }
      outcome.tokenCount += match.length - 1
      let phrase = lexicon.phrase(match.phrase)
      var weight = min(Double(phrase.evidence) / 256, strongest)
      if isDamagedName(phrase, index..<index + match.length, document, lexicon) {
        weight = damagedName
        outcome.hasDamagedName = true
      }
      if weight != 0 {
        var entry =
          seen[match.phrase] ?? (0, Int(token.start)..<Int(tokens[index + match.length - 1].end), 0)
        if entry.times == 0 { order.append(match.phrase) }
        let share = weight > 0 ? 1 / Double(1 << min(entry.times, 20)) : 1
        entry.times += 1
        entry.weight += weight * share
        seen[match.phrase] = entry
        if weight > 0 { outcome.spun += weight * share } else { outcome.kept += weight }
        if weight > 0.5, entry.times == 1 {
          let flags = families(phrase, lexicon)
          for (number, flag) in Pair.Flags.families.enumerated()
          where flags.contains(flag) {
            outcome.families[number] += weight
          }
        }
      }
      index += match.length
    }
    outcome.phrases = order.compactMap { seen[$0] }.map { ($0.firstSpan, $0.weight) }
      .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.span.lowerBound < $1.span.lowerBound }
    return outcome
  }

  private static func families(_ phrase: Phrase, _ lexicon: Lexicon) -> Pair.Flags {
    var flags: Pair.Flags = []
    for index in 0..<min(Int(phrase.pairCount), 4) {
      flags.formUnion(lexicon.pair(Int(phrase.firstPair) + index).flags)
    }
    return flags
  }

  private static func weighs(_ phrase: Phrase) -> Bool {
    phrase.evidence != 0 || !phrase.flags.isDisjoint(with: [.distinctive, .month])
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
  private static func longest(
    _ document: Document, _ lexicon: Lexicon, _ start: Int
  ) -> (phrase: Int, length: Int)? {
    let tokens = document.tokens
    var best: (phrase: Int, length: Int)?
    guard var state = lexicon.start(tokens[start].form) else { return nil }
    var end = start + 1
    while true {
      if let phrase = state.phrase, weighs(lexicon.phrase(phrase)) { best = (phrase, end - start) }
      guard state.continues, end < tokens.count, !tokens[end].flags.contains(.lineStart),
        let next = lexicon.advance(state, by: tokens[end].form, isJoined: tokens[end].flags.contains(.joined))
      else { return best }
      state = next
      end += 1
    }
  }
}
