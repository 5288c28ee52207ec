/// Letters above ASCII that break words as ASCII letters do.
///
/// Latin, Greek and Cyrillic letters of two bytes: all of them have been `ALetter` in every version of
/// Unicode, and no rule of ICU's sets them apart. What lies between the ranges does not (`×`, the Greek
/// middle dot, the Cyrillic combining marks).
enum PlainLetter {
  /// Whether one stands at `pointer`, the start of a character.
  ///
  /// Kept out of line: few bytes get here, and inlined at its many places it slows the loop for ASCII.
  @inline(never)
  static func isAt(_ pointer: UnsafePointer<UInt8>) -> Bool {
    let lead = pointer[0]
    guard lead &- 0xC3 <= 0xD4 - 0xC3 else { return false }
    return isPlain(UInt32(lead & 0x1F) << 6 | UInt32(pointer[1] & 0x3F))
  }

  private static func isPlain(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
    case 0x391...0x3A1, 0x3A3...0x3F5: true
    case 0x400...0x481, 0x48A...0x52F: true
    default: false
    }
  }
}
