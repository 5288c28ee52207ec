/// A stretch of text as scalars with their offsets, for looking at characters above ASCII.
struct ScalarText {
  private(set) var scalars: [UInt32] = []
  /// UTF-8 offset of each scalar, and of the end.
  private(set) var offsets: [Int] = []

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    scalars.reserveCapacity(range.count)
    offsets.reserveCapacity(range.count + 1)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let lead = UInt32(bytes[offset])
      offsets.append(offset)
      if lead < 0x80 {
        scalars.append(lead)
        offset += 1
        continue
      }
      let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var scalar = length == 2 ? lead & 0x1F : length == 3 ? lead & 0x0F : lead & 0x07
      for index in 1..<length { scalar = scalar << 6 | UInt32(bytes[offset + index]) & 0x3F }
      scalars.append(scalar)
      offset += length
    }
    offsets.append(range.upperBound)
  }

  /// The lines of a text that hold a character above ASCII.
  static func lines(of bytes: [UInt8]) -> [ScalarText] {
    var lines: [ScalarText] = []
    var start = 0
    var isPlain = true
    for offset in 0...bytes.count {
      if offset == bytes.count || bytes[offset] == 0x0A || bytes[offset] == 0x0D {
        if !isPlain { lines.append(ScalarText(bytes, start..<offset)) }
        start = offset + 1
        isPlain = true
      } else if bytes[offset] > 0x7F {
        isPlain = false
      }
    }
    return lines
  }

  /// The scalar at an index; 0 outside.
  subscript(index: Int) -> UInt32 { index >= 0 && index < scalars.count ? scalars[index] : 0 }

  var count: Int { scalars.count }

  /// The range of bytes of a range of scalars.
  func span(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

  /// Whether a scalar is a letter of the Latin script.
  static func isLatin(_ scalar: UInt32) -> Bool {
    scalar < 0x80
      ? (scalar | 0x20) &- 0x61 < 26
      : (0xC0...0x24F).contains(scalar) && scalar != 0xD7 && scalar != 0xF7
        || (0x1E00...0x1EFF).contains(scalar)
  }

  /// Whether a scalar is a small ASCII letter.
  static func isSmall(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 }

  /// Whether a word starts with one small letter and an apostrophe, as French and Italian articles do.
  static func isElided(_ word: ArraySlice<UInt8>) -> Bool {
    let rest = word.dropFirst()
    return rest.first == 0x27 || rest.starts(with: [0xE2, 0x80, 0x99])
  }
}
