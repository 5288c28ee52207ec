import Unspin

/// Why a document, or all that is left of a run, could not be done.
struct Failure: Error {
  /// What the command exits with.
  var status: ExitStatus
  /// For people: where, what is wrong, what to do. Nil where nobody is left to read it.
  var message: String?
  /// Whether the run ends here; otherwise the other documents are still done.
  var endsRun = false

  /// What the library said about a document or dictionary called `name`.
  private init(_ error: UnspinError, name: String) {
    let status: ExitStatus = error.code == .icu ? .inputOutput : .badData
    switch (error.code, error.offset, error.line) {
    case (.invalidUTF8, let offset?, _):
      self.init(
        status, "\(name): byte \(offset): not UTF-8; convert the text, or replace such bytes with --lossy")
    case _ where error.description.hasPrefix(name):
      self.init(status, error.description)
    case (_, _, let line?):
      self.init(status, "\(name):\(line): \(error.description)")
    default:
      self.init(status, "\(name): \(error.description)")
    }
  }

  init(_ status: ExitStatus, _ message: String?, endsRun: Bool = false) {
    self.status = status
    self.message = message
    self.endsRun = endsRun
  }

  /// Does `work` of the library on something called `name`, and names it where the work fails.
  static func naming<Result>(
    _ name: String, _ work: () throws(UnspinError) -> Result
  ) throws(Failure) -> Result {
    do throws(UnspinError) {
      return try work()
    } catch { throw Failure(error, name: name) }
  }
}
