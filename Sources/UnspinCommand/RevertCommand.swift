import ArgumentParser
import Unspin

/// `unspin revert REPORT [FILE]`: takes the edits back out.
struct RevertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revert",
    abstract: "Give back the original of a repaired text, byte for byte, or take some edits back.",
    discussion: """
      The report is what 'unspin --format json' wrote for the text; of several documents in it, the one the \
      text belongs to is found by itself. A text that was changed since is refused.

      With --edits, --only, --skip or --min-confidence only the edits that meet all of them are taken back.
      """)

  @OptionGroup var input: ReportInput

  @OptionGroup var selection: SelectionOptions

  func run() throws {
    try exit { () throws(Failure) in
      try input.rewrite(selection) { (report, text) throws(UnspinError) in
        let document = try report.document(ofRepaired: text)
        return (document, { (selection) throws(UnspinError) in try document.revert(text, only: selection) })
      }
    }
  }
}
