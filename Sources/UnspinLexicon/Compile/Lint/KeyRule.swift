/// No two rows of a file have the same key.
struct KeyRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    let columns = table.schema.key.compactMap { table.columns.firstIndex(of: $0) }
    guard columns.count == table.schema.key.count else { return [] }
    var problems: [LintProblem] = []
    var first: [[String]: Int] = [:]
    for row in table.rows {
      let key = columns.map { row.fields[$0] }
      if let line = first[key] {
        problems.append(
          table.problem(
            row, "the same \(table.schema.key.joined(separator: ", ")) as line \(line); make one row of both")
        )
      } else {
        first[key] = row.line
      }
    }
    return problems
  }
}
