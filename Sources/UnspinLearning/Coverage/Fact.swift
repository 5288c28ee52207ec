internal import UnspinText

/// A substitution that was sighted: a row of a table of facts.
package struct Fact: Sendable, Equatable {
  /// What stood in the spun text.
  package var spun: String
  /// What the journalist wrote.
  package var original: String
  /// How often it was sighted.
  package var count: Int
  /// Sightings by spinner family, in the order of the row.
  package var families: [(name: String, count: Int)]

  package static func == (left: Fact, right: Fact) -> Bool {
    left.spun == right.spun && left.original == right.original && left.count == right.count
      && left.families.elementsEqual(right.families, by: ==)
  }

  /// Reads a table with the columns `spun`, `original`, `count` and, where it has them, `families` (`A:4,B:1`).
  ///
  /// - Parameters:
  ///   - bytes: The whole file: a header line, then one fact a line, fields separated by tabs.
  ///   - name: What messages call it.
  /// - Returns: The facts in the order of the file.
  /// - Throws: ``LearningError`` naming the line that cannot be read.
  package static func read(_ bytes: [UInt8], name: String) throws(LearningError) -> [Fact] {
    var columns: [String] = []
    var facts: [Fact] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      func failure(_ problem: String) -> LearningError { LearningError("\(name):\(index + 1): \(problem)") }
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty { continue }
      guard let text = String(validating: line, as: UTF8.self) else {
        throw failure("the line is not UTF-8; save the file as UTF-8")
      }
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if columns.isEmpty {
        columns = fields
        let missing = ["spun", "original", "count"].filter { !columns.contains($0) }
        guard missing.isEmpty else {
          throw failure(
            "the header has no column \(missing.joined(separator: ", ")); write spun, original, count")
        }
        continue
      }
      guard fields.count == columns.count else {
        throw failure("\(fields.count) fields where the header names \(columns.count)")
      }
      func field(_ name: String) -> String { columns.firstIndex(of: name).map { fields[$0] } ?? "" }
      guard let count = Int(field("count")), count >= 0 else {
        throw failure("the count is not a whole number")
      }
      var families: [(name: String, count: Int)] = []
      for part in field("families").split(separator: ",") {
        let sides = part.split(separator: ":")
        guard sides.count == 2, let count = Int(sides[1]) else {
          throw failure("the families are not written as A:4,B:1")
        }
        families.append((String(sides[0]), count))
      }
      facts.append(Fact(spun: field("spun"), original: field("original"), count: count, families: families))
    }
    guard !columns.isEmpty else {
      throw LearningError("\(name): the file is empty; its first line names columns")
    }
    return facts
  }
}
