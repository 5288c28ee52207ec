/// No substitution stands in two files.
///
/// One warning for each two files, since a repeated row does no harm but to whoever corrects only one of them.
struct RepeatRule: LintRule {
  private struct Place {
    var table: Int
    var line: Int
  }

  func problems(in tables: [LintTable]) -> [LintProblem] {
    var first: [[String]: Place] = [:]
    var repeats: [[Int]: (count: Int, row: [String], place: Place, again: Int)] = [:]
    for (number, table) in tables.enumerated() where table.schema.kind == .curated {
      for row in table.rows {
        guard let original = table.field(row, "original"), let kind = table.field(row, "class") else {
          continue
        }
        for substitute in table.list(row, "substitutes") {
          let key = [original, kind, substitute]
          guard let place = first[key] else {
            first[key] = Place(table: number, line: row.line)
            continue
          }
          if place.table != number {
            repeats[[number, place.table], default: (0, key, place, row.line)].count += 1
          }
        }
      }
    }
    return repeats.map { files, found in
      LintProblem(
        file: tables[files[0]].name, line: found.again, severity: .warning,
        "\(found.count) substitutions stand in \(tables[files[1]].name) too, the first “\(found.row[2])” for “\(found.row[0])” in its line \(found.place.line); leave each in one file"
      )
    }.sorted { $0.text < $1.text }
  }
}
