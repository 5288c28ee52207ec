internal import UnspinLexicon

/// What decoding a document as if it were spun tells about whether it is: in spun text the decoder finds an
/// edit it is sure of in every line; in genuine text, even where it is full of words that spinners like, it
/// finds some that are likelier than not and hardly any that is sure.
package struct DecodedEvidence {
  /// Log odds of being spun before decoding.
  package var logOdds: Double
  /// Sum of the posteriors, of those above one half, of edits of wording.
  package var edits: Double
  /// How unlikely it is that none of these edits is right, in nats.
  package var certainty: Double
  /// Words of the document.
  package var tokenCount: Int

  /// The most that one edit counts, in nats.
  private static let mostCertain = 6.0

  package init(logOdds: Double, edits: Double, certainty: Double, tokenCount: Int) {
    self.logOdds = logOdds
    self.edits = edits
    self.certainty = certainty
    self.tokenCount = tokenCount
  }

  init(logOdds: Double, _ proposals: [WordingPass.Proposal], tokenCount: Int) {
    self.init(logOdds: logOdds, edits: 0, certainty: 0, tokenCount: tokenCount)
    for proposal in proposals where proposal.posterior > 0.5 && proposal.edit.kind == .wording {
      edits += Double(proposal.posterior)
      certainty += min(-Logarithms.natural(max(1e-9, 1 - Double(proposal.posterior))), Self.mostCertain)
    }
  }

  /// What the final verdict is fitted on.
  package var features: [Double] {
    let scale = 100 / Double(max(tokenCount, 20))
    return [1, max(-12, min(12, logOdds)), edits * scale, certainty * scale]
  }

  /// Whether a name is restored whatever the document is.
  static func hasSureName(_ proposals: [WordingPass.Proposal]) -> Bool {
    proposals.contains { $0.edit.kind == .name && $0.isIndependent && $0.posterior >= sure }
  }

  /// Posterior from which a name counts as restored.
  private static let sure: Float = 0.9
}
