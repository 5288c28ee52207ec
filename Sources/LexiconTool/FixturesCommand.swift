internal import ArgumentParser
internal import Unspin
internal import UnspinFixtures

/// `unspin-lexicon fixtures`: tries fixtures with the dictionaries as they stand, so that a row can be tried without
/// compiling the image and building the program anew.
struct FixturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixtures",
    abstract: "Run fixtures with the dictionaries as they are in their tables.",
    discussion: """
      `unspin fixtures` runs them with what is built in. Exits 0 when every case holds, 1 when one fails, 65 when a \
      line cannot be read.
      """)

  @Argument(help: ArgumentHelp("Folders or files of fixtures.", valueName: "dir"))
  var fixtures = ["Fixtures"]

  @Option(help: ArgumentHelp("Run only the cases whose id contains this text.", valueName: "text"))
  var filter: String?

  @Flag(help: "Show every difference, and the known failures.")
  var verbose = false

  @OptionGroup var known: KnowledgeOptions

  func run() throws {
    var suite = FixtureSuite(paths: fixtures)
    if let filter { suite = suite.matching(filter) }
    let lexicon = try known.paths.compile()
    let near = try known.paths.knowledge(lexicon: lexicon)
    let knowledge = try known.near ? near : known.knowledge(lexicon: lexicon)
    let runner = FixtureRunner { try Unspinner(near: near, knowledge: knowledge, options: $0) }
    let report = runner.run(suite)
    print(report.description(verbose: verbose), terminator: "")
    guard report.problems.isEmpty else { throw ExitCode(65) }
    guard report.failures.isEmpty else { throw ExitCode(1) }
  }
}
