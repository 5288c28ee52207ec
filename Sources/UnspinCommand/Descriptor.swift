#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file. Its owner closes it.
struct Descriptor {
  static let standardInput = Descriptor(number: STDIN_FILENO)
  static let standardOutput = Descriptor(number: STDOUT_FILENO)
  static let standardError = Descriptor(number: STDERR_FILENO)

  let number: CInt

  /// Opens a file for reading.
  init(reading path: String) throws(SystemError) {
    number = FileName.withSystemName(path) { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    guard number >= 0 else { throw SystemError.last }
  }

  init(number: CInt) {
    self.number = number
  }

  func close() throws(SystemError) {
    #if canImport(Glibc)
      let result = Glibc.close(number)
    #elseif canImport(Musl)
      let result = Musl.close(number)
    #else
      let result = Darwin.close(number)
    #endif
    guard result == 0 else { throw SystemError.last }
  }

  func status() throws(SystemError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SystemError.last }
    return status
  }

  var isTerminal: Bool { isatty(number) == 1 }

  /// Reads what is there, at least one byte unless the end has come.
  ///
  /// - Returns: How many bytes were read; 0 at the end.
  func readSome(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = read(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      try waitOrThrow(for: Int16(POLLIN))
    }
  }

  /// Reads to the end, or until one byte more than `limit` was read.
  func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    let most = limit == .max ? limit : limit + 1
    var bytes: [UInt8] = []
    if let size = try? status().st_size, size > 0 {
      bytes.reserveCapacity(min(Int(size) + 1, most))
    }
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { chunk.deallocate() }
    while bytes.count < most {
      let count = try readSome(
        into: UnsafeMutableRawBufferPointer(rebasing: chunk[..<min(chunk.count, most - bytes.count)]))
      guard count > 0 else { break }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
    return bytes
  }

  /// Writes all of `bytes`, however many calls it takes.
  func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else {
        try waitOrThrow(for: Int16(POLLOUT))
      }
    }
  }

  /// After a failed call: returns when it is worth another try (interrupted, or a pipe that does not block).
  private func waitOrThrow(for events: Int16) throws(SystemError) {
    let error = SystemError.last
    switch error.code {
    case EINTR: return
    case EAGAIN:
      var request = pollfd(fd: number, events: events, revents: 0)
      guard poll(&request, 1, -1) >= 0 || errno == EINTR else { throw SystemError.last }
    default: throw error
    }
  }
}

extension Descriptor {
  func writeAll(_ text: String) throws(SystemError) {
    var text = text
    let result: Result<Void, SystemError> = text.withUTF8 { bytes in
      Result { () throws(SystemError) in try writeAll(UnsafeRawBufferPointer(bytes)) }
    }
    try result.get()
  }

  func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    let result: Result<Void, SystemError> = bytes.withUnsafeBytes { bytes in
      Result { () throws(SystemError) in try writeAll(bytes) }
    }
    try result.get()
  }

  /// Takes the numbers 0, 1 and 2 where the caller left them closed, so that no file opened later is taken
  /// for standard input or output. Each is opened the wrong way round and still fails when it is used.
  static func reserveStandardNumbers() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) == -1 {
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
