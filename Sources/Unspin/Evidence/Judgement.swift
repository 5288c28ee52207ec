/// Fitted numbers that turn evidence into probabilities and posteriors into confidence.
package struct Judgement: Sendable, Equatable {
  package var values: [Float]

  /// How many numbers there are.
  package static let count = 13
  /// Their names in `language/weights.tsv`, in order.
  package static let names = [
    "verdictBias", "verdictSpun", "verdictKept", "verdictSpunDensity", "verdictKeptDensity", "decodedBias",
    "decodedVerdict", "decodedDensity", "decodedCertainty", "shortText", "confidenceBias",
    "confidenceSlope", "editBar",
  ]

  package init(values: [Float]) {
    precondition(values.count == Judgement.count)
    self.values = values
  }

  /// Weights of `EvidencePass.Outcome.features` in the log odds of being spun.
  package var verdict: ArraySlice<Float> { values[..<5] }
  /// Weights of `DecodedEvidence.features` in the log odds of being spun.
  package var decoded: ArraySlice<Float> { values[5..<9] }
  /// Log odds, negative, that a text of no words would have against it; none from eighty words on. Chosen, not
  /// fitted: a text too short to tell gets only edits that are sure by themselves.
  var shortText: Float { values[9] }
  /// Confidence is the logistic function of bias + slope x log odds of the posterior.
  var confidenceBias: Float { values[10] }
  var confidenceSlope: Float { values[11] }
  /// Confidence below which an edit is reported and not made, unless the caller sets another.
  var editBar: Float { values[12] }

  /// Before fitting.
  package static let initial = Judgement(values: [-2, 0.1, 0.1, 0.1, 0.1, -2, 0.5, 0.5, 0, -4, 0, 1, 0.78])
}
