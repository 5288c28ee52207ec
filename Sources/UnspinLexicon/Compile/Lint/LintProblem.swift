/// Something wrong with a row of a dictionary.
package struct LintProblem: Sendable, Equatable, CustomStringConvertible {
  /// How bad it is.
  package enum Severity: Sendable {
    /// The row cannot be used as it stands.
    case error
    /// The row can be used and is likely not what was meant.
    case warning
  }

  /// Path below `Dictionaries/`.
  package var file: String
  /// Line, counted from 1.
  package var line: Int
  package var severity: Severity
  /// What is wrong; what to do.
  package var text: String

  package init(file: String, line: Int, severity: Severity = .error, _ text: String) {
    self.file = file
    self.line = line
    self.severity = severity
    self.text = text
  }

  package var description: String {
    "\(file):\(line): \(severity == .warning ? "warning: " : "")\(text)"
  }
}
