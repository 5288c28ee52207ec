internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon verdict`: fits and measures the verdict.
struct VerdictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict", abstract: "Fit the verdict on spun and genuine texts and measure it.")

  @Argument(help: "Folders of NAME.spun.txt with NAME.txt.")
  var pairs: [String]

  @Option(help: "Folders of genuine texts.")
  var genuine: [String] = []

  @OptionGroup var known: KnowledgeOptions

  @Option(help: "Weight of a genuine passage against a spun one.")
  var genuineWeight = 3.0

  @Flag(
    help:
      "Fit the second stage, on what decoding tells; the weights of the first are those of the dictionaries.")
  var decoded = false

  @Option(help: "A weights file in which to replace the fitted values.")
  var update: String?

  func run() throws {
    let knowledge = try known.knowledge()
    var reader = try DocumentReader()
    var fitter = VerdictFitter(knowledge, isDecoded: decoded)
    for folder in pairs {
      for pair in try PairFolder.read(folder) {
        try fitter.add(pair.spun, isSpun: true, pieces: [1, 3, 6], reader: &reader)
        try fitter.add(pair.original, isSpun: false, pieces: [1, 3, 6], reader: &reader)
      }
    }
    for folder in genuine {
      for name in try File.list(folder, suffix: ".txt") {
        let text = try File.read(folder + "/" + name)
        guard String(validating: text, as: UTF8.self) != nil else { continue }
        try fitter.add(Array(text.prefix(60_000)), isSpun: false, pieces: [6], reader: &reader)
      }
    }
    let weights = fitter.fit(genuineWeight: genuineWeight)
    for (name, weight) in zip(Judgement.names[(decoded ? 5 : 0)...], weights) { print("\(name)\t\(weight)") }
    if let update {
      try WeightsFile.update(
        update, Array(zip(Judgement.names[(decoded ? 5 : 0)...], weights.map(Float.init))))
    }
    for (low, high) in [(1, 12), (12, 30), (30, 80), (80, 200), (200, 100_000)] {
      let group = fitter.samples.filter { $0.tokens >= low && $0.tokens < high }
      let judged = group.map { ($0.isSpun, zip(weights, $0.features).reduce(0) { $0 + $1.0 * $1.1 }) }
      let hits = judged.count { $0.0 && $0.1 > 0 }
      let misses = judged.count { $0.0 && $0.1 <= 0 }
      let alarms = judged.count { !$0.0 && $0.1 > 0 }
      let worst = judged.filter { !$0.0 }.map(\.1).max() ?? 0
      print(
        "\(low)-\(high) tokens: \(group.count) passages, F1 \(Double(2 * hits) / Double(max(2 * hits + misses + alarms, 1))), missed \(misses) of \(hits + misses), alarms \(alarms) of \(judged.count { !$0.0 }), worst genuine log odds \(worst)"
      )
    }
  }
}
