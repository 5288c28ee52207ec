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

      With --update, the output of each case that differs is written into its line as the one expected from now \
      on; look at the differences first. Genuine texts and known failures are never updated. The exit code is \
      that of a run after the update.
      """)

  @Argument(
    help: ArgumentHelp("Folders or files of fixtures, JSON Lines.", valueName: "dir"), completion: .directory)
  var paths: [String]

  @Option(help: ArgumentHelp("Run only the cases whose id contains this text.", valueName: "text"))
  var filter: String?

  @OptionGroup var knowledge: OwnKnowledge

  @Flag(help: "Show every difference, and the known failures.")
  var verbose = false

  @Flag(help: "Take the outputs that differ as those expected from now on.")
  var update = false

  @Option(
    help: ArgumentHelp(
      "Write the outcome as JUnit XML to this file ('-': standard output).", valueName: "file"),
    completion: .file())
  var junit: String?

  @Option(help: "Colour the output.")
  var color: ColorChoice = .auto

  func run() throws {
    try exit { () throws(Failure) in
      var base = Options(overlays: try knowledge.overlays())
      base.references = try knowledge.references(limit: base.maximumDocumentBytes)
      for path in paths { try InputSource.file(path).probe() }
      var suite = FixtureSuite(paths: paths)
      if let filter { suite = suite.matching(filter) }
      var progress = ProgressLine(after: .seconds(2))
      let report = FixtureRunner(base: base).run(suite) { done, total in
        progress.show("\(done) of \(total) cases")
      }
      progress.clear()
      if let junit, junit != "-" { try OutputFile.write(junit, report.junitXML) }
      try Output.write(junit == "-" ? report.junitXML : colored(report.description(verbose: verbose)))
      let failures = update ? try updated(report) : report.failures
      guard report.problems.isEmpty else { return .badData }
      return failures.isEmpty ? .success : .found
    }
  }

  /// Writes the outputs that differ into their files, and gives back the cases that fail all the same.
  private func updated(_ report: FixtureReport) throws(Failure) -> [FixtureReport.Case] {
    var lines = 0
    let updates = report.updates
    for update in updates {
      let source = InputSource.file(update.path)
      let bytes = Array(try source.readText(limit: .max).utf8)
      let changed: [UInt8]
      do throws(FixtureError) { changed = try update.applied(to: bytes) } catch {
        throw Failure(.badData, error.description)
      }
      try AtomicFile.replace(update.path, with: String(decoding: changed, as: UTF8.self))
      lines += update.outputs.count
    }
    let failures = report.failuresBesideOutputs
    Output.tell(
      "\(Figure.count(lines, "output")) in \(Figure.count(updates.count, "file")) updated"
        + (failures.isEmpty
          ? "" : "; \(failures.count) \(failures.count == 1 ? "case fails" : "cases fail") still"))
    return failures
  }

  /// The differences in colour: what is expected in red, what came out in green.
  private func colored(_ text: String) -> String {
    let palette = Palette(color, for: .standardOutput)
    guard palette.isColored else { return text }
    let (red, green) = (palette.codes(.red), palette.codes(.green))
    return text.replacing("[-", with: red.start + "[-").replacing("-]", with: "-]" + red.end)
      .replacing("{+", with: green.start + "{+").replacing("+}", with: "+}" + green.end)
  }
}
