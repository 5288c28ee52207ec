package import UnspinText

/// One thing that is checked.
package protocol LintRule: Sendable {
  /// The problems in all files together.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  func problems(in tables: [LintTable]) throws(ICUError) -> [LintProblem]
}

/// A rule that looks at one file at a time.
protocol TableRule: LintRule {
  func problems(in table: LintTable) -> [LintProblem]
}

extension TableRule {
  package func problems(in tables: [LintTable]) -> [LintProblem] { tables.flatMap { problems(in: $0) } }
}

/// Checks dictionary files.
package enum Linter {
  /// All rules that need nothing but the files, in the order in which they are tried.
  package static let rules: [any LintRule] = [
    FieldRule(), CharacterRule(), BlankRule(), OrderRule(), KeyRule(), RequiredRule(), ValueRule(),
    ListRule(),
    IdentityRule(), LookupRule(), FormRule(), ReverseRule(), RepeatRule(),
  ]

  /// All problems, by file and line.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  package static func problems(
    in tables: [LintTable], rules: [any LintRule] = Linter.rules
  ) throws(ICUError) -> [LintProblem] {
    var problems: [LintProblem] = []
    for rule in rules { problems += try rule.problems(in: tables) }
    return sorted(problems)
  }

  /// Problems by file and line; those of one line in the order they came.
  package static func sorted(_ problems: [LintProblem]) -> [LintProblem] {
    problems.enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      if left.file != right.file { return left.file < right.file }
      return left.line != right.line ? left.line < right.line : $0.offset < $1.offset
    }.map(\.element)
  }
}
