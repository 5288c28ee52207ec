internal import UnspinText

/// Finds letters of other scripts that stand in for Latin ones inside a word, and full-width Latin letters.
///
/// A word must be mostly ASCII and every other letter of it one that cannot be told from an ASCII letter, so
/// that "kΩ", "TNFα" and brand names with a turned letter stay. A text in which another script is at home is left alone.
enum LookAlikePass {
  /// Greek and Cyrillic.
  private static func isOther(_ scalar: UInt32) -> Bool {
    (0x370...0x3FF).contains(scalar) || (0x400...0x52F).contains(scalar)
  }
  /// Small Greek letters but omicron: beside Latin ones they are symbols ("TNFα").
  private static func isSymbol(_ scalar: UInt32) -> Bool {
    (0x3B1...0x3C9).contains(scalar) && scalar != 0x3BF
  }
  private static func isWide(_ scalar: UInt32) -> Bool {
    (0xFF21...0xFF3A).contains(scalar) || (0xFF41...0xFF5A).contains(scalar)
  }
  private static func isEastAsian(_ scalar: UInt32) -> Bool {
    (0x3040...0x30FF).contains(scalar) || (0x3400...0x9FFF).contains(scalar)
      || (0xAC00...0xD7A3).contains(scalar)
  }
  private static func isASCII(_ scalar: UInt32) -> Bool { (scalar | 0x20) &- 0x61 < 26 }

  static func edits(_ lines: [ScalarText], _ bytes: [UInt8]) throws(ICUError) -> [Edit] {
    var others = 0
    var east = 0
    for line in lines {
      for scalar in line.scalars {
        if isOther(scalar) {
          others += 1
        } else if isEastAsian(scalar) {
          east += 1
        } else if isWide(scalar) {
          others += 1
        }
      }
    }
    guard others > 0 else { return [] }
    var words: [(line: ScalarText, range: Range<Int>)] = []
    var foreign = 0
    for line in lines {
      var start = 0
      while start < line.count {
        var end = start
        while end < line.count, isLetter(line[end]) { end += 1 }
        if end > start {
          let word = line.scalars[start..<end]
          let odd = word.filter { isOther($0) || isWide($0) }.count
          if odd > 0 { words.append((line, start..<end)) }
          if odd == word.count, !word.contains(where: isWide) { foreign += 1 }
        }
        start = end + 1
      }
    }
    // Words wholly in another script: it is at home here.
    guard foreign <= 2 || foreign * 4 <= words.count else { return [] }
    let checker = try LookAlikes()
    var edits: [Edit] = []
    for (line, range) in words {
      guard let text = try replacement(line, range, checker, hasEastAsian: east > 0) else { continue }
      let span = line.span(range)
      edits.append(
        Edit(
          kind: .encoding, span: span, original: String(decoding: bytes[span], as: UTF8.self),
          replacement: text,
          confidence: 0.96, reason: "letters of another script or width that look like Latin ones"))
    }
    return edits
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    isASCII(scalar) || isOther(scalar) || isWide(scalar) || ScalarText.isLatin(scalar)
  }

  private static func replacement(
    _ line: ScalarText, _ range: Range<Int>, _ checker: borrowing LookAlikes, hasEastAsian: Bool
  ) throws(ICUError) -> String? {
    let word = line.scalars[range]
    guard !word.contains(where: isSymbol) else { return nil }
    let plain = word.filter { isASCII($0) || ScalarText.isLatin($0) }.count
    let wide = word.filter(isWide).count
    if wide == word.count {
      // Small letters set wide, or wide blanks between words, are a manner of writing.
      let isStyled =
        line[range.lowerBound - 1] == 0x3000 || line[range.upperBound] == 0x3000
        || word.allSatisfy { $0 >= 0xFF41 }
      guard !hasEastAsian, wide > 1, !isStyled else { return nil }
    } else {
      guard plain >= 2, word.count >= 3, plain >= word.count - plain || wide > 0 else { return nil }
      if wide > 0 && hasEastAsian { return nil }
    }
    var text = String.UnicodeScalarView()
    for scalar in word {
      guard let character = Unicode.Scalar(scalar) else { return nil }
      if isWide(scalar) {
        guard let narrow = Unicode.Scalar(scalar - 0xFEE0) else { return nil }
        text.append(narrow)
      } else if isOther(scalar) {
        guard let letter = try checker.letter(for: character) else { return nil }
        text.append(Unicode.Scalar(letter))
      } else {
        text.append(character)
      }
    }
    return String(text)
  }
}
