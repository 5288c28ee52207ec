/// How much harm a phrase may do in genuine text: how often people write it, times the probability that it is
/// taken for a spinner's before its context is looked at.
package struct RowRisk: Sendable {
  package var phrase: String
  /// Times a million words of genuine text hold it, by the language model.
  package var perMillion: Double
  /// Probability that a spinner put it where it stands in a spun text.
  package var prior: Double
  /// The likeliest original with its row.
  package var original: Inventory.Original

  /// Places in a million words of genuine text that would be edited on the prior alone.
  package var value: Double { perMillion * prior }

  /// The riskiest phrases, the worst first; ties in byte order.
  package static func riskiest(_ inventory: Inventory, model: LanguageModel, count: Int) -> [RowRisk] {
    var risks: [RowRisk] = []
    for entry in inventory.entries {
      // Damaged names count only in the shape of names.
      guard
        let original = entry.originals.first(where: {
          $0.flags.isDisjoint(with: [.name, .namePart, .exactCase])
        })
      else { continue }
      let genuine = Logarithms.exponential(Double(model.logProbability(of: entry.tokens.models)))
      let kept = (1 - min(entry.spinRate, 0.95)) / Logarithms.exponential(entry.evidence)
      risks.append(
        RowRisk(
          phrase: entry.text, perMillion: genuine * 1e6, prior: min(max(1 - kept, 0), 1), original: original))
    }
    risks.sort { $0.value != $1.value ? $0.value > $1.value : $0.phrase < $1.phrase }
    return Array(risks.prefix(count))
  }
}
