internal import CICU

/// A call into ICU that failed.
///
/// ICU fails on these calls when memory runs out, its data files are missing, or a text is 2 GiB or longer;
/// never because of what the text says.
package struct ICUError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was being done, as an infinitive phrase (`open the word break iterator`).
  package let task: String
  /// ICU's error code (`UErrorCode`), greater than zero.
  package let code: Int32
  /// ICU's name of the code (`U_MEMORY_ALLOCATION_ERROR`).
  package let name: String

  package init(task: String, code: Int32) {
    self.task = task
    self.code = code
    self.name = cicu_error_name(code).map { String(cString: $0) } ?? "UErrorCode \(code)"
  }

  package var description: String { "ICU cannot \(task): \(name) (\(code))" }

  /// Throws when a text of `count` bytes is longer than ICU can count, 2 GiB.
  static func checkLength(_ count: Int) throws(ICUError) {
    guard count <= Int(Int32.max) else {
      throw ICUError(task: "read a text of \(count) bytes", code: 8 /* U_INDEX_OUTOFBOUNDS_ERROR */)
    }
  }

  /// Throws when `status` is a failure; warnings (codes below zero) are success.
  static func check(_ status: Int32, _ task: @autoclosure () -> String) throws(ICUError) {
    guard status <= 0 else { throw ICUError(task: task(), code: status) }
  }
}
