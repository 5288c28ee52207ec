/// Finds sentence boundaries: the same as ICU's sentence break iterator (locale `en`), faster on ASCII.
///
/// As in ``WordSegmenter``, what follows a true boundary depends on the text to its right alone. A sentence
/// can end only at a line end or after `.`, `!` or `?`, so the bytes between them are skipped eight at a time,
/// and Unicode's rules (UAX 29, SB3 to SB11) are tried on what stands around each. When they must look at a
/// byte above 0x7F, ICU itself breaks the rest of the line.
struct SentenceSegmenter: ~Copyable, Sendable {
  private let iterator: BreakIterator
  /// The last boundary found.
  private var position = 0
  /// Where the stretch that ICU is breaking starts and ends; empty when it is breaking none.
  private var stretch = 0..<0

  init() throws(ICUError) {
    iterator = try BreakIterator(.sentences)
  }

  /// Gets ready for a text.
  mutating func begin() {
    position = 0
    stretch = 0..<0
  }

  /// The next boundary in `text`, an offset into its folded bytes; nil after its end.
  mutating func next(in text: borrowing FoldedText) throws(ICUError) -> Int? {
    guard position < text.count else { return nil }
    if position >= stretch.upperBound {
      if let boundary = SentenceSegmenter.boundary(text.base, position, text.count) {
        position = boundary
        return boundary
      }
      stretch = position..<SentenceSegmenter.lineEnd(text.base, position, text.count)
      try iterator.start(text.bytes(stretch.lowerBound, stretch.upperBound))
    }
    position = iterator.next().map { stretch.lowerBound + $0 } ?? stretch.upperBound
    return position
  }

  /// The next boundary as ICU alone finds it, for tests; not to be mixed with ``next(in:)``.
  mutating func nextByICUAlone(in text: borrowing FoldedText) throws(ICUError) -> Int? {
    guard position < text.count else { return nil }
    if position == 0 { try iterator.start(text.bytes(0, text.count)) }
    position = iterator.next() ?? text.count
    return position
  }

  /// The boundary after `start`, nil when ASCII alone does not tell.
  private static func boundary(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var index = start
    while true {
      index = stop(base, index)
      guard index < count else { return count }
      let byte = base[index]
      switch byte {
      case 0x0A, 0x0D:
        return afterLineEnd(base, index)
      case 0x21, 0x2E, 0x3F:
        // SB6, SB7: a full stop before a digit, or between a letter and a capital, ends nothing.
        let after = base[index + 1]
        if after >= 0x80 { return nil }
        if byte == 0x2E {
          if ByteWord.isDigit(after) {
            index += 1
            continue
          }
          if isUpper(after), index > start {
            let before = base[index - 1]
            if before >= 0x80 { return nil }
            if ByteWord.isLetter(before) {
              index += 1
              continue
            }
          }
        }
        // SB9, SB10: closing signs, then spaces, belong to the sentence.
        index += 1
        while isClose(base[index]) { index += 1 }
        while isSpace(base[index]) { index += 1 }
        if index >= count { return count }
        let next = base[index]
        switch next {
        case 0x0A, 0x0D: return afterLineEnd(base, index)
        // Unicode 15.1 took the semicolon into the signs below; rare here, so ICU may say.
        case 0x3B, 0x80...: return nil
        // SB8a: nor does it end before these.
        case 0x2C, 0x2D, 0x3A, 0x21, 0x2E, 0x3F: continue
        default: break
        }
        guard byte == 0x2E else { return index }
        // SB8: nor does it end after a full stop when the next letter is lower case.
        var letter = index
        while isPassed(base[letter]), letter < count { letter += 1 }
        if letter < count {
          if base[letter] >= 0x80 { return nil }
          if base[letter] &- 0x61 < 26 {
            index = letter
            continue
          }
        }
        return index
      default:
        guard let length = lengthOfPlain(base, index) else { return nil }
        index += length
      }
    }
  }

  /// The first byte from `start` on that is a line end, a sign that ends sentences, zero or above 0x7F. There
  /// is one, since zeros follow the text.
  @inline(__always)
  private static func stop(_ base: UnsafePointer<UInt8>, _ start: Int) -> Int {
    var index = start
    while true {
      let word = ByteWord.load(base + index)
      var found = word | zeros(word)
      found |= zeros(word ^ (ByteWord.ones &* 0x0A)) | zeros(word ^ (ByteWord.ones &* 0x0D))
      found |= zeros(word ^ (ByteWord.ones &* 0x21)) | zeros(word ^ (ByteWord.ones &* 0x2E))
      found |= zeros(word ^ (ByteWord.ones &* 0x3F))
      found &= ByteWord.tops
      if found != 0 { return index + ByteWord.leading(found) }
      index += 8
    }
  }

  /// Has the top bit set in the first zero byte of `word` and in none before; those after may be wrong.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ByteWord.ones) & ~word }

  /// The length of a character that neither ends a sentence nor a line, in any version of Unicode; nil for
  /// one of a block where some do.
  ///
  /// It matters only that the character is passed over far from a full stop, not what it is.
  private static func lengthOfPlain(_ base: UnsafePointer<UInt8>, _ index: Int) -> Int? {
    let second = base[index + 1]
    switch base[index] {
    case 0x00...0x7F: return 1
    // Latin-1 signs, except for U+0085, which ends a line.
    case 0xC2: return second == 0x85 ? nil : 2
    // Latin, Greek, Cyrillic.
    case 0xC3...0xD4: return 2
    // Currencies, arrows, mathematics, symbols: U+2080 to U+2BFF.
    case 0xE2: return (0x82...0xAF).contains(second) ? 3 : nil
    // Han, Hangul.
    case 0xE4...0xE9, 0xEB, 0xEC: return 3
    // The selector that makes a heart red.
    case 0xEF: return second == 0xB8 && base[index + 2] == 0x8F ? 3 : nil
    // Emoji: U+1F000 to U+1FFFF.
    case 0xF0: return second == 0x9F ? 4 : nil
    default: return nil
    }
  }

  /// The offset after the line end that starts at `index`.
  private static func afterLineEnd(_ base: UnsafePointer<UInt8>, _ index: Int) -> Int {
    base[index] == 0x0D && base[index + 1] == 0x0A ? index + 2 : index + 1
  }

  /// The end of the line that holds `start`.
  private static func lineEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
    var index = start
    while index < count, base[index] != 0x0A, base[index] != 0x0D { index += 1 }
    return index < count ? afterLineEnd(base, index) : count
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  /// Quotes and brackets.
  private static func isClose(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: false
    }
  }

  /// White space that is no line end.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }

  /// What may stand between a full stop and the letter that tells whether it ended a sentence.
  private static func isPassed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x21, 0x2E, 0x3F, 0x80...: false
    default: !ByteWord.isLetter(byte)
    }
  }
}
