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
