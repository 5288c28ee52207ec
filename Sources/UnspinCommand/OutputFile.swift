#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files that the command makes, beside those it repairs.
enum OutputFile {
  /// Writes a file; one that is there is overwritten.
  static func write(_ path: String, _ text: String) throws(Failure) {
    do throws(SystemError) {
      let number = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0o666)
      guard number >= 0 else { throw SystemError.last }
      let descriptor = Descriptor(number: number)
      do throws(SystemError) { try descriptor.writeAll(text) } catch {
        try? descriptor.close()
        throw error
      }
      try descriptor.close()
    } catch {
      throw Failure(.inputOutput, "\(Printable.escape(path)): not written: \(error.description)")
    }
  }
}
