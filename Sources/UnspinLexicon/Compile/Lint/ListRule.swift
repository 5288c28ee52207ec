/// Cells that hold several texts hold each once, none empty.
struct ListRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    var problems: [LintProblem] = []
    for column in table.schema.columns {
      guard case .list = column.cell else { continue }
      for row in table.rows {
        let parts = table.list(row, column.name)
        if let bare = parts.first(where: { $0.isEmpty || $0.hasPrefix(" ") || $0.hasSuffix(" ") }) {
          problems.append(
            table.problem(
              row,
              bare.isEmpty
                ? "“\(column.name)” has an empty part; write one | between two texts"
                : "“\(bare)” has a blank at its end; write | without blanks around it"))
        }
        var seen: Set<String> = []
        if let twice = parts.first(where: { !seen.insert($0).inserted }) {
          problems.append(table.problem(row, "“\(twice)” stands twice in “\(column.name)”; leave the first"))
        }
      }
    }
    return problems
  }
}
