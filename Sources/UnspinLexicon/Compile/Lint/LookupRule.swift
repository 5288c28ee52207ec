package import UnspinText

/// What stands in spun text can be found there: it has tokens, starts with a word, and starts with a capital
/// where only names count.
struct LookupRule: LintRule {
  func problems(in tables: [LintTable]) throws(ICUError) -> [LintProblem] {
    var tokenizer = try PhraseTokenizer()
    var problems: [LintProblem] = []
    for table in tables {
      let column: String
      switch table.schema.kind {
      case .observed: column = "spun"
      case .curated, .homographs: column = "substitutes"
      case .names: column = "name"
      default: continue
      }
      for row in table.rows {
        for phrase in table.list(row, column) where !phrase.isEmpty {
          // Only phrases that start oddly are worth a look by ICU.
          let startsWithWord = phrase.first?.isLetter == true || phrase.first?.isNumber == true
          if !startsWithWord || phrase.utf8.count > 255 {
            let count = try tokenizer.tokens(of: phrase).count
            if count == 0 || count > 255 {
              problems.append(
                table.problem(row, "“\(phrase)” has \(count) tokens; a phrase has 1 to 255, remove it"))
              continue
            }
          }
          if !startsWithWord, table.schema.kind != .names {
            problems.append(
              table.warning(
                row,
                "“\(phrase)” starts with a sign and is never looked up; write it with the word before it, or remove it"
              ))
          }
        }
        if table.field(row, "case") == "exact", table.field(row, "spun")?.first?.isUppercase == false {
          problems.append(
            table.problem(row, "an exact row counts only with a capital; write “any” or the capital"))
        }
      }
    }
    return problems
  }
}
