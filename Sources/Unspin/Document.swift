package import UnspinText

/// One text with its tokens and sentences. Nothing in here changes once it is read.
package struct Document {
  /// The bytes as they came, valid UTF-8.
  package let bytes: [UInt8]
  package let tokens: [Token]
  /// Ranges of tokens; all tokens are covered.
  package let sentences: [Range<Int>]
  /// Whether each token stands inside quotation marks.
  package let isQuoted: [Bool]
  /// Whether apostrophes are ’ throughout, so that what is written into the text has them, too.
  package let hasCurlyApostrophes: Bool

  /// Sentences are cut here, so that no single one makes the lattice large.
  private static let longestSentence = 300

  /// Reads a text.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  package init(_ bytes: [UInt8], reader: inout DocumentReader) throws(ICUError) {
    self.bytes = bytes
    var tokens: [Token] = []
    // Rarely too little; growing would hold two lists for a while. What is not used is never touched.
    tokens.reserveCapacity(bytes.count / 4)
    try reader.read(bytes, into: &tokens)
    var sentences: [Range<Int>] = []
    var start = 0
    for index in tokens.indices.dropFirst() {
      let flags = tokens[index].flags
      if flags.contains(.sentenceStart) || flags.contains(.lineStart) || index - start == Self.longestSentence
      {
        sentences.append(start..<index)
        start = index
      }
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    self.tokens = tokens
    self.sentences = sentences
    isQuoted = Self.quotations(bytes, tokens)
    hasCurlyApostrophes = !bytes.contains(0x27) && Self.holdsCurlyApostrophe(bytes)
  }

  /// The text of a range of bytes.
  package func text(_ span: Range<Int>) -> String { String(decoding: bytes[span], as: UTF8.self) }

  /// Ranges of the tokens of each line that has any.
  package var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in tokens.indices.dropFirst() where tokens[index].flags.contains(.lineStart) {
      lines.append(start..<index)
      start = index
    }
    if !tokens.isEmpty { lines.append(start..<tokens.count) }
    return lines
  }

  /// The sentence of a token.
  func sentence(of token: Int) -> Range<Int>? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count ? sentences[low] : nil
  }

  /// Whether quotation marks stand around the tokens, with no more than one sign between.
  func fillsQuotation(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, isQuoted[range.lowerBound], !isQuoted[range.lowerBound - 1] else {
      return false
    }
    let behind = range.upperBound..<min(range.upperBound + 2, tokens.count)
    return behind.isEmpty
      || behind.contains { !isQuoted[$0] }
        && (!isQuoted[behind.lowerBound] || tokens[behind.lowerBound].kind == .sign)
  }

  /// Whether a word is in capitals and its neighbours are not: "TWICE" in a line of ordinary writing.
  func isInCapitals(_ index: Int) -> Bool {
    func isUpper(_ index: Int) -> Bool {
      tokens.indices.contains(index) && tokens[index].letterCase == .upper
    }
    return isUpper(index) && tokens[index].span.count > 2 && !isUpper(index - 1) && !isUpper(index + 1)
  }

  private enum Quote {
    case straight, opening, closing
  }

  /// What kind of double quotation mark a token is.
  private static func quote(_ bytes: [UInt8], _ token: Token) -> Quote? {
    guard token.kind == .sign else { return nil }
    let start = Int(token.start)
    switch (token.span.count, bytes[start]) {
    case (1, 0x22): return .straight
    case (2, 0xC2): return bytes[start + 1] == 0xAB ? .opening : bytes[start + 1] == 0xBB ? .closing : nil
    case (3, 0xE2) where bytes[start + 1] == 0x80:
      return bytes[start + 2] == 0x9C ? .opening : bytes[start + 2] == 0x9D ? .closing : nil
    default: return nil
    }
  }

  private static func holdsCurlyApostrophe(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 { return true }
      index += 1
    }
    return false
  }

  private static func quotations(_ bytes: [UInt8], _ tokens: [Token]) -> [Bool] {
    var result = [Bool](repeating: false, count: tokens.count)
    var isInside = false
    for (index, token) in tokens.enumerated() {
      if token.flags.contains(.lineStart) { isInside = false }
      switch Self.quote(bytes, token) {
      case .straight: isInside.toggle()
      case .opening: isInside = true
      case .closing: isInside = false
      case nil: result[index] = isInside
      }
    }
    return result
  }
}

/// The services of ICU that reading a document needs; one for each thread.
package struct DocumentReader: ~Copyable {
  private var tokenizer: Tokenizer
  private var marker: SentenceMarker

  /// - Throws: ``ICUError`` when ICU fails.
  package init() throws(ICUError) {
    let tokenizer = try Tokenizer()
    let marker = try SentenceMarker()
    self.tokenizer = tokenizer
    self.marker = marker
  }

  fileprivate mutating func read(_ bytes: [UInt8], into tokens: inout [Token]) throws(ICUError) {
    try bytes.span.bytes.withUnsafeBytes { (buffer) throws(ICUError) in
      try tokenizer.tokenize(buffer, into: &tokens)
      try marker.mark(&tokens, in: buffer)
    }
  }
}
