internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon tune`: fits the weights of the decoder on pairs of spun and original texts.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune", abstract: "Fit the weights of the decoder on pairs of spun and original texts.")

  @Argument(help: "A folder of NAME.spun.txt with NAME.txt or NAME.orig.txt.")
  var pairs: String

  @OptionGroup var paths: DictionaryPaths

  @Option(help: "A context image, whose decoder weights are fitted in place of those of the dictionaries.")
  var encoder: String?

  @Option(help: "Times to go over the pairs.")
  var epochs = 3

  @Option(help: "Use at most this many pairs.")
  var limit: Int?

  @Option(help: "Also fit on all but one of so many parts and measure on that one, for each part.")
  var folds: Int?

  @Option(help: "Bars of confidence to measure at with --folds, separated by commas.")
  var bars = "0.5,0.6,0.7,0.75,0.8,0.85,0.9,0.95"

  @Option(
    help: "With --folds: name the bar that undoes most at this edit precision, and put it in with --update.")
  var precision: Double?

  @Option(help: "A weights file in which to replace the fitted values.")
  var update: String?

  func validate() throws {
    guard precision == nil || folds != nil else { throw ValidationError("--precision needs --folds") }
    guard (folds ?? 2) >= 2 else { throw ValidationError("--folds is a whole number from 2 on") }
    guard bars.split(separator: ",").allSatisfy({ Double($0) != nil }) else {
      throw ValidationError("--bars are numbers separated by commas")
    }
  }

  func run() throws {
    var knowledge = try paths.knowledge(lexicon: paths.compile())
    if let encoder {
      let encoder = try ContextEncoder(ImageFile.read(encoder, .context))
      // Weights for other features are what fitting is to mend: start from those of the dictionaries then.
      if encoder.weights.count == Feature.count { try knowledge.use(encoder) }
      knowledge.encoder = encoder
      if knowledge.weights[.context] == 0 { knowledge.weights[.context] = 0.5 }
    }
    var parameters = Tuner.Parameters()
    parameters.epochs = epochs
    var texts = try PairFolder.read(pairs)
    if let limit { texts = Array(texts.prefix(limit)) }
    let bar = try crossValidate(texts, knowledge, parameters)
    var reader = try DocumentReader()
    var training: [TrainingPair] = []
    for pair in texts { training.append(try TrainingPair(pair, reader: &reader)) }
    let outcome = Tuner(knowledge, parameters).fit(training, from: knowledge.weights)
    print("log likelihood a sentence by epoch: \(outcome.logLikelihoods)")
    for feature in Feature.allCases { print("\(feature)\t\(outcome.weights[feature])") }
    if let update {
      let fitted = Feature.allCases.map { ("\($0)", outcome.weights[$0]) }
      if encoder == nil {
        try WeightsFile.update(update, fitted + (bar.map { [("editBar", Float($0))] } ?? []))
      } else {
        try WeightsFile.write(update, fitted.map { ($0.0, $0.1, "fitted") })
      }
    }
  }

  /// Prints the figures of each bar; returns the bar that meets `precision`.
  private func crossValidate(
    _ pairs: [PairTexts], _ knowledge: Knowledge, _ parameters: Tuner.Parameters
  ) throws -> Double? {
    guard let folds else { return nil }
    let results = try CrossValidation(knowledge, parameters, folds: folds).run(
      pairs, bars: bars.split(separator: ",").compactMap { Double($0) },
      progress: { Standard.error("part \($0 + 1) of \(folds) measured") })
    for (bar, evaluation) in results {
      let undone = evaluation.interval(Evaluation.undone)
      let precision = evaluation.interval(Evaluation.precision)
      print(
        "bar \(bar): undone \(Columns.decimal(Evaluation.undone(evaluation.articles), 3)) "
          + "[\(Columns.decimal(undone.lowerBound, 3)), \(Columns.decimal(undone.upperBound, 3))], precision "
          + "\(Columns.decimal(Evaluation.precision(evaluation.articles), 3)) "
          + "[\(Columns.decimal(precision.lowerBound, 3)), \(Columns.decimal(precision.upperBound, 3))]")
    }
    guard let precision else { return nil }
    let bar = CrossValidation.best(results, precision: precision)
    print("bar for precision \(precision): \(bar.map { "\($0)" } ?? "none of these")")
    return bar
  }
}
