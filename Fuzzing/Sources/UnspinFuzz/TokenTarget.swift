@testable import UnspinText

/// The tokeniser against ICU: word and sentence boundaries, and the keys against their spelled-out form.
enum TokenTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    do {
      if cutters == nil { cutters = try Cutters() }
      try cutters?.check(text)
    } catch {
      broken("ICU takes any text: \(error)")
    }
  }

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    TextMutator.mutate(input, using: &random)
  }

  /// Opened once, since opening ICU takes longer than a text; libFuzzer has one thread.
  nonisolated(unsafe) private static var cutters: Cutters?
}

/// What cuts text, used for one after the other, so that what one leaves behind is met by the next.
private final class Cutters {
  private var tokenizer: Tokenizer
  private var segmenter: SentenceSegmenter
  private var text = FoldedText()

  init() throws(ICUError) {
    let tokenizer = try Tokenizer()
    let segmenter = try SentenceSegmenter()
    self.tokenizer = tokenizer
    self.segmenter = segmenter
  }

  func check(_ text: String) throws(ICUError) {
    let bytes = Array(text.utf8)
    try compareWords(bytes)
    try compareSentences(bytes)
    try checkTokens(text, bytes)
  }

  private func compareWords(_ bytes: [UInt8]) throws(ICUError) {
    var fast: [Segment] = []
    var slow: [Segment] = []
    try bytes.span.bytes.withUnsafeBytes { (buffer) throws(ICUError) in
      try tokenizer.visitSegments(of: buffer) { fast.append($0) }
      try tokenizer.visitSegments(of: buffer, byICUAlone: true) { slow.append($0) }
    }
    guard fast == slow else { broken("words break as ICU breaks them: \(fast) is not \(slow)") }
  }

  private func compareSentences(_ bytes: [UInt8]) throws(ICUError) {
    bytes.withUnsafeBytes { text.copy($0) }
    var fast: [Int] = []
    var slow: [Int] = []
    segmenter.begin()
    while let boundary = try segmenter.next(in: text) { fast.append(boundary) }
    segmenter.begin()
    while let boundary = try segmenter.nextByICUAlone(in: text) { slow.append(boundary) }
    guard fast == slow else { broken("sentences break as ICU breaks them: \(fast) is not \(slow)") }
  }

  private func checkTokens(_ text: String, _ bytes: [UInt8]) throws(ICUError) {
    var tokens: [Token] = []
    try tokenizer.tokenize(text, into: &tokens)
    var end = 0
    for token in tokens {
      guard token.start >= end, token.end > token.start, token.end <= bytes.count else {
        broken("tokens lie in order inside the text")
      }
      end = Int(token.end)
      let own = token.text(in: text)
      guard token.form == TokenKey(ModelSpelling.form(of: own, kind: token.kind)),
        token.model == TokenKey(ModelSpelling.model(of: own, kind: token.kind))
      else { broken("keys are those of the spelled-out token “\(own)”") }
    }
  }
}
