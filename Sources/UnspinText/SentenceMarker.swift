/// Finds where sentences start: ICU's sentence break iterator (locale `en`).
///
/// Sentences end where their line does at the latest. They are broken in the same folded text as words, so
/// `…` ends a sentence where `.` would, as in the count files.
package struct SentenceMarker: ~Copyable, Sendable {
  private var segmenter: SentenceSegmenter
  private var text: FoldedText

  /// - Throws: ``ICUError`` when ICU has no memory or no data.
  package init() throws(ICUError) {
    segmenter = try SentenceSegmenter()
    text = FoldedText()
  }

  /// Sets ``Token/Flags/sentenceStart`` on the first token of each sentence and takes it off all others.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of `bytes`, by ``Tokenizer``.
  ///   - bytes: the text they were made from, valid UTF-8.
  /// - Throws: ``ICUError`` when ICU has no memory or `bytes` are too long.
  /// - Complexity: O(`bytes.count`).
  package mutating func mark(
    _ tokens: inout [Token], in bytes: UnsafeRawBufferPointer
  ) throws(ICUError) {
    try ICUError.checkLength(bytes.count)
    text.fold(bytes)
    defer { text.release() }
    var map = FoldedText.Map(text)
    segmenter.begin()
    var token = 0
    while token < tokens.count, let boundary = try segmenter.next(in: text) {
      // The sentence that ends here may hold no token, only white space.
      let end = map.original(boundary, in: text)
      var isFirst = true
      while token < tokens.count, Int(tokens[token].start) < end {
        if isFirst {
          tokens[token].flags.insert(.sentenceStart)
          isFirst = false
        } else {
          tokens[token].flags.remove(.sentenceStart)
        }
        token += 1
      }
    }
  }

  /// Sets the flags on tokens of `string`; see ``mark(_:in:)``.
  ///
  /// - Throws: ``ICUError`` when ICU has no memory.
  package mutating func mark(_ tokens: inout [Token], in string: String) throws(ICUError) {
    let bytes = Array(string.utf8)
    try bytes.span.bytes.withUnsafeBytes { (buffer) throws(ICUError) in
      try mark(&tokens, in: buffer)
    }
  }
}
