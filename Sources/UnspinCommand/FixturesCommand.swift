import ArgumentParser
import Unspin
import UnspinFixtures

/// `unspin fixtures DIR...`: tries cases of one's own.
struct FixturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixtures",
    abstract: "Run fixtures: damaged texts with the repair that is expected of them.",
    discussion: """
      Exits 0 when every case holds, 1 when one fails, 65 when a line cannot be read (the others are run) and 74 \
      when a file cannot.
      """)

  @Argument(
    help: ArgumentHelp("Folders or files of fixtures, JSON Lines.", valueName: "dir"), completion: .directory)
  var paths: [String]

  @Option(help: ArgumentHelp("Run only the cases whose id contains this text.", valueName: "text"))
  var filter: String?

  @OptionGroup var lexicons: LexiconOptions

  @Flag(help: "Show every difference, and the known failures.")
  var verbose = false

  func run() throws {
    try exit { () throws(Failure) in
      var base = Options(overlays: try lexicons.overlays())
      base.references = try lexicons.references(limit: base.maximumDocumentBytes)
      for path in paths { try InputSource.file(path).probe() }
      var suite = FixtureSuite(paths: paths)
      if let filter { suite = suite.matching(filter) }
      let report = FixtureRunner(base: base).run(suite)
      try Output.write(report.description(verbose: verbose))
      guard report.problems.isEmpty else { return .badData }
      return report.isPassed ? .success : .found
    }
  }
}
