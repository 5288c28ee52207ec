internal import CICU

/// Makes tokens of segments: keys, kind, letter case and flags; drops what is blank.
struct TokenBuilder: SegmentTaker, ~Copyable {
  /// The tokens so far.
  var tokens: [Token] = []

  private var folder: CaseFolder
  private var map: FoldedText.Map
  /// Folded offset after the last token.
  private var lastEnd = 0
  /// Folded bytes of the last token's first segment when it is a sign; empty otherwise.
  private var sign = 0..<0
  /// Whether a line end was dropped after the last token, or there is none yet.
  private var lineStart = true
  /// Model spelling of a word with digits.
  private var spelling: [UInt8] = []

  // Held here since a static constant costs a check that it was made at every use.
  private let number = TokenKey.number
  private let signKeys: [TokenKey]

  init() throws(ICUError) {
    folder = try CaseFolder()
    map = FoldedText.Map()
    signKeys = (0..<128).map { (byte: UInt8) in
      withUnsafeBytes(of: byte) { TokenKey(bytes: $0) }
    }
  }

  /// Gets ready for `text`.
  mutating func begin(_ text: borrowing FoldedText) {
    map = FoldedText.Map(text)
    lastEnd = 0
    sign = 0..<0
    lineStart = true
  }

  // MARK: Segments

  @inline(__always)
  mutating func takeASCII(_ segment: Segment, in text: borrowing FoldedText) {
    if segment.status == 0 {
      let byte = text.base[segment.start]
      if byte <= 0x20 || byte == 0x7F {
        if byte == 0x0A || byte == 0x0D { lineStart = true }
      } else {
        addSign(segment, signKeys[Int(byte)], nonASCII: false, in: text)
      }
    } else {
      addASCIIWord(segment, in: text)
    }
  }

  mutating func takeAny(_ segment: Segment, in text: borrowing FoldedText) throws(ICUError) {
    let bytes = text.bytes(segment.start, segment.end)
    guard bytes.contains(where: { $0 >= 0x80 }) else { return takeASCII(segment, in: text) }
    if segment.status != 0 {
      try addWord(segment, bytes, in: text)
    } else if isBlank(bytes) {
      if endsLine(bytes) { lineStart = true }
    } else {
      addSign(segment, TokenKey(bytes: bytes), nonASCII: true, in: text)
    }
  }

  // MARK: Tokens

  @inline(__always)
  private mutating func addASCIIWord(_ segment: Segment, in text: borrowing FoldedText) {
    let base = text.base + segment.start
    let length = segment.end &- segment.start
    var hash = TokenKey.Mixer(count: length)
    var counts = CaseCounts()
    var digits: UInt64 = 0
    var index = 0
    repeat {
      var word = ByteWord.load(base + index)
      if index &+ 8 > length { word = ByteWord.prefix(word, length &- index) }
      let (upper, lower) = ByteWord.letters(word)
      counts.add(upper: upper, lower: lower)
      digits |= ByteWord.digits(word)
      hash.combine(ByteWord.lowercased(word, upper: upper))
      index &+= 8
    } while index < length

    let form = hash.key
    var flags: Token.Flags = []
    var model = form
    var kind = Token.Kind.word
    if segment.status < 200 {
      kind = .number
      model = number
      flags = .digit
    } else {
      if digits != 0 {
        flags = .digit
        model = modelKey(UnsafeRawBufferPointer(start: base, count: length))
      }
      if length > 2, base[length - 2] == 0x27, base[length - 1] | 0x20 == 0x73,
        ByteWord.isLetter(base[length - 3])
      {
        flags.formUnion(.possessive)
      }
    }
    append(segment, form, model, kind, counts.letterCase, flags, in: text)
    sign = 0..<0
  }

  @inline(never)
  private mutating func addWord(
    _ segment: Segment, _ bytes: UnsafeRawBufferPointer, in text: borrowing FoldedText
  ) throws(ICUError) {
    let folded = UnsafeRawBufferPointer(try folder.fold(bytes))
    let form = TokenKey(bytes: folded)
    var flags: Token.Flags = .nonASCII
    var model = form
    if folded.contains(where: ByteWord.isDigit) {
      flags.formUnion(.digit)
      model = modelKey(folded)
    }
    let isNumber = segment.status >= 100 && segment.status < 200
    if isNumber { model = number }
    if TokenBuilder.isPossessive(bytes) { flags.formUnion(.possessive) }
    append(
      segment, form, model, isNumber ? .number : .word, CaseCounts(of: bytes).letterCase, flags, in: text)
    sign = 0..<0
  }

  /// Adds a sign, or makes the last token longer when it is the same sign and ends here.
  @inline(__always)
  private mutating func addSign(
    _ segment: Segment, _ key: TokenKey, nonASCII: Bool, in text: borrowing FoldedText
  ) {
    if segment.start == lastEnd, sign.count == segment.end - segment.start,
      text.base[sign.lowerBound] == text.base[segment.start], isSameSign(segment, in: text)
    {
      let end = map.original(segment.end, in: text)
      if end - Int(tokens[tokens.count - 1].end) != segment.end - segment.start {
        tokens[tokens.count - 1].flags.formUnion(.nonASCII)
      }
      tokens[tokens.count - 1].end = UInt32(truncatingIfNeeded: end)
      lastEnd = segment.end
      return
    }
    append(segment, key, key, .sign, .none, nonASCII ? .nonASCII : [], in: text)
    sign = segment.start..<segment.end
  }

  private func isSameSign(_ segment: Segment, in text: borrowing FoldedText) -> Bool {
    for index in 1..<max(1, sign.count)
    where text.base[sign.lowerBound + index] != text.base[segment.start + index] {
      return false
    }
    return true
  }

  @inline(__always)
  private mutating func append(
    _ segment: Segment, _ form: TokenKey, _ model: TokenKey, _ kind: Token.Kind, _ letterCase: LetterCase,
    _ own: Token.Flags, in text: borrowing FoldedText
  ) {
    var flags = own
    if lineStart {
      flags.formUnion(.lineStart)
      lineStart = false
    } else if segment.start == lastEnd {
      flags.formUnion(.joined)
    } else if segment.start == lastEnd &+ 1, text.base[lastEnd] == 0x20 {
      flags.formUnion(.afterSpace)
    }
    let start = map.original(segment.start, in: text)
    let end = map.original(segment.end, in: text)
    // A character that folded to ASCII was longer.
    if end &- start != segment.end &- segment.start { flags.formUnion(.nonASCII) }
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), form: form,
        model: model, kind: kind, letterCase: letterCase, flags: flags))
    lastEnd = segment.end
  }

  /// The key of a word with each run of digits as one `0`, in lower case where it is ASCII.
  @inline(never)
  private mutating func modelKey(_ bytes: UnsafeRawBufferPointer) -> TokenKey {
    spelling.removeAll(keepingCapacity: true)
    for byte in bytes {
      if ByteWord.isDigit(byte) {
        if spelling.last != 0x30 { spelling.append(0x30) }
      } else {
        spelling.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
    }
    return spelling.withUnsafeBytes { TokenKey(bytes: $0) }
  }

  // MARK: Characters

  /// Whether there are only white space, controls and format controls.
  private func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = UnicodeScalars.decode(bytes, at: offset)
      if cicu_is_blank(scalar) == 0 { return false }
      offset += length
    }
    return true
  }

  /// Whether a segment above ASCII is a line end: NEL, U+2028 or U+2029, which stand alone.
  private func endsLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let scalar = UnicodeScalars.decode(bytes, at: 0).scalar
    return scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
  }

  /// Whether `bytes`, a word, end in an apostrophe and `s` with a letter (or a mark on one) before.
  private static func isPossessive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes.dropLast()
    guard let last = bytes.last, last | 0x20 == 0x73 else { return false }
    if rest.last == 0x27 {
      rest = rest.dropLast()
    } else if rest.suffix(3).elementsEqual([0xEF, 0xBC, 0x87]) {
      // U+FF07, the full-width apostrophe: it joins letters as the others do but does not fold.
      rest = rest.dropLast(3)
    } else {
      return false
    }
    guard let before = rest.last else { return false }
    return before >= 0x80 || ByteWord.isLetter(before)
  }
}
