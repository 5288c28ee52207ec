import Unspin

/// The inside of a JSON string: its escape sequences read, and put back where text changes.
///
/// All functions take ranges without the quotes that ``JSONScanner`` has found to be well formed.
enum JSONString {
  /// The text of a string.
  ///
  /// - Throws: ``LineFault`` at half of a surrogate pair, which no text has.
  static func decode(_ bytes: [UInt8], _ range: Range<Int>) throws(LineFault) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let plain = bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) ?? range.upperBound
      text += bytes[offset..<plain]
      offset = plain
      guard offset < range.upperBound else { break }
      let (scalar, length) = try escape(bytes, offset, range.upperBound)
      text += UTF8.encode(scalar).map(Array.init) ?? []
      offset += length
    }
    return text
  }

  /// Whether the text of a string is `text`. A string with half a surrogate pair is no text.
  static func isEqual(_ bytes: [UInt8], _ range: Range<Int>, _ text: [UInt8]) -> Bool {
    guard bytes[range].contains(UInt8(ascii: "\\")) else { return bytes[range].elementsEqual(text) }
    do throws(LineFault) {
      return try decode(bytes, range) == text
    } catch { return false }
  }

  /// Appends a string with edits of its text made, and everything outside of them as it is spelled.
  ///
  /// - Parameters:
  ///   - edits: Sorted edits whose spans are offsets into the decoded text.
  ///   - bytes: The bytes that the string stands in.
  ///   - range: Where it stands.
  ///   - isASCII: Whether what is new has to be spelled in ASCII.
  ///   - output: What the new string is appended to, without quotes.
  /// - Throws: ``LineFault`` at half of a surrogate pair.
  static func append(
    _ edits: [Edit], to bytes: [UInt8], _ range: Range<Int>, isASCII: Bool, _ output: inout [UInt8]
  ) throws(LineFault) {
    var raw = range.lowerBound
    var decoded = 0
    for edit in edits {
      let start = raw
      try advance(&raw, &decoded, to: edit.span.lowerBound, bytes, range.upperBound)
      output += bytes[start..<raw]
      append(escaping: edit.replacement, isASCII: isASCII, to: &output)
      try advance(&raw, &decoded, to: edit.span.upperBound, bytes, range.upperBound)
    }
    output += bytes[raw..<range.upperBound]
  }

  /// Appends text with the escape sequences that it cannot do without.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isASCII: Whether it has to be ASCII, so that all other characters are escape sequences too.
  ///   - output: What it is appended to.
  static func append(escaping text: String, isASCII: Bool = false, to output: inout [UInt8]) {
    JSONEscape.append(text, to: &output, alsoWhere: { isASCII && !$0.isASCII })
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

  /// Moves on until so many bytes of text are passed.
  private static func advance(
    _ raw: inout Int, _ decoded: inout Int, to target: Int, _ bytes: [UInt8], _ end: Int
  ) throws(LineFault) {
    while decoded < target, raw < end {
      if bytes[raw] == UInt8(ascii: "\\") {
        let (scalar, length) = try escape(bytes, raw, end)
        decoded += UTF8.width(scalar)
        raw += length
      } else {
        decoded += 1
        raw += 1
      }
    }
  }

  /// What the escape sequence at `offset` stands for, and its length; a surrogate pair is one sequence.
  private static func escape(
    _ bytes: [UInt8], _ offset: Int, _ end: Int
  ) throws(LineFault) -> (scalar: Unicode.Scalar, length: Int) {
    switch bytes[offset + 1] {
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"): break
    case let byte: return (Unicode.Scalar(byte), 2)
    }
    let first = unit(bytes, offset)
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    if first < 0xDC00, offset + 12 <= end, bytes[offset + 6] == UInt8(ascii: "\\"),
      bytes[offset + 7] == UInt8(ascii: "u")
    {
      let second = unit(bytes, offset + 6)
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return (scalar, 12)
      }
    }
    throw LineFault(offset: offset, message: "half of a surrogate pair, which is no character")
  }

  /// The number in the four digits of `\uXXXX`.
  private static func unit(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    bytes[offset + 2..<offset + 6].reduce(0) { number, digit in
      number << 4 + UInt32(digit < 0x40 ? digit - 0x30 : (digit | 0x20) - 0x61 + 10)
    }
  }
}
