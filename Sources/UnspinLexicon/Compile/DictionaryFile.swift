/// One file of `Dictionaries/`: a header line, then one fact a row, fields separated by tabs.
package struct DictionaryFile: Sendable {
  /// Path below `Dictionaries/`, such as `wording/observed.tsv`.
  package let name: String
  /// The whole file.
  package let text: String
  /// Names of the columns.
  package let columns: [Substring]
  /// The rows, with their line numbers counted from 1.
  package let rows: [Row]

  /// One row.
  package struct Row: Sendable {
    /// Line in the file, counted from 1.
    package let line: Int
    fileprivate let fields: [Substring]
    fileprivate let columns: [Substring]

    /// The field of a column; empty when the file has no such column.
    package subscript(column: String) -> Substring {
      guard let index = columns.firstIndex(where: { $0 == column }) else { return "" }
      return fields[index]
    }

    /// The parts of a field that holds several, separated by `|`.
    package func list(_ column: String) -> [Substring] { self[column].split(separator: "|") }
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``DictionaryError`` naming the first line whose fields do not match the header.
  package init(name: String, text: String) throws(DictionaryError) {
    var columns: [Substring] = []
    var rows: [Row] = []
    var line = 0
    for text in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      if text.isEmpty || text.hasPrefix("#") { continue }
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
      if columns.isEmpty {
        columns = fields
        continue
      }
      guard fields.count == columns.count else {
        throw DictionaryError(
          file: name, line: line,
          problem:
            "\(fields.count) fields where the header names \(columns.count); separate fields by single tabs")
      }
      rows.append(Row(line: line, fields: fields, columns: columns))
    }
    guard !columns.isEmpty else {
      throw DictionaryError(file: name, line: 1, problem: "the header line is missing")
    }
    self.name = name
    self.text = text
    self.columns = columns
    self.rows = rows
  }
}

/// Why a dictionary cannot be used.
package struct DictionaryError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// Line, counted from 1.
  package let line: Int
  /// What is wrong and what to do.
  package let problem: String

  package init(file: String, line: Int, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  package var description: String { "\(file):\(line): \(problem)" }
}
