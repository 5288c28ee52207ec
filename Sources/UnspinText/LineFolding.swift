internal import CICU

/// Folds whole short lines so that the same line of a page is the same bytes however it was typed.
///
/// Letter case is folded, look-alike quotes and dashes become ASCII, every run of white space one space, every
/// run of digits `#`; signs that decorate a line (arrows, bullets, bars, colons, stops) fall off both ends and
/// what cannot be seen is dropped. Quotes stay, since a quoted word is no button, and so does a comma or
/// semicolon at the end, since a sentence goes on there.
package struct LineFolder: ~Copyable {
  private var folder: CaseFolder

  /// - Throws: ``ICUError`` when ICU fails.
  package init() throws(ICUError) { folder = try CaseFolder() }

  /// The folded form; empty for a line without letters or digits.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  package mutating func fold(_ line: some Collection<UInt8>) throws(ICUError) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    let bytes = LineFolder.withoutArrows(Array(line)[...])
    bytes.withUnsafeBytes { LineFolder.unify($0, into: &plain) }
    LineFolder.trim(&plain)
    let folded = try plain.span.bytes.withUnsafeBytes { (buffer) throws(ICUError) -> [UInt8] in
      buffer.isEmpty ? [] : Array(try folder.fold(buffer))
    }
    return LineFolder.dotless(folded)
  }

  /// A line without the angle quotes that point at it from outside ("» Read on"): set off by a blank, and
  /// without a partner.
  private static func withoutArrows(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let arrows: [[UInt8]] = [[0xC2, 0xBB], [0xE2, 0x80, 0xBA]]
    var line = line
    for arrow in arrows where line.starts(with: arrow + [0x20]) { line = line.dropFirst(arrow.count + 1) }
    for arrow in arrows where line.suffix(arrow.count + 1).elementsEqual([0x20] + arrow) {
      let isPaired = zip(line, line.dropFirst()).contains {
        $0 == 0xC2 && $1 == 0xAB || $0 == 0x80 && $1 == 0xB9
      }
      if !isPaired { line = line.dropLast(arrow.count + 1) }
    }
    return line
  }

  private static func unify(_ bytes: UnsafeRawBufferPointer, into plain: inout [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = UnicodeScalars.decode(bytes, at: offset)
      defer { offset += length }
      var ascii: UInt8 = scalar < 0x80 ? UInt8(scalar) : 0
      if ascii == 0x60 { ascii = 0x27 }
      if length == 2 { ascii = CharacterFolding.fold(bytes[offset], bytes[offset + 1]) }
      if length == 3 { ascii = CharacterFolding.fold(bytes[offset], bytes[offset + 1], bytes[offset + 2]) }
      if scalar == 0x3000 { ascii = 0x20 }
      if scalar == 0xFF1A { ascii = UInt8(ascii: ":") }
      if ascii == 0, length > 1 {
        // Format controls and variation selectors cannot be seen.
        if cicu_is_blank(scalar) != 0 || (0xFE00...0xFE0F).contains(scalar) { continue }
        plain.append(contentsOf: bytes[offset..<offset + length])
      } else if ascii < 0x21 {
        if let last = plain.last, last != 0x20 { plain.append(0x20) }
      } else if ByteWord.isDigit(ascii) {
        if plain.last != UInt8(ascii: "#") { plain.append(UInt8(ascii: "#")) }
      } else {
        if ascii == UInt8(ascii: ":"), plain.last == 0x20 { plain.removeLast() }
        plain.append(ascii)
      }
    }
  }

  /// Takes decorating signs off both ends.
  private static func trim(_ plain: inout [UInt8]) {
    let kept: Range<Int> = plain.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let (scalar, length) = UnicodeScalars.decode(bytes, at: start)
        if !decorates(scalar, keeping: [0x22, 0x27, 0x23]) { break }
        start += length
      }
      var end = bytes.count
      while end > start {
        var last = end - 1
        while bytes[last] & 0xC0 == 0x80 { last -= 1 }
        let (scalar, _) = UnicodeScalars.decode(bytes, at: last)
        if !decorates(scalar, keeping: [0x22, 0x27, 0x23, 0x2C, 0x3B]) { break }
        end = last
      }
      return start..<end
    }
    if kept.count < plain.count { plain = Array(plain[kept]) }
  }

  private static func decorates(_ scalar: UInt32, keeping kept: [UInt32]) -> Bool {
    if scalar < 0x80 { return !ByteWord.isLetter(UInt8(scalar)) && !kept.contains(scalar) }
    return cicu_is_letter(scalar) == 0 && cicu_is_mark(scalar) == 0
  }

  /// Drops the dot above that folding leaves after i, and gives the dotless letter its dot, so that Turkish
  /// lines in capitals meet those in small letters.
  private static func dotless(_ folded: [UInt8]) -> [UInt8] {
    guard folded.contains(where: { $0 == 0xCC || $0 == 0xC4 }) else { return folded }
    var result: [UInt8] = []
    var index = 0
    while index < folded.count {
      let next = index + 1 < folded.count ? folded[index + 1] : 0
      if folded[index] == 0xC4, next == 0xB1 {
        result.append(0x69)
        index += 2
      } else if folded[index] == 0xCC, next == 0x87, result.last == 0x69 {
        index += 2
      } else {
        result.append(folded[index])
        index += 1
      }
    }
    return result
  }
}
