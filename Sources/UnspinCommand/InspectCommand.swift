import ArgumentParser
import Unspin

/// `unspin inspect [FILE...]`: the report alone.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Report what is damaged, what would be repaired and why; change nothing.",
    discussion: "Exits 0 whatever is found; use 'unspin --check' where the exit code should tell.")

  @Argument(
    help: ArgumentHelp("The files to inspect; '-' or none: standard input.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    help: "Write the report as lines, as 'json' for programs, 'sarif' for review tools, or 'html', a page.")
  var format: ReportFormat = .text

  @OptionGroup var options: RepairOptions

  func run() throws {
    try exit { () throws(Failure) in
      var run = DocumentRun(try options.unspinner())
      var reports = ReportCollector(format)
      let writer = TextWriter(palette: Palette(options.color, for: .standardOutput))
      try run.forEach(InputSource.sources(files)) { _, document throws(Failure) in
        if format == .text {
          try Output.write(writer.text(document.report(), label: document.source.label))
        } else {
          reports.add(document, includesText: false)
        }
      }
      try reports.write()
      return run.status
    }
  }
}
