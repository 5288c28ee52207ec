/// Text made safe for a page. Nothing that comes from an article reaches a page by another way.
enum HTML {
  /// The text as content of an element or of a quoted attribute. What cannot be seen, or changes the direction
  /// of writing, is spelled out; line ends stay.
  static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // A parser makes one line feed of it anyway.
      case "\r": result += "&#13;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        if isHidden(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// Controls, noncharacters, marks of direction and invisible letters. Joiners stay: scripts and emoji need them.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF,
      0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE0FFF:
      true
    case let value: value & 0xFFFE == 0xFFFE
    }
  }
}
