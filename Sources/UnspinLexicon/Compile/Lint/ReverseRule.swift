/// A seen substitution is not seen more often the other way round.
///
/// That "a" is put for "b" and "b" for "a" is usual for synonyms; but where the reverse is the commoner one,
/// a row may have its sides swapped.
struct ReverseRule: LintRule {
  func problems(in tables: [LintTable]) -> [LintProblem] {
    var counts: [[String]: Int] = [:]
    let observed = tables.filter { $0.schema.kind == .observed }
    for table in observed {
      for row in table.rows {
        guard let (spun, original, count) = Self.pair(row, table) else { continue }
        counts[[spun, original], default: 0] += count
      }
    }
    var problems: [LintProblem] = []
    for table in observed {
      for row in table.rows {
        guard let (spun, original, count) = Self.pair(row, table), let reverse = counts[[original, spun]],
          reverse > count
        else { continue }
        problems.append(
          table.warning(
            row,
            "“\(original)” is seen for “\(spun)” more often (\(reverse)) than the reverse (\(count)); look whether the sides are swapped"
          ))
      }
    }
    return problems
  }

  private static func pair(_ row: LintTable.Row, _ table: LintTable) -> (String, String, Int)? {
    guard let spun = table.field(row, "spun"), let original = table.field(row, "original"),
      let count = table.field(row, "count").flatMap({ Int($0) })
    else { return nil }
    return (spun.lowercased(), original.lowercased(), count)
  }
}
