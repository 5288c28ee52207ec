#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What surrounds the process.
enum System {
  /// A variable of the environment; empty when it is not there, since empty and absent mean the same here.
  static func environment(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }

  /// Whether `text` is these very bytes; at memory speed in debug builds too.
  static func isEqual(_ bytes: [UInt8], _ text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      bytes.withUnsafeBytes { bytes in
        guard bytes.count == text.count else { return false }
        guard let first = bytes.baseAddress, let second = text.baseAddress else { return true }
        return memcmp(first, second, bytes.count) == 0
      }
    }
  }
}
