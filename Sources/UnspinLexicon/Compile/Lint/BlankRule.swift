/// No cell starts or ends in a blank or holds two beside each other.
struct BlankRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    var problems: [LintProblem] = []
    for row in table.lines {
      for field in row.fields where field.utf8.contains(UInt8(ascii: " ")) {
        if field.hasPrefix(" ") || field.hasSuffix(" ") {
          problems.append(table.problem(row, "“\(field)” has a blank at its end; remove it"))
        } else if Self.hasDoubled(field) {
          problems.append(table.problem(row, "“\(field)” has doubled blanks; leave one"))
        }
      }
    }
    return problems
  }

  private static func hasDoubled(_ field: String) -> Bool {
    let blank = UInt8(ascii: " ")
    return zip(field.utf8, field.utf8.dropFirst()).contains { $0 == blank && $1 == blank }
  }
}
