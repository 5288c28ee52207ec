/// A line of an irregular table that cannot be read.
package struct InflectionTableError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The table, by the name of its first column.
  package let table: String
  /// The line, counted from 1, the header included.
  package let line: Int
  /// What is wrong with it.
  package let problem: String

  package var description: String { "table of \(table)s, line \(line): \(problem)" }
}

/// What an irregular table says about one form of a word.
enum TableCell: Equatable, Sendable {
  /// The form follows the rules (written `-`).
  case regular
  /// The word has no such form (written `none`).
  case missing
  /// The form is spelled so, the preferred spelling first (written `a|b`).
  case spelled([String])

  init(_ text: Substring) {
    switch text {
    case "-": self = .regular
    case "none": self = .missing
    default: self = .spelled(text.split(separator: "|").map(String.init))
    }
  }

  /// The spellings, with those of the rules where the table leaves the form to them.
  func spellings(otherwise regular: @autoclosure () -> [String]) -> [String] {
    switch self {
    case .regular: regular()
    case .missing: []
    case .spelled(let spellings): spellings
    }
  }
}

/// An irregular table: words, the cells of their forms, and other spellings of the word itself.
///
/// The text is TSV with a header. The first column is the word, the last two are `also` (other spellings of the
/// word, `-` for none) and `source`; what stands between are forms.
struct IrregularTable: Sendable {
  struct Row: Sendable {
    var forms: [TableCell]
    var also: [String]
  }

  private var rows: [String: Row] = [:]

  /// Reads a table whose columns must be `columns`, then `also` and `source`.
  init(_ text: String, columns: [String]) throws(InflectionTableError) {
    let name = columns[0]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      if line.isEmpty { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if number == 1 {
        guard fields.map(String.init) == columns + ["also", "source"] else {
          throw InflectionTableError(
            table: name, line: 1, problem: "the header must be \((columns + ["also", "source"]))")
        }
        continue
      }
      guard fields.count == columns.count + 2, fields.allSatisfy({ !$0.isEmpty }) else {
        throw InflectionTableError(
          table: name, line: number, problem: "\(columns.count + 2) filled columns are needed")
      }
      let forms = fields[1..<columns.count].map { TableCell($0) }
      let also =
        fields[columns.count] == "-" ? [] : fields[columns.count].split(separator: "|").map(String.init)
      guard rows.updateValue(Row(forms: forms, also: also), forKey: String(fields[0])) == nil else {
        throw InflectionTableError(table: name, line: number, problem: "a second row for \"\(fields[0])\"")
      }
    }
  }

  /// The row of a word, whatever its letter case.
  subscript(word: String) -> Row? { rows[word.lowercased()] }

  /// The forms in column `index` (0 is the first after the word) that are spelled out anywhere in the table.
  func spelledForms(column index: Int) -> Set<String> {
    var found: Set<String> = []
    for row in rows.values {
      if case .spelled(let spellings) = row.forms[index] { found.formUnion(spellings) }
    }
    return found
  }

  /// Whether the table has a row for the word.
  func contains(_ word: String) -> Bool { self[word] != nil }
}
