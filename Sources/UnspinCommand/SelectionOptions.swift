import ArgumentParser
import Unspin

/// Which edits of a report are meant.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Take the edits with these numbers, as in 1,4-7.", valueName: "numbers"))
  var edits: [NumberList] = []

  @Option(help: ArgumentHelp("Take edits of these kinds.", valueName: "kind,..."))
  var only: [KindList] = []

  @Option(help: ArgumentHelp("Take no edits of these kinds.", valueName: "kind,..."))
  var skip: [KindList] = []

  @Option(help: ArgumentHelp("Take edits at least this sure (0 to 1).", valueName: "probability"))
  var minConfidence: Double?

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1, not \(minConfidence)")
    }
  }

  var selection: Report.Selection {
    Report.Selection(
      numbers: edits.isEmpty ? nil : edits.flatMap(\.ranges),
      kinds: KindList.kinds(only: only, skip: skip, of: Set(Edit.Kind.allCases)),
      minimumConfidence: minConfidence ?? 0)
  }
}

/// A report and the text it belongs to.
struct ReportInput: ParsableArguments {
  @Argument(help: ArgumentHelp("The report, as JSON.", valueName: "report"), completion: .file())
  var report: String

  @Argument(
    help: ArgumentHelp("The text; '-' or none: standard input.", valueName: "file"), completion: .file())
  var file: String?

  func validate() throws {
    if report == "-", (file ?? "-") == "-" {
      throw ValidationError(
        "report and text cannot both come from standard input; name a file for one of them")
    }
  }

  /// What is to be made of a document, given which of its edits are meant.
  typealias Work = (Report.Selection) throws(UnspinError) -> String

  /// Reads both, finds the document of the text, and writes what the work makes of it.
  func rewrite(
    _ options: SelectionOptions,
    _ prepare: (Report, String) throws(UnspinError) -> (Report.Document, Work)
  ) throws(Failure) -> ExitStatus {
    let reportSource = InputSource(argument: report)
    let report = try ReportWriter.report(try reportSource.read(limit: .max), label: reportSource.label)
    let textSource = InputSource(argument: file ?? "-")
    let text = try textSource.readText(limit: .max)
    let (document, work) = try Failure.naming(textSource.label) { () throws(UnspinError) in
      try prepare(report, text)
    }
    let selection = options.selection
    // The text first: numbers mean nothing for another document.
    let output = try Failure.naming(textSource.label) { () throws(UnspinError) in try work(selection) }
    if let missing = selection.firstMissingNumber(in: document) {
      throw Failure(
        .usage,
        "\(reportSource.label): there is no edit \(missing); the document has \(document.edits.count)")
    }
    try Output.write(output)
    return .success
  }
}
