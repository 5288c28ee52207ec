internal import CICU

/// Counts cased letters, as far as it takes to tell the ``LetterCase`` of a word.
struct CaseCounts {
  private var hasLower = false
  private var startsUpper = false
  /// 0, 1, or 2 for any more: one is all that has to be told from many, and a true count would cost more in
  /// the tokeniser's loop than everything else about letter case.
  private var upper = 0

  init() {}

  /// Counts the letters of `bytes`, valid UTF-8.
  init(of bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = UnicodeScalars.decode(bytes, at: offset)
      if scalar < 0x80 {
        let byte = UInt8(truncatingIfNeeded: scalar)
        add(isUpper: byte &- 0x41 < 26, isLower: byte &- 0x61 < 26)
      } else {
        add(isUpper: cicu_is_uppercase(scalar) != 0, isLower: cicu_is_lowercase(scalar) != 0)
      }
      offset += length
    }
  }

  /// Counts eight bytes by the masks of ``ByteWord``.
  @inline(__always)
  mutating func add(upper upperMask: UInt64, lower lowerMask: UInt64) {
    if upperMask != 0 {
      if upper == 0 && !hasLower {
        startsUpper = upperMask.trailingZeroBitCount < lowerMask.trailingZeroBitCount
      }
      upper = upper == 0 && upperMask & (upperMask &- 1) == 0 ? 1 : 2
    }
    if lowerMask != 0 { hasLower = true }
  }

  private mutating func add(isUpper: Bool, isLower: Bool) {
    if isUpper {
      if upper == 0 && !hasLower { startsUpper = true }
      upper = min(2, upper + 1)
    } else if isLower {
      hasLower = true
    }
  }

  /// The letter case of what was counted.
  @inline(__always)
  var letterCase: LetterCase {
    if upper == 0 { return hasLower ? .lower : .none }
    if upper == 1 && startsUpper { return .capitalized }
    return hasLower ? .mixed : .upper
  }
}
