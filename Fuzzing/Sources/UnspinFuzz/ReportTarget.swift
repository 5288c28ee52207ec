import FoundationEssentials
import Unspin

/// Reports: refused, or read, and then written alike; taking back never traps, whatever edits they hold.
enum ReportTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    guard let report = try? JSONDecoder().decode(Report.self, from: Data(input)) else { return }
    guard let data = try? JSONEncoder().encode(report),
      let again = try? JSONDecoder().decode(Report.self, from: data), again == report
    else { broken("a report that is written is read as it was") }
    for document in report.documents {
      let edits = document.edits.map(\.edit)
      for text in [document.text ?? "", String(decoding: input, as: UTF8.self), "Seo Dan Ah smiles."] {
        if let original = try? Repair.undo(edits, in: text) {
          guard (try? Repair.replay(edits, on: original)).map({ $0.utf8.elementsEqual(text.utf8) }) == true
          else {
            broken("what was undone can be replayed")
          }
        }
        if let repaired = try? Repair.replay(edits, on: text) {
          guard (try? Repair.undo(edits, in: repaired)).map({ $0.utf8.elementsEqual(text.utf8) }) == true
          else {
            broken("what was replayed can be undone")
          }
        }
        if let original = try? report.revert(text),
          !report.documents.contains(where: {
            $0.original == Report.Fingerprint(of: original)
          })
        {
          broken("a report leads back to an original it names, or nowhere")
        }
      }
    }
  }

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    JSONMutator.mutate(input, names: names, using: &random)
  }

  private static let names = [
    "schema", "tool", "documents", "name", "version", "verdict", "original", "repaired", "edits", "findings",
    "text",
    "bytes", "crc32", "kind", "span", "start", "end", "line", "column", "replacement", "confidence",
    "alternatives",
    "source", "reason", "probability", "language", "evidence",
  ]
}
