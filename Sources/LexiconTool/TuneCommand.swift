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

  @Option(help: "A weights file in which to replace the fitted values.")
  var update: String?

  func run() throws {
    var knowledge = try Knowledge(
      lexicon: ImageBytes(paths.compile()), model: ImageBytes(File.read(paths.model)))
    if let encoder {
      let encoder = try ContextEncoder(ImageBytes(File.read(encoder)))
      // Weights for other features are what fitting is to mend: start from those of the dictionaries then.
      if encoder.weights.count == Feature.count { try knowledge.use(encoder) }
      knowledge.encoder = encoder
      if knowledge.weights[.context] == 0 { knowledge.weights[.context] = 0.5 }
    }
    var parameters = Tuner.Parameters()
    parameters.epochs = epochs
    let tuner = Tuner(knowledge, parameters)
    var training = try PairFolder.read(pairs)
    if let limit { training = Array(training.prefix(limit)) }
    let outcome = tuner.fit(training, from: knowledge.weights)
    print("log likelihood a sentence by epoch: \(outcome.logLikelihoods)")
    for feature in Feature.allCases { print("\(feature)\t\(outcome.weights[feature])") }
    if let update {
      let fitted = Feature.allCases.map { ("\($0)", outcome.weights[$0]) }
      if encoder == nil {
        try WeightsFile.update(update, fitted)
      } else {
        try WeightsFile.write(update, fitted.map { ($0.0, $0.1, "fitted") })
      }
    }
  }
}

/// Pairs of texts in a folder.
enum PairFolder {
  static func read(_ folder: String) throws -> [TrainingPair] {
    var reader = try DocumentReader()
    var pairs: [TrainingPair] = []
    for name in try File.list(folder, suffix: ".spun.txt") {
      let stem = folder + "/" + name.dropLast(".spun.txt".count)
      let original = try (try? File.read(stem + ".txt")) ?? File.read(stem + ".orig.txt")
      pairs.append(
        try TrainingPair(
          name: name, spun: File.read(folder + "/" + name), original: original, reader: &reader))
    }
    return pairs
  }
}
