/// Eight ASCII bytes worked on at once, the first in the lowest bits.
///
/// The masks these functions give have the top bit of each byte that is meant set and nothing else. Bytes
/// above 0x7F are in none of the classes.
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Loads eight bytes at any address.
  @inline(__always)
  static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  /// Number of bytes before the first one in `mask`; 8 when it is empty.
  @inline(__always)
  static func leading(_ mask: UInt64) -> Int { mask.trailingZeroBitCount >> 3 }

  /// Keeps the first `count` bytes of `word`, 0 to 7.
  @inline(__always)
  static func prefix(_ word: UInt64, _ count: Int) -> UInt64 {
    word & ((1 &<< (UInt64(truncatingIfNeeded: count) &* 8)) &- 1)
  }

  /// Bytes that are neither a letter, a digit nor a low line. `firstUpper` is ``upperA``, or ``atSign`` to
  /// count U+0040, the character before `A`, as a letter.
  @inline(__always)
  static func outsideWord(_ word: UInt64, firstUpper: UInt64) -> UInt64 {
    let low = word & ~tops
    let upper = (low &+ firstUpper) & ~(low &+ ones &* (0x80 - 0x5B))
    let lower = (low &+ ones &* (0x80 - 0x61)) & ~(low &+ ones &* (0x80 - 0x7B))
    let digit = (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x80 - 0x3A))
    let notLine = (low ^ (ones &* 0x5F)) &+ ones &* 0x7F
    return (~(upper | lower | digit | ~notLine) | word) & tops
  }

  /// What lifts the bytes from `A` on to the top bit.
  static let upperA: UInt64 = ones &* (0x80 - 0x41)
  /// What lifts the bytes from U+0040 on to the top bit.
  static let atSign: UInt64 = ones &* (0x80 - 0x40)

  /// The letters of `word`, which is all ASCII, upper and lower case.
  @inline(__always)
  static func letters(_ word: UInt64) -> (upper: UInt64, lower: UInt64) {
    let folded = word | (ones &* 0x20)
    let letter = (folded &+ ones &* (0x80 - 0x61)) & ~(folded &+ ones &* (0x80 - 0x7B)) & tops
    // The bit that tells lower case from upper, moved to the top.
    let lower = letter & (word << 2)
    return (letter ^ lower, lower)
  }

  /// The digits of `word`, which is all ASCII.
  @inline(__always)
  static func digits(_ word: UInt64) -> UInt64 {
    (word &+ ones &* (0x80 - 0x30)) & ~(word &+ ones &* (0x80 - 0x3A)) & tops
  }

  /// `word` with the letters of `upper`, as ``letters(_:)`` gives them, made lower case.
  @inline(__always)
  static func lowercased(_ word: UInt64, upper: UInt64) -> UInt64 { word | (upper >> 2) }

  /// Whether `byte` is an ASCII letter.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether `byte` is an ASCII digit.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
