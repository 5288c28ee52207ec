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

  @OptionGroup var known: KnowledgeOptions

  @Option(help: "Bars of confidence to measure at, separated by commas; the dictionaries' own if left out.")
  var bars: String?

  @Flag(help: "Take all texts for spun.")
  var assumeSpun = false

  @Option(
    help: "Where to write a table of all edits: article, kind, source, confidence, whether it is right.")
  var edits: String?

  func validate() throws {
    let given = bars?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    guard given.allSatisfy({ Double($0) != nil }) else {
      throw ValidationError("--bars are numbers separated by commas")
    }
    guard edits == nil || given.count < 2 else { throw ValidationError("--edits goes with one bar") }
  }

  func run() throws {
    let knowledge = try known.knowledge()
    let bars: [Double?] = self.bars.map { $0.split(separator: ",").map { Double($0) } } ?? [nil]
    for bar in bars {
      let options = Options(assume: assumeSpun ? .spun : .auto, minimumConfidence: bar)
      let evaluation = try measure(Unspinner(knowledge: knowledge, options: options))
      report(evaluation, bar, isFull: bars.count == 1)
      if let edits { try File.write(Array(table(evaluation).utf8), to: edits) }
    }
  }

  private func measure(_ unspinner: Unspinner) throws -> Evaluation {
    var evaluation = Evaluation()
    var reader = try DocumentReader()
    for pair in try PairFolder.read(pairs) { try evaluation.add(pair, by: unspinner, reader: &reader) }
    return evaluation
  }

  private func report(_ evaluation: Evaluation, _ bar: Double?, isFull: Bool) {
    let articles = evaluation.articles
    let edits = articles.flatMap(\.edits)
    let undone = evaluation.interval(Evaluation.undone)
    let precision = evaluation.interval(Evaluation.precision)
    let damaged = articles.reduce(0) { $0 + $1.damaged }
    print(
      "\(bar.map { "bar \($0): " } ?? "")articles \(articles.count), undone \(Columns.decimal(Evaluation.undone(articles), 3)) "
        + "[\(Columns.decimal(undone.lowerBound, 3)), \(Columns.decimal(undone.upperBound, 3))], precision "
        + "\(Columns.decimal(Evaluation.precision(articles), 3)) [\(Columns.decimal(precision.lowerBound, 3)), "
        + "\(Columns.decimal(precision.upperBound, 3))], edits \(edits.count), detection "
        + Columns.decimal(Double(articles.reduce(0) { $0 + $1.touched }) / Double(max(damaged, 1)), 3))
    guard isFull else { return }
    for family in Set(articles.map(\.family)).sorted() {
      let group = articles.filter { $0.family == family }
      print(
        "family \(family): articles \(group.count), undone \(Columns.decimal(Evaluation.undone(group), 3)), precision "
          + Columns.decimal(Evaluation.precision(group), 3))
    }
    table("kind", edits) { $0.kind.rawValue }
    table("source", edits) { $0.source }
    table("confidence", edits) { "\(Double(Int($0.confidence * 20)) / 20)" }
  }

  /// One row an edit.
  private func table(_ evaluation: Evaluation) -> String {
    var text = "article\tkind\tsource\tconfidence\tright\n"
    for article in evaluation.articles {
      for edit in article.edits {
        text +=
          "\(article.name)\t\(edit.kind.rawValue)\t\(edit.source)\t\(Columns.decimal(edit.confidence, 4))\t"
          + "\(edit.isRight ? 1 : 0)\n"
      }
    }
    return text
  }

  private func table(
    _ name: String, _ edits: [Evaluation.Judged], by key: (Evaluation.Judged) -> String
  ) {
    for (value, group) in Dictionary(grouping: edits, by: key).sorted(by: { $0.key < $1.key }) {
      let right = group.count { $0.isRight }
      print(
        "\(name) \(value): edits \(group.count), right \(Columns.decimal(Double(right) / Double(group.count), 3))"
      )
    }
  }

}
