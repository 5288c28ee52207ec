/// One line of a page, as far as telling chrome from prose needs it.
struct PageLine {
  /// From the first byte to the line end, without it.
  var span: Range<Int>
  /// ``span`` without white space at both ends; empty for a blank line.
  var content: Range<Int>
  /// How many words; in scripts that write no spaces, half the number of letters, in Thai a
  /// fifth.
  var words: Int
  /// Whether it ends as sentences do.
  var endsSentence: Bool
  /// Whether it ends in a colon, and so leads to what follows.
  var endsWithColon: Bool
  /// How many blanks it starts with. Characters without width are none, and neither is the wide blank that
  /// paragraphs start with in Chinese and Japanese.
  var indent: Int

  var isBlank: Bool { content.isEmpty }
  /// A paragraph: a whole sentence of some length, which no button or title is.
  var isProse: Bool { words >= 8 && endsSentence }

  /// Cuts a text into lines at LF, CR, CRLF and U+2028 and U+2029.
  static func lines(of bytes: [UInt8]) -> [PageLine] {
    var lines: [PageLine] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var offset = start
    while offset < bytes.count {
      var length = 0
      switch bytes[offset] {
      case 0x0A: length = 1
      case 0x0D: length = offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
      case 0xE2
      where offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] & 0xFE == 0xA8:
        length = 3
      default: break
      }
      if length == 0 {
        offset += 1
        continue
      }
      lines.append(PageLine(bytes, start..<offset))
      offset += length
      start = offset
    }
    lines.append(PageLine(bytes, start..<bytes.count))
    return lines
  }

  private init(_ bytes: [UInt8], _ span: Range<Int>) {
    var lower = span.lowerBound
    var upper = span.upperBound
    var indent = 0
    while lower < upper, let length = Self.blank(bytes, at: lower) {
      if length < 3 { indent += 1 }
      lower += length
    }
    trimming: while upper > lower {
      for length in [1, 2, 3] where upper - length >= lower {
        if Self.blank(bytes, at: upper - length) == length {
          upper -= length
          continue trimming
        }
      }
      break
    }
    self.span = span
    content = lower..<upper
    self.indent = indent
    (endsSentence, endsWithColon) = Self.ending(bytes, content)
    let thai = Self.thaiLetters(bytes, content)
    words = max(Self.words(bytes, content), thai / Self.lettersOfThaiWord)
    // Thai and Lao write no stops: a line of some length is a sentence.
    if thai >= Self.lettersOfThaiSentence, !endsWithColon { endsSentence = true }
  }

  /// The length of the white space or invisible character at `offset`; nil where something else stands.
  private static func blank(_ bytes: [UInt8], at offset: Int) -> Int? {
    let byte = bytes[offset]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
    guard offset + 1 < bytes.count else { return nil }
    if byte == 0xC2 { return bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0x85 ? 2 : nil }
    guard offset + 2 < bytes.count else { return nil }
    return switch (byte, bytes[offset + 1], bytes[offset + 2]) {
    // U+2000 to U+200B, U+202F, U+3000, U+FEFF
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): 3
    default: nil
    }
  }

  private static let lettersOfThaiWord = 5
  private static let lettersOfThaiSentence = 40

  /// How many Thai and Lao letters and marks there are: U+0E00 to U+0EFF.
  private static func thaiLetters(_ bytes: [UInt8], _ span: Range<Int>) -> Int {
    span.count { bytes[$0] == 0xE0 && $0 + 1 < bytes.count && bytes[$0 + 1] &- 0xB8 < 4 }
  }

  private static func words(_ bytes: [UInt8], _ span: Range<Int>) -> Int {
    var words = 0
    var wide = 0
    var isInside = false
    for index in span {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x09 {
        isInside = false
      } else if byte >= 0xE3 && byte <= 0xED {
        // Kana, Chinese characters and Hangul start with these bytes.
        wide += 1
        if byte < 0xEA { isInside = true } else if !isInside { (words, isInside) = (words + 1, true) }
      } else if !isInside && byte & 0xC0 != 0x80 {
        (words, isInside) = (words + 1, true)
      }
    }
    return max(words, wide / 2)
  }

  /// The signs that may stand behind the one that ends a sentence.
  private static let closers: [[UInt8]] = [
    Array("\"".utf8), Array("'".utf8), Array(")".utf8), Array("]".utf8), Array("”".utf8), Array("’".utf8),
    Array("»".utf8), Array("」".utf8), Array("』".utf8), Array("“".utf8), Array("）".utf8), Array("›".utf8),
    Array(" ".utf8), Array("\u{A0}".utf8), Array("*".utf8),
  ]
  private static let stops: [[UInt8]] = [
    Array(".".utf8), Array("!".utf8), Array("?".utf8), Array("…".utf8), Array("。".utf8), Array("！".utf8),
    Array("？".utf8), Array("।".utf8), Array("؟".utf8),
  ]

  private static func ending(_ bytes: [UInt8], _ span: Range<Int>) -> (stop: Bool, colon: Bool) {
    var rest = bytes[span]
    var isClosed = false
    while let closer = closers.first(where: { rest.suffix($0.count).elementsEqual($0) }), !rest.isEmpty {
      rest = rest.dropLast(closer.count)
      isClosed = true
    }
    let stop = stops.contains { rest.suffix($0.count).elementsEqual($0) }
    let colon = !isClosed && (rest.last == 0x3A || rest.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]))
    return (stop, colon)
  }
}
