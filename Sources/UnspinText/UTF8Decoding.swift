/// Checks and repairs UTF-8.
///
/// What counts as one fault is Unicode's practice (chapter 3, "maximal subparts"): the longest start of a
/// well-formed character, or one byte where there is none.
package enum UTF8Decoding {
  /// Text made valid.
  package struct Repaired: Sendable, Equatable {
    /// Valid UTF-8; each fault is U+FFFD.
    package var bytes: [UInt8]
    /// UTF-8 offsets, into ``bytes``, of every U+FFFD put in, ascending; those that the text had are not
    /// among them.
    package var replacements: [Int]
  }

  /// The UTF-8 offset of the first fault, which is where its first byte stands; nil when `bytes` are valid.
  ///
  /// - Complexity: O(`bytes.count`), eight ASCII bytes a step.
  package static func firstInvalidOffset(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var offset = 0
    while offset < bytes.count {
      if offset + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & ByteWord.tops == 0
      {
        offset += 8
        continue
      }
      let (length, isValid) = character(bytes, at: offset)
      guard isValid else { return offset }
      offset += length
    }
    return nil
  }

  /// `bytes` with each fault replaced by U+FFFD.
  package static func repair(_ bytes: UnsafeRawBufferPointer) -> Repaired {
    var repaired = Repaired(bytes: [], replacements: [])
    repaired.bytes.reserveCapacity(bytes.count)
    var offset = 0
    while let fault = firstInvalidOffset(UnsafeRawBufferPointer(rebasing: bytes[offset...])) {
      repaired.bytes.append(contentsOf: bytes[offset..<offset + fault])
      offset += fault
      repaired.replacements.append(repaired.bytes.count)
      repaired.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      offset += character(bytes, at: offset).length
    }
    repaired.bytes.append(contentsOf: bytes[offset...])
    return repaired
  }

  /// The length of the character at `offset`, or of the fault.
  private static func character(
    _ bytes: UnsafeRawBufferPointer, at offset: Int
  ) -> (length: Int, isValid: Bool) {
    let lead = bytes[offset]
    // The second byte's range rules out overlong forms, surrogates and what is above U+10FFFF.
    let length: Int
    let second: ClosedRange<UInt8>
    switch lead {
    case 0x00...0x7F: return (1, true)
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE, 0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    for index in 1..<length {
      guard offset + index < bytes.count else { return (index, false) }
      let range = index == 1 ? second : 0x80...0xBF
      guard range.contains(bytes[offset + index]) else { return (index, false) }
    }
    return (length, true)
  }
}
