/// Every line has one field a column, and every column of its kind of file is there.
struct FieldRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    guard !table.columns.isEmpty else {
      return [LintProblem(file: table.name, line: 1, "the file is empty; write the header line")]
    }
    var problems: [LintProblem] = []
    let missing = table.schema.columns.map(\.name).filter { !table.columns.contains($0) }
    if !missing.isEmpty {
      let names = missing.map { "“\($0)”" }.joined(separator: ", ")
      problems.append(
        LintProblem(
          file: table.name, line: 1, "the header has no column \(names); see Dictionaries/README.md"))
    }
    for row in table.lines where row.fields.count != table.columns.count {
      if row.fields == [""] {
        problems.append(table.problem(row, "the line is empty; remove it"))
      } else {
        problems.append(
          table.problem(
            row,
            "\(row.fields.count) fields where the header names \(table.columns.count); separate fields by single tabs"
          ))
      }
    }
    if !table.endsInLineFeed {
      problems.append(
        LintProblem(
          file: table.name, line: table.lines.last?.line ?? 1,
          "the last line does not end in a line feed; add it"))
    }
    return problems
  }
}
