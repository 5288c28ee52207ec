// Repairs the file named on the command line, tells what changed and takes it back.

import Foundation
import Unspin

@main
struct Client {
  static func main() throws {
    guard let path = CommandLine.arguments.dropFirst().first else {
      print("usage: Client FILE")
      return
    }
    let article = try String(contentsOfFile: path, encoding: .utf8)

    let unspinner = try Unspinner()
    let repair = try unspinner.repair(article)
    print(repair.text)
    print("Spun with a probability of \(repair.verdict.probability).")
    for edit in repair.edits {
      print("byte \(edit.span.lowerBound): “\(edit.original)” → “\(edit.replacement)”: \(edit.reason)")
    }

    // Every change can be undone, now or later from a stored report.
    let undone = try Repair.undo(repair.edits, in: repair.text)
    precondition(undone == article)
    let report = Report(documents: [Report.Document(name: path, repair: repair)])
    let stored = try JSONEncoder().encode(report)
    let reverted = try JSONDecoder().decode(Report.self, from: stored).revert(repair.text)
    precondition(reverted == article)
  }
}
