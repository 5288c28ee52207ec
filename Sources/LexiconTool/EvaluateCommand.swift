internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon evaluate`: how well pairs are restored.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Repair the spun side of pairs and compare with the originals.")

  @Argument(help: "A folder of NAME.spun.txt with NAME.txt or NAME.orig.txt.")
  var pairs: String

  @OptionGroup var paths: DictionaryPaths

  @Option(help: "Bars of confidence to measure at, separated by commas; the dictionaries' own if left out.")
  var bars: String?

  @Flag(help: "Take all texts for spun.")
  var assumeSpun = false

  func run() throws {
    let knowledge = try Knowledge(
      lexicon: ImageBytes(paths.compile()), model: ImageBytes(File.read(paths.model)))
    let bars: [Double?] = self.bars.map { $0.split(separator: ",").map { Double($0) } } ?? [nil]
    for bar in bars {
      let options = Options(assume: assumeSpun ? .spun : .auto, minimumConfidence: bar)
      let evaluation = try measure(Unspinner(knowledge: knowledge, options: options))
      report(evaluation, bar, isFull: bars.count == 1)
    }
  }

  private func measure(_ unspinner: Unspinner) throws -> Evaluation {
    var evaluation = Evaluation()
    var reader = try DocumentReader()
    for name in try File.list(pairs, suffix: ".spun.txt") {
      let stem = pairs + "/" + name.dropLast(".spun.txt".count)
      let original = try (try? File.read(stem + ".txt")) ?? File.read(stem + ".orig.txt")
      try evaluation.add(
        name: name, family: family(stem), spun: File.read(pairs + "/" + name), original: original,
        by: unspinner,
        reader: &reader)
    }
    return evaluation
  }

  /// The family in the first line of a log beside the pair.
  private func family(_ stem: String) -> String {
    guard let log = try? File.read(stem + ".log.tsv"),
      let line = String(decoding: log, as: UTF8.self).split(separator: "\n").first
    else { return "-" }
    return line.split(separator: "\t").last.map(String.init) ?? "-"
  }

  private func report(_ evaluation: Evaluation, _ bar: Double?, isFull: Bool) {
    let articles = evaluation.articles
    let edits = articles.flatMap(\.edits)
    let undone = evaluation.interval(Evaluation.undone)
    let precision = evaluation.interval(Evaluation.precision)
    let damaged = articles.reduce(0) { $0 + $1.damaged }
    print(
      "\(bar.map { "bar \($0): " } ?? "")articles \(articles.count), undone \(percent(Evaluation.undone(articles))) "
        + "[\(percent(undone.lowerBound)), \(percent(undone.upperBound))], precision "
        + "\(percent(Evaluation.precision(articles))) [\(percent(precision.lowerBound)), "
        + "\(percent(precision.upperBound))], edits \(edits.count), detection "
        + percent(Double(articles.reduce(0) { $0 + $1.touched }) / Double(max(damaged, 1))))
    guard isFull else { return }
    for family in Set(articles.map(\.family)).sorted() {
      let group = articles.filter { $0.family == family }
      print(
        "family \(family): articles \(group.count), undone \(percent(Evaluation.undone(group))), precision "
          + percent(Evaluation.precision(group)))
    }
    table("kind", edits) { $0.kind.rawValue }
    table("source", edits) { $0.source }
    table("confidence", edits) { "\(Double(Int($0.confidence * 20)) / 20)" }
  }

  private func table(
    _ name: String, _ edits: [Evaluation.Judged], by key: (Evaluation.Judged) -> String
  ) {
    for (value, group) in Dictionary(grouping: edits, by: key).sorted(by: { $0.key < $1.key }) {
      let right = group.count { $0.isRight }
      print("\(name) \(value): edits \(group.count), right \(percent(Double(right) / Double(group.count)))")
    }
  }

  private func percent(_ share: Double) -> String {
    let thousandths = Int((share * 1000).rounded())
    return "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
  }
}
