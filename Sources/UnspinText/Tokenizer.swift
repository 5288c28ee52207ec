/// Cuts text into tokens: ICU's word segments without white space and controls.
///
/// Tokens, and above all their ``Token/model`` keys, are those the language model was counted with; see
/// ``FoldedText`` for how look-alike quotes and dashes come to break as the ASCII ones do. A run of one sign
/// with nothing in between is one token (`...`), with the key of the single sign.
///
/// One tokenizer serves any number of texts, one at a time, and keeps its memory from one to the next.
package struct Tokenizer: ~Copyable, Sendable {
  private let segmenter: WordSegmenter
  private var text: FoldedText
  private var builder: TokenBuilder

  /// - Throws: ``ICUError`` when ICU has no memory or no data.
  package init() throws(ICUError) {
    // All that can fail comes first: fields that cannot be copied must not be half set on a throw.
    let segmenter = try WordSegmenter()
    let builder = try TokenBuilder()
    self.segmenter = segmenter
    self.builder = builder
    text = FoldedText()
  }

  /// Replaces `tokens` by those of `bytes`, in the order of the text, keeping its memory.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, less than 2 GiB.
  ///   - tokens: their spans are UTF-8 offsets into `bytes`.
  /// - Throws: ``ICUError`` when ICU has no memory or `bytes` are too long.
  /// - Complexity: O(`bytes.count`).
  package mutating func tokenize(
    _ bytes: UnsafeRawBufferPointer, into tokens: inout [Token]
  ) throws(ICUError) {
    tokens.removeAll(keepingCapacity: true)
    try ICUError.checkLength(bytes.count)
    text.fold(bytes)
    builder.begin(text)
    // The list is lent to the builder, so it stays the only owner and is never copied.
    swap(&tokens, &builder.tokens)
    defer {
      swap(&tokens, &builder.tokens)
      text.release()
    }
    try segmenter.segment(text, into: &builder)
  }

  /// Replaces `tokens` by those of `string`; spans are offsets into its UTF-8 form.
  ///
  /// - Throws: ``ICUError`` when ICU has no memory.
  package mutating func tokenize(_ string: String, into tokens: inout [Token]) throws(ICUError) {
    let bytes = Array(string.utf8)
    try bytes.span.bytes.withUnsafeBytes { (buffer) throws(ICUError) in
      try tokenize(buffer, into: &tokens)
    }
  }

  /// Visits every word segment of `bytes`, blank ones included, with no folding of look-alikes: ICU's own
  /// boundaries, for tests.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - alone: whether ICU is to find all of them, without the fast path.
  ///   - visit: takes each segment, in order.
  /// - Throws: ``ICUError`` when ICU has no memory.
  package mutating func visitSegments(
    of bytes: UnsafeRawBufferPointer, byICUAlone alone: Bool = false, _ visit: (Segment) -> Void
  ) throws(ICUError) {
    try ICUError.checkLength(bytes.count)
    text.copy(bytes)
    try withoutActuallyEscaping(visit) { (visit) throws(ICUError) in
      var visitor = SegmentVisitor(visit: visit)
      if alone {
        try segmenter.breakByICU(text, 0, text.count, into: &visitor)
      } else {
        try segmenter.segment(text, into: &visitor)
      }
    }
  }
}

/// Hands segments to a function.
private struct SegmentVisitor: SegmentTaker {
  let visit: (Segment) -> Void

  func takeASCII(_ segment: Segment, in text: borrowing FoldedText) { visit(segment) }
  func takeAny(_ segment: Segment, in text: borrowing FoldedText) { visit(segment) }
}
