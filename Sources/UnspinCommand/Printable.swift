/// Makes text safe to show in one line of a terminal.
enum Printable {
  /// Spells out line ends, escape sequences and what changes the direction of writing.
  static func escape(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let scalar where FileName.byte(of: scalar) != nil:
        result += "\\x\(String(UInt8(truncatingIfNeeded: scalar.value), radix: 16, uppercase: true))"
      case let scalar where isUnsafe(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text in quotes, escaped, cut in the middle when it is long.
  static func quote(_ text: String, limit: Int = 80) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return "“\(escape(text))”" }
    let half = (limit - 1) / 2
    return "“\(escape(String(scalars.prefix(half))))…\(escape(String(scalars.suffix(half))))”"
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0x10FE80...0x10FEFF:
      true
    default: false
    }
  }
}
