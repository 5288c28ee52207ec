#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the operating system refused, in its own words.
struct SystemError: Error, Equatable {
  let code: CInt

  /// The error of the last call of this thread.
  static var last: SystemError { SystemError(code: errno) }
  /// A folder, pipe or device where a file has to be; no system call says so.
  static let notAFile = SystemError(code: -1)

  var isBrokenPipe: Bool { code == EPIPE }
  var description: String { self == .notAFile ? "not a regular file" : String(cString: strerror(code)) }

  /// What is wrong with a file that was to be read, and what to do.
  var advice: String {
    switch code {
    case ENOENT: "no such file; check the path"
    case EISDIR: "is a directory; name the files in it"
    case EACCES: "may not be read; check its permissions"
    default: description
    }
  }
}
