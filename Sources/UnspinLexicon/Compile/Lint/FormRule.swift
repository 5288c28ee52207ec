/// Every substitute of a row has a form that can stand for one of the original's.
struct FormRule: LintRule {
  private static let files = ["verbs", "nouns", "adjectives"].map { "language/irregular-\($0).tsv" }

  func problems(in tables: [LintTable]) -> [LintProblem] {
    let curated = tables.filter { $0.schema.kind == .curated }
    guard !curated.isEmpty else { return [] }
    let irregular = Self.files.map { name in tables.first { $0.name == name }.map(Self.text) ?? "" }
    let expansion: PairExpansion
    do {
      expansion = PairExpansion(
        inflector: try Inflector(verbs: irregular[0], nouns: irregular[1], adjectives: irregular[2]))
    } catch {
      return [
        LintProblem(
          file: "language/irregular-\(error.table)s.tsv", line: error.line,
          "\(error.problem); restore the file")
      ]
    }
    var problems: [LintProblem] = []
    for table in curated {
      for row in table.rows {
        guard let original = table.field(row, "original"),
          let kind = table.field(row, "class").flatMap({ InflectionClass(rawValue: $0) })
        else { continue }
        for substitute in table.list(row, "substitutes") where !substitute.isEmpty {
          if expansion.pairs(original: original, class: kind, substitute: substitute).isEmpty {
            problems.append(
              table.problem(
                row,
                "“\(substitute)” has no form that stands for one of “\(original)”; correct the class or remove it"
              ))
          }
        }
      }
    }
    return problems
  }

  private static func text(_ table: LintTable) -> String {
    ([table.columns] + table.rows.map(\.fields)).map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
