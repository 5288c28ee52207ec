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

  @Option(help: "Write the report for people or for programs.")
  var format: ReportFormat = .text

  @OptionGroup var options: RepairOptions

  func run() throws {
    try exit { () throws(Failure) in
      var run = DocumentRun(try options.unspinner())
      var reports: [Report.Document] = []
      let writer = TextWriter(palette: Palette(options.color, for: .standardOutput))
      try run.forEach(InputSource.sources(files)) { _, document throws(Failure) in
        switch format {
        case .json: reports.append(document.report())
        case .text: try Output.write(writer.text(document.report(), label: document.source.label))
        }
      }
      if format == .json { try Output.write(ReportWriter.json(Report(documents: reports))) }
      return run.status
    }
  }
}
