/// Standard output and standard error. What cannot be written ends the run.
enum Output {
  static func write(_ text: String) throws(Failure) {
    do throws(SystemError) {
      try Descriptor.standardOutput.writeAll(text)
    } catch { throw failure(error) }
  }

  static func write(_ bytes: [UInt8]) throws(Failure) {
    do throws(SystemError) {
      try Descriptor.standardOutput.writeAll(bytes)
    } catch { throw failure(error) }
  }

  /// Tells people something. When standard error is gone there is nobody to tell, and nothing to do.
  static func tell(_ message: String) {
    try? Descriptor.standardError.writeAll("unspin: \(message)\n")
  }

  /// Writes explanations, which go to standard error so that standard output stays the text alone.
  static func explain(_ text: String) {
    try? Descriptor.standardError.writeAll(text)
  }

  /// A reader that went away (`unspin ... | head`) is no news to anybody; a full disk is.
  private static func failure(_ error: SystemError) -> Failure {
    Failure(
      .inputOutput,
      error.isBrokenPipe
        ? nil : "standard output: \(error.description); what was written so far is incomplete",
      endsRun: true)
  }
}
