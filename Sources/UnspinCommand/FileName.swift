/// Names of files as strings, whatever their bytes are.
///
/// The system's names are bytes, and need not be UTF-8. Bytes that are not become private characters, one for
/// each, and become bytes again when the file is opened; such characters in a name are treated as bytes too, so
/// that every name leads back to itself.
enum FileName {
  /// U+10FE80 to U+10FEFF stand for the bytes 80 to FF.
  private static let firstStandIn: UInt32 = 0x10FE00

  /// The arguments of the program, without its name.
  static func arguments() -> [String] {
    UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst().compactMap {
      $0.map { string(bytes(of: $0)) }
    }
  }

  /// A name as a string.
  static func string(_ bytes: [UInt8]) -> String {
    var result = String.UnicodeScalarView()
    var offset = 0
    while offset < bytes.count {
      // A character has at most four bytes.
      let length = (1...4).first { length in
        offset + length <= bytes.count
          && String(validating: bytes[offset..<offset + length], as: UTF8.self) != nil
      }
      let scalar = length.flatMap {
        String(decoding: bytes[offset..<offset + $0], as: UTF8.self).unicodeScalars.first
      }
      if let length, let scalar, byte(of: scalar) == nil {
        result.append(scalar)
        offset += length
      } else {
        result.append(standIn(for: bytes[offset]))
        offset += 1
      }
    }
    return String(result)
  }

  /// The bytes of a name, as the system takes them.
  static func bytes(_ name: String) -> [UInt8] {
    name.unicodeScalars.flatMap { scalar in byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8) }
  }

  /// Calls `body` with a name as the system takes it.
  static func withSystemName<Result>(_ name: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let bytes = bytes(name).map { CChar(bitPattern: $0) } + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? body("")
    }
  }

  /// The byte that a private character stands for; nil for all others.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= firstStandIn + 0x80 && scalar.value <= firstStandIn + 0xFF
      ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  /// A name for programs, in which U+FFFD stands where its bytes are no characters.
  static func text(_ name: String) -> String {
    guard name.unicodeScalars.contains(where: { byte(of: $0) != nil }) else { return name }
    return String(decoding: bytes(name), as: UTF8.self)
  }

  private static func standIn(for byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(firstStandIn + UInt32(byte)) ?? "\u{FFFD}"
  }

  private static func bytes(of string: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    while string[bytes.count] != 0 { bytes.append(UInt8(bitPattern: string[bytes.count])) }
    return bytes
  }
}
