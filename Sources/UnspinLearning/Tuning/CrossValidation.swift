package import Unspin

/// Measures on each article what weights restore that were fitted on the other articles only.
package struct CrossValidation {
  private let knowledge: Knowledge
  private let parameters: Tuner.Parameters
  private let folds: Int

  /// - Parameters:
  ///   - knowledge: What is known, with the weights that fitting starts from.
  ///   - parameters: How to fit.
  ///   - folds: Parts that the articles are dealt into, each measured once; 2 or more.
  package init(_ knowledge: Knowledge, _ parameters: Tuner.Parameters, folds: Int) {
    self.knowledge = knowledge
    self.parameters = parameters
    self.folds = max(folds, 2)
  }

  /// Fits and measures fold by fold.
  ///
  /// - Parameters:
  ///   - pairs: Articles, dealt out in turn: the n-th goes into part n modulo the number of parts.
  ///   - bars: Bars of confidence to measure at.
  ///   - progress: Called after each part.
  /// - Returns: One evaluation a bar, over all articles.
  /// - Throws: ``UnspinError`` as repairing does, ``ICUError`` when ICU fails.
  /// - Complexity: O(folds x fitting + bars x repairing all pairs).
  package func run(
    _ pairs: [PairTexts], bars: [Double], progress: (Int) -> Void = { _ in }
  ) throws -> [(bar: Double, evaluation: Evaluation)] {
    var reader = try DocumentReader()
    var results = bars.map { (bar: $0, evaluation: Evaluation()) }
    for fold in 0..<min(folds, pairs.count) {
      var training: [TrainingPair] = []
      for (index, pair) in pairs.enumerated() where index % folds != fold {
        training.append(try TrainingPair(pair, reader: &reader))
      }
      var fitted = knowledge
      fitted.weights = Tuner(knowledge, parameters).fit(training, from: knowledge.weights).weights
      for at in results.indices {
        let unspinner = Unspinner(
          knowledge: fitted, options: Options(minimumConfidence: results[at].bar))
        for (index, pair) in pairs.enumerated() where index % folds == fold {
          try results[at].evaluation.add(pair, by: unspinner, reader: &reader)
        }
      }
      progress(fold)
    }
    return results
  }

  /// The bar that undoes most of those that are precise enough; nil when none is.
  package static func best(
    _ results: [(bar: Double, evaluation: Evaluation)], precision: Double
  ) -> Double? {
    results.filter { Evaluation.precision($0.evaluation.articles) >= precision }
      .max { Evaluation.undone($0.evaluation.articles) < Evaluation.undone($1.evaluation.articles) }?.bar
  }
}
