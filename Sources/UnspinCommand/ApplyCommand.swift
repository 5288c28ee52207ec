import ArgumentParser
import Unspin

/// `unspin apply REPORT [FILE]`: makes the edits of a report that a person accepted.
struct ApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Make some of the edits of a report, and no others.",
    discussion: """
      The report is what 'unspin --format json' or 'unspin inspect --format json' wrote for the text; of several \
      documents in it, the one the text belongs to is found by itself. Nothing is decided anew: without options \
      the result is the repaired text of the report. A text that was changed since is refused.

      Edits have to meet all of --edits, --only, --skip and --min-confidence. The numbers of edits stand in the \
      report, in the explanations (#4) and on the page. An edit that only turns 'a' into 'an' goes with the word \
      behind it.
      """)

  @OptionGroup var input: ReportInput

  @OptionGroup var selection: SelectionOptions

  func run() throws {
    try exit { () throws(Failure) in
      try input.rewrite(selection) { (report, text) throws(UnspinError) in
        let document = try report.document(ofOriginal: text)
        return (document, { (selection) throws(UnspinError) in try document.apply(selection, to: text) })
      }
    }
  }
}
