internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon coverage`: which share of sighted substitutions is known.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Measure which share of sighted substitutions is known.",
    discussion: """
      The first line is the share of the sightings, a number between 0 and 1. A substitution is known when \
      what is known of its parts spells the original.
      """)

  @Argument(help: "A table with the columns spun, original, count and, optionally, families.")
  var facts: String

  @OptionGroup var paths: DictionaryPaths

  @Option(help: "Leave out a dictionary file, such as wording/observed.tsv; may be given several times.")
  var without: [String] = []

  @Option(help: "How many unknown substitutions to list.")
  var unknown = 40

  func run() throws {
    let files = try paths.files()
    for name in without where !files.contains(where: { $0.name == name }) {
      throw LearningError("\(name): there is no such file below \(paths.dictionaries); name one of its files")
    }
    let lexicon = try paths.compile(files.filter { !without.contains($0.name) })
    let knowledge = try paths.knowledge(lexicon: lexicon)
    let coverage = try Coverage(Fact.read(File.read(facts), name: facts), knowledge: knowledge)

    print(Columns.decimal(coverage.all.value, 4))
    print("\n\(coverage.all.known) of \(coverage.all.all) sightings are known\n")
    var table = Columns(["known from", "sightings", "share"])
    for (file, count) in coverage.files.sorted(by: {
      $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
    }) {
      let share = Double(count) / Double(max(coverage.all.all, 1))
      table.add([file, "\(count)", Columns.decimal(share, 4)])
    }
    print(table.text + "\n")
    shares("words in the spun text", coverage.lengths.sorted { $0.key < $1.key }.map { ("\($0)", $1) })
    shares("family", coverage.families.sorted { $0.key < $1.key }.map { ($0, $1) })
    guard unknown > 0, !coverage.unknown.isEmpty else { return }
    table = Columns(["sightings", "unknown: spun", "original"])
    for fact in coverage.unknown.prefix(unknown) { table.add(["\(fact.count)", fact.spun, fact.original]) }
    print(table.text)
    if coverage.unknown.count > unknown { print("... and \(coverage.unknown.count - unknown) more") }
  }

  private func shares(_ head: String, _ shares: [(String, Coverage.Share)]) {
    guard !shares.isEmpty else { return }
    var table = Columns([head, "known", "of", "share"])
    for (name, share) in shares {
      table.add([name, "\(share.known)", "\(share.all)", Columns.decimal(share.value, 4)])
    }
    print(table.text + "\n")
  }
}
