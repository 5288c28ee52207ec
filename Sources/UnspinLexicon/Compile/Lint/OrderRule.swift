/// Rows stand in the order of their bytes, first column first, then the second.
struct OrderRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    guard table.schema.isSorted else { return [] }
    var problems: [LintProblem] = []
    for (before, row) in zip(table.rows, table.rows.dropFirst()) where Self.precedes(row, before) {
      problems.append(
        table.problem(
          row,
          "“\(row.fields[0])” stands after “\(before.fields[0])”; sort rows by bytes (LC_ALL=C), first column first, then the second"
        ))
    }
    return problems
  }

  private static func precedes(_ left: LintTable.Row, _ right: LintTable.Row) -> Bool {
    for column in 0..<min(2, left.fields.count) where left.fields[column] != right.fields[column] {
      return left.fields[column].utf8.lexicographicallyPrecedes(right.fields[column].utf8)
    }
    return false
  }
}
