internal import UnspinText

/// Both sides of a substitution differ in more than letter case and the look of quotes and dashes.
struct IdentityRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    let (original, substitutes): (String, String)
    switch table.schema.kind {
    case .observed: (original, substitutes) = ("original", "spun")
    case .curated: (original, substitutes) = ("original", "substitutes")
    case .homographs: (original, substitutes) = ("part", "substitutes")
    default: return []
    }
    var problems: [LintProblem] = []
    for row in table.rows {
      guard let text = table.field(row, original), !text.isEmpty else { continue }
      let folded = Self.folded(text)
      for substitute in table.list(row, substitutes) where Self.folded(substitute) == folded {
        problems.append(table.problem(row, "“\(substitute)” is put for itself; remove it"))
      }
    }
    return problems
  }

  private static func folded(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.lowercased() : ModelSpelling.form(of: text[...], kind: .word)
  }
}
