/// The characters that count as the same sign, by the rules of the count files.
///
/// | becomes | characters |
/// |---|---|
/// | `'` | U+2018 U+2019 U+201B U+2032 U+02BC U+0060 U+00B4 |
/// | `"` | U+201C U+201D U+201E U+2033 U+00AB U+00BB |
/// | `-` | U+2010 to U+2015 |
/// | `.` | U+2026 |
/// | space | U+00A0 U+202F |
///
/// The only one of them in ASCII is U+0060; ``FoldedText`` handles it in its loop. Zero means "not one".
enum CharacterFolding {
  /// What a character of two bytes becomes.
  @inline(__always)
  static func fold(_ first: UInt8, _ second: UInt8) -> UInt8 {
    switch (first, second) {
    case (0xC2, 0xA0): 0x20
    case (0xC2, 0xAB), (0xC2, 0xBB): 0x22
    case (0xC2, 0xB4), (0xCA, 0xBC): 0x27
    default: 0
    }
  }

  /// What a character of three bytes becomes; all of them are in U+2000 to U+203F.
  @inline(__always)
  static func fold(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8 {
    guard first == 0xE2, second == 0x80 else { return 0 }
    return switch third {
    case 0x98, 0x99, 0x9B, 0xB2: 0x27
    case 0x9C, 0x9D, 0x9E, 0xB3: 0x22
    case 0x90...0x95: 0x2D
    case 0xA6: 0x2E
    case 0xAF: 0x20
    default: 0
    }
  }
}
