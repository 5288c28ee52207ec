internal import Glibc

/// The standard streams.
enum Standard {
  /// Writes a line to standard error.
  static func error(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
