/// What decoding a document as if it were spun tells about whether it is: in spun text the decoder finds an
/// edit it is sure of in every line, in genuine text hardly any.
package struct DecodedEvidence {
  /// Log odds of being spun before decoding.
  package var logOdds: Double
  /// Sum of the posteriors, of those above one half, of edits of wording.
  package var edits: Double
  /// Words of the document.
  package var tokenCount: Int

  package init(logOdds: Double, edits: Double, tokenCount: Int) {
    self.logOdds = logOdds
    self.edits = edits
    self.tokenCount = tokenCount
  }

  /// What the final verdict is fitted on.
  package var features: [Double] {
    let edits = min(edits, 30)
    return [1, max(-12, min(12, logOdds)), edits, self.edits * 100 / Double(max(tokenCount, 20))]
  }
}

extension DecodedEvidence {
  /// Sum of the posteriors above one half of edits that need a spun document.
  static func edits(_ proposals: [WordingPass.Proposal]) -> Double {
    proposals.reduce(0) { $0 + ($1.posterior > 0.5 && $1.edit.kind == .wording ? Double($1.posterior) : 0) }
  }

  /// Whether a name is restored whatever the document is.
  static func hasSureName(_ proposals: [WordingPass.Proposal]) -> Bool {
    proposals.contains { $0.edit.kind == .name && $0.isIndependent && $0.posterior >= sure }
  }

  /// Posterior from which a name counts as restored.
  private static let sure: Float = 0.9
}
