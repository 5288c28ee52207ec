/// Required cells are filled.
struct RequiredRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    var problems: [LintProblem] = []
    for column in table.schema.columns where column.isRequired {
      guard let index = table.columns.firstIndex(of: column.name) else { continue }
      for row in table.rows where row.fields[index].isEmpty {
        problems.append(table.problem(row, "“\(column.name)” is empty; fill it or remove the row"))
      }
    }
    return problems
  }
}
