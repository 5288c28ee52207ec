import ArgumentParser
import Unspin

/// `unspin revert REPORT [FILE]`: takes the edits back out.
struct RevertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revert",
    abstract: "Give back the original of a repaired text, byte for byte.",
    discussion: """
      The report is what 'unspin --format json' wrote for the text; of several documents in it, the one the \
      text belongs to is found by itself. A text that was changed since is refused.
      """)

  @Argument(help: ArgumentHelp("The report.", valueName: "report"), completion: .file())
  var report: String

  @Argument(
    help: ArgumentHelp("The repaired text; '-' or none: standard input.", valueName: "file"),
    completion: .file())
  var file: String?

  func validate() throws {
    if report == "-", (file ?? "-") == "-" {
      throw ValidationError(
        "report and text cannot both come from standard input; name a file for one of them")
    }
  }

  func run() throws {
    try exit { () throws(Failure) in
      let reportSource = InputSource(argument: report)
      let report = try ReportWriter.report(try reportSource.read(limit: .max), label: reportSource.label)
      let textSource = InputSource(argument: file ?? "-")
      let text = try textSource.readText(limit: .max)
      let reverted = try Failure.naming(textSource.label) { () throws(UnspinError) in try report.revert(text)
      }
      try Output.write(reverted)
      return .success
    }
  }
}
