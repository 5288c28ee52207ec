// Repairs a file, keeps what changed as a report, and goes back by it later:
//
//     StoredReport article.txt report.json
//
// The report holds no text but that of the edits; who has it and the repaired text has the original, and may make
// part of the edits only.

import Foundation
import Unspin

@main
struct StoredReport {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let path = arguments.first, let reportPath = arguments.last else {
      print("usage: StoredReport FILE REPORT")
      exit(64)
    }
    let article = try String(contentsOfFile: path, encoding: .utf8)
    let repair = try Unspinner().repair(article)
    let report = Report(documents: [Report.Document(name: path, repair: repair)])
    try JSONEncoder().encode(report).write(to: URL(filePath: reportPath))
    print("spun with a probability of \(repair.verdict.probability), \(repair.edits.count) edits")

    // Later, elsewhere: all edits back, byte for byte.
    let stored = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: reportPath)))
    let original = try stored.revert(repair.text)
    print("reverted: \(original == article)")

    // Or only those that are surest.
    let sure = Report.Selection(minimumConfidence: 0.95)
    let cautious = try stored.document(ofOriginal: article).apply(sure, to: article)
    print("cautious text differs from the whole repair: \(cautious != repair.text)")
  }
}
