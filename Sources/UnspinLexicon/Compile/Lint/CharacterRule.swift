/// No cell holds a character that cannot be seen, or a quote or dash that looks like another.
struct CharacterRule: TableRule {
  func problems(in table: LintTable) -> [LintProblem] {
    var problems: [LintProblem] = []
    let header = LintTable.Row(line: 1, fields: table.columns)
    for row in [header] + table.lines {
      for field in row.fields where field.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) {
        if let scalar = field.unicodeScalars.first(where: { advice($0) != nil }), let advice = advice(scalar)
        {
          let code = String(scalar.value, radix: 16, uppercase: true)
          let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
          problems.append(table.problem(row, "U+\(padded) \(advice)"))
        }
      }
    }
    return problems
  }

  private func advice(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{02BC}", "\u{0060}", "\u{00B4}":
      return "is a curly or look-alike apostrophe; write '"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2033}", "\u{00AB}", "\u{00BB}":
      return "is a curly quotation mark; write \""
    case "\r": return "ends the line beside the line feed; end lines in LF alone"
    case "\u{FFFD}": return "stands for bytes that were lost; write what was meant"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control: return "is a control character; remove it"
    case .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
      return "cannot be seen; remove it"
    case .spaceSeparator: return scalar == " " ? nil : "is no plain blank; write one"
    default: return nil
    }
  }
}
