/// Numbers are numbers, and cells of few possible words hold one of them.
struct ValueRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    var problems: [LintProblem] = []
    for column in table.schema.columns {
      guard let index = table.columns.firstIndex(of: column.name) else { continue }
      for row in table.rows where !row.fields[index].isEmpty {
        if let text = complaint(row.fields[index], column, table, row) {
          problems.append(table.problem(row, "\(column.name) is “\(row.fields[index])”; \(text)"))
        }
      }
    }
    return problems
  }

  private func complaint(
    _ field: String, _ column: TableSchema.Column, _ table: LintTable, _ row: LintTable.Row
  ) -> String? {
    switch column.cell {
    case .text, .list: return nil
    case .whole(let least):
      guard let number = Int(field), number >= least, String(number) == field else {
        return "write a whole number from \(least) on"
      }
    case .decimal:
      guard let number = Double(field), number.isFinite else { return "write a number" }
    case .one(let words):
      if !words.contains(field) {
        return "write \(words.joined(separator: ", "))\(column.isRequired ? "" : " or nothing")"
      }
    case .families:
      let parts = field.split(separator: ",", omittingEmptySubsequences: false).map { Self.sightings($0) }
      guard !parts.contains(nil) else {
        return "write sightings by family, such as A:4,B:1 (families A, B, D, X)"
      }
      let sum = parts.reduce(0) { $0 + ($1 ?? 0) }
      if let count = table.field(row, "count").flatMap({ Int($0) }), count != sum {
        return "its sightings are \(sum), those of “count” \(count); make them equal"
      }
    }
    return nil
  }

  private static func sightings(_ part: Substring) -> Int? {
    guard let family = part.first, "ABDX".contains(family), part.dropFirst().first == ":",
      let count = Int(part.dropFirst(2)), count > 0
    else { return nil }
    return count
  }
}
