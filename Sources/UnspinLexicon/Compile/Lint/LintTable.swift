/// A dictionary file read row by row, whatever is wrong with it.
package struct LintTable: Sendable {
  /// One line after the header.
  package struct Row: Sendable {
    /// Line in the file, counted from 1.
    package var line: Int
    package var fields: [String]
  }

  /// Path below `Dictionaries/`.
  package let name: String
  /// Names of the columns; empty for an empty file.
  package let columns: [String]
  /// All lines after the header, those with too few or too many fields too.
  package let lines: [Row]
  /// The rows that have one field a column.
  package let rows: [Row]
  /// Whether the last line ends in a line feed.
  package let endsInLineFeed: Bool
  /// What its columns mean.
  package let schema: TableSchema

  /// Reads a file; never fails.
  ///
  /// - Parameters:
  ///   - name: Path below `Dictionaries/`.
  ///   - text: The whole file.
  package init(name: String, text: String) {
    self.name = name
    // By bytes: a carriage return and a line feed are one character and would hide each other.
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    endsInLineFeed = lines.last?.isEmpty ?? false
    if endsInLineFeed { lines.removeLast() }
    let split = lines.enumerated().map { index, line in
      Row(
        line: index + 1,
        fields: line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
          String(decoding: $0, as: UTF8.self)
        })
    }
    let columns = split.first?.fields ?? []
    self.columns = columns
    self.lines = Array(split.dropFirst())
    rows = self.lines.filter { $0.fields.count == columns.count }
    schema = TableSchema(file: name, columns: columns)
  }

  /// The field of a column; nil when the file has no such column.
  package func field(_ row: Row, _ column: String) -> String? {
    columns.firstIndex(of: column).map { row.fields[$0] }
  }

  /// The parts of a field that holds several; none when the file has no such column.
  package func list(_ row: Row, _ column: String) -> [String] {
    guard let field = field(row, column), !field.isEmpty else { return [] }
    return field.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  /// A problem of a row that cannot be used as it stands.
  func problem(_ row: Row, _ text: String) -> LintProblem { LintProblem(file: name, line: row.line, text) }

  /// A problem of a row that is likely not what was meant.
  func warning(_ row: Row, _ text: String) -> LintProblem {
    LintProblem(file: name, line: row.line, severity: .warning, text)
  }
}
