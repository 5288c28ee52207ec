/// A stretch of text between two word boundaries, as ICU finds them (locale `en`).
package struct Segment: Sendable, Equatable {
  /// UTF-8 offset of the first byte.
  package var start: Int
  /// UTF-8 offset after the last byte.
  package var end: Int
  /// ICU's rule status: 0 no word, 100 number, 200 word, 300 kana, 400 ideographs.
  package var status: Int32

  package init(start: Int, end: Int, status: Int32) {
    self.start = start
    self.end = end
    self.status = status
  }
}

/// Takes the segments of a text in order; see ``WordSegmenter``.
protocol SegmentTaker: ~Copyable {
  /// Takes one segment that holds ASCII alone.
  mutating func takeASCII(_ segment: Segment, in text: borrowing FoldedText) throws(ICUError)
  /// Takes one segment of any characters.
  mutating func takeAny(_ segment: Segment, in text: borrowing FoldedText) throws(ICUError)
}

/// Finds word boundaries: the same as ICU's word break iterator (locale `en`), faster on most text.
///
/// ICU's forward iteration from any true boundary is a function of the text to its right alone. So at each
/// boundary the rules are tried as far as they concern ASCII and ``PlainLetter``; when they must look at any
/// other character, ICU itself breaks the stretch from this boundary to the next one that is certain: after a
/// line feed, or after a space when one of those characters other than a space follows. Tests hold the two
/// ways against each other.
///
/// One rule depends on the version of ICU: in 72, the one the language model was counted with, `@`
/// breaks like a letter (`run@ic.ac.uk` is one word), in most others it does not. ICU is asked.
struct WordSegmenter: ~Copyable, Sendable {
  private let iterator: BreakIterator
  /// Whether ICU takes `@` for a letter.
  private let atSignIsLetter: Bool
  /// The same as an argument for ``ByteWord/outsideWord(_:firstUpper:)``.
  private let firstUpper: UInt64

  init() throws(ICUError) {
    let iterator = try BreakIterator(.words)
    var letter = false
    try "a@".utf8Span.span.bytes.withUnsafeBytes { (bytes) throws(ICUError) in
      try iterator.start(bytes)
      letter = iterator.next() == bytes.count
    }
    self.iterator = iterator
    atSignIsLetter = letter
    firstUpper = letter ? ByteWord.atSign : ByteWord.upperA
  }

  /// Gives `taker` every segment of `text` in order.
  @inline(__always)
  func segment<Taker: SegmentTaker & ~Copyable>(
    _ text: borrowing FoldedText, into taker: inout Taker
  ) throws(ICUError) {
    let base = text.base
    let count = text.count
    var start = 0
    while start < count {
      var end = start &+ 1
      var status: Int32 = 0
      let byte = base[start]
      if byte == 0x20 {
        while base[end] == 0x20 { end &+= 1 }
        if base[end] >= 0x80 { end = 0 }
      } else if case let length = wordLength(base + start), length > 0 {
        end = wordEnd(base, start, start &+ length)
        if end > 0 { status = WordSegmenter.status(base, start, end) }
      } else if byte >= 0x80 {
        end = 0
      } else if byte == 0x0D {
        if base[end] == 0x0A { end += 1 }
      } else if byte < 0x0A || byte > 0x0C, base[end] >= 0x80 {
        // What follows may be a mark that belongs to this sign. Line ends take none.
        end = 0
      }
      if end > 0 {
        try taker.takeASCII(Segment(start: start, end: end, status: status), in: text)
        start = end
      } else {
        start = try segmentBeyondASCII(text, start, into: &taker)
      }
    }
  }

  /// Gives `taker` the segment at `start`, where ASCII alone does not tell its end, or several up to a certain
  /// boundary; gives that back.
  ///
  /// Apart from the loop above, since it would slow that down.
  @inline(never)
  private func segmentBeyondASCII<Taker: SegmentTaker & ~Copyable>(
    _ text: borrowing FoldedText, _ start: Int, into taker: inout Taker
  ) throws(ICUError) -> Int {
    let base = text.base
    if let end = plainWordEnd(base, start) {
      if end > start {
        let status = WordSegmenter.status(base, start, end)
        try taker.takeAny(Segment(start: start, end: end, status: status), in: text)
        return end
      }
      // A sign or spaces; a plain letter that follows is no mark that belongs to them.
      var after = start + 1
      while base[start] == 0x20, base[after] == 0x20 { after += 1 }
      if !WordSegmenter.mayBelong(base + after) {
        try taker.takeASCII(Segment(start: start, end: after, status: 0), in: text)
        return after
      }
    }
    let end = WordSegmenter.certainBoundary(base, start, text.count)
    try breakByICU(text, start, end, into: &taker)
    return end
  }

  /// Breaks the stretch from `start` to `end` by ICU's own rules.
  @inline(never)
  func breakByICU<Taker: SegmentTaker & ~Copyable>(
    _ text: borrowing FoldedText, _ start: Int, _ end: Int, into taker: inout Taker
  ) throws(ICUError) {
    try iterator.start(text.bytes(start, end))
    var last = start
    while let boundary = iterator.next() {
      let segment = Segment(start: last, end: start + boundary, status: iterator.ruleStatus)
      try taker.takeAny(segment, in: text)
      last = start + boundary
    }
  }

  /// How many of the eight bytes from `pointer` on are letters, digits and low lines, up to the first other.
  @inline(__always)
  private func wordLength(_ pointer: UnsafePointer<UInt8>) -> Int {
    ByteWord.leading(ByteWord.outsideWord(ByteWord.load(pointer), firstUpper: firstUpper))
  }

  /// The end of the word that starts at `start`, or 0 when ASCII alone does not tell. `seen` is how far it is
  /// known to go on, eight bytes at most from the start.
  ///
  /// Letters, digits and low lines hold together; an apostrophe or full stop holds two letters or two digits
  /// together, a comma or semicolon two digits.
  @inline(__always)
  private func wordEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ seen: Int) -> Int {
    var end = seen
    var isWhole = seen &- start < 8
    while true {
      while !isWhole {
        let length = wordLength(base + end)
        end &+= length
        isWhole = length < 8
      }
      let byte = base[end]
      if byte == 0x20 { return end }
      if byte >= 0x80 { return 0 }
      guard byte == 0x27 || byte == 0x2E || byte == 0x2C || byte == 0x3B else { return end }
      let before = base[end &- 1]
      let after = base[end &+ 1]
      if ByteWord.isDigit(before) {
        if after >= 0x80 { return 0 }
        guard ByteWord.isDigit(after) else { return end }
      } else {
        guard byte == 0x27 || byte == 0x2E, before != 0x5F else { return end }
        if after >= 0x80 { return 0 }
        guard ByteWord.isLetter(after) || (after == 0x40 && atSignIsLetter) else { return end }
      }
      end &+= 1
      isWhole = false
    }
  }

  /// The end of the word of ASCII and plain letters that starts at `start`, by the same rules; `start` when
  /// none starts there, nil when some other character may belong to it.
  private func plainWordEnd(_ base: UnsafePointer<UInt8>, _ start: Int) -> Int? {
    var end = start
    while true {
      let byte = base[end]
      if byte >= 0x80 {
        guard PlainLetter.isAt(base + end) else { return nil }
        end += 2
      } else if isWordByte(byte) {
        end += 1
      } else {
        guard end > start, byte == 0x27 || byte == 0x2E || byte == 0x2C || byte == 0x3B else { return end }
        let before = base[end - 1]
        let after = base[end + 1]
        let isDigit = ByteWord.isDigit(before)
        guard isDigit || (before != 0x5F && (byte == 0x27 || byte == 0x2E)) else { return end }
        if after >= 0x80 {
          guard PlainLetter.isAt(base + end + 1) else { return nil }
          if isDigit { return end }
        } else if isDigit {
          guard ByteWord.isDigit(after) else { return end }
        } else {
          guard isWordByte(after), !ByteWord.isDigit(after), after != 0x5F else { return end }
        }
        end += 1
      }
    }
  }

  /// Whether `byte` is an ASCII letter, by ICU's view of `@`, a digit or a low line.
  private func isWordByte(_ byte: UInt8) -> Bool {
    ByteWord.isLetter(byte) || ByteWord.isDigit(byte) || byte == 0x5F || (byte == 0x40 && atSignIsLetter)
  }

  /// Whether what stands at `pointer` may be a mark or space that belongs to the sign before.
  @inline(__always)
  private static func mayBelong(_ pointer: UnsafePointer<UInt8>) -> Bool {
    pointer.pointee >= 0x80 && !PlainLetter.isAt(pointer)
  }

  /// ICU's rule status of a word of plain letters: what its last letter or digit is, but two low lines make a word.
  @inline(__always)
  private static func status(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int32 {
    var last = base[end &- 1]
    if last == 0x5F {
      guard end - start > 1 else { return 0 }
      last = base[end - 2]
    }
    return ByteWord.isDigit(last) ? 100 : 200
  }

  /// The first boundary after `start` that no character before it can undo.
  private static func certainBoundary(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
    var index = start + 1
    while index < count {
      let before = base[index - 1]
      if before == 0x0A { return index }
      if before == 0x20, base[index] != 0x20, !mayBelong(base + index) { return index }
      index += 1
    }
    return count
  }
}
