import Testing

@testable import UnspinText

/// The fast path against ICU: boundaries and rule status, on texts made to hit every rule.
@Suite struct WordSegmenterTests {
  /// One or more characters of each class that a word break rule looks at.
  static let representatives: [Unicode.Scalar] = [
    "a", "Z", "m", "s", "5", "0", "_", " ", "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\0", "\u{7F}", "'", "\"",
    ".", ",", ";", ":", "-", "!", "?", "/", "@", "#", "$", "(", "`", "&", "+", "~",
    "\u{85}", "\u{A0}", "\u{AD}", "\u{B7}", "é", "ß", "Я", "Σ", "Ā", "ǅ", "×", "\u{387}", "\u{483}", "ώ", "א",
    "ب", "\u{0301}", "\u{0308}", "\u{2019}",
    "\u{2024}", "\u{2018}", "\u{203F}", "\u{2028}", "\u{2003}", "\u{3000}", "\u{200B}", "\u{200D}",
    "\u{200E}", "\u{FEFF}", "\u{0660}", "\u{066B}", "ア", "の", "漢", "字", "한", "국", "ก", "า", "न", "\u{093F}",
    "\u{1F1F0}", "\u{1F1F7}", "😀", "❤", "\u{FE0F}", "👩", "\u{1F3FD}", "\u{FF07}", "\u{FF0E}", "\u{FF11}",
    "\u{FF21}", "\u{FF3F}", "½", "²", "\u{E000}",
  ]

  @Test func `all pairs and triples of classes break as ICU breaks them`() throws {
    let encoded = Self.representatives.map { Array(String($0).utf8) }
    #expect(encoded.count >= 49)
    var comparison = try WordComparison()
    var text: [UInt8] = []
    var failures = 0
    for first in encoded {
      for second in encoded {
        text = first + second
        let agrees = try comparison.agrees(on: text)
        if !agrees { failures += 1 }
        for third in encoded {
          text.removeAll(keepingCapacity: true)
          text += first
          text += second
          text += third
          if try !comparison.agrees(on: text) {
            failures += 1
            if failures <= 10 {
              Issue.record("\(text.debug): \(comparison.fast) is not ICU's \(comparison.slow)")
            }
          }
        }
      }
    }
    #expect(failures == 0)
  }

  @Test func `every character breaks as ICU breaks it`() throws {
    var comparison = try WordComparison()
    var failures = 0
    for value in [UInt32(0)...0x1FFFF, 0xE0000...0xE01FF].joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // At each place that a rule looks at.
      let text =
        "\(scalar)a\(scalar)\(scalar)'\(scalar).\(scalar)a.\(scalar)1\(scalar)1.\(scalar)1,\(scalar)_\(scalar)'\(scalar)"
        + "\n\(scalar) \(scalar) a \(scalar)-\(scalar)é\(scalar)\r\(scalar)\t\(scalar)\"\(scalar)a\(scalar)a 7\(scalar)7"
      if try !comparison.agrees(on: Array(text.utf8)) {
        failures += 1
        if failures <= 10 {
          Issue.record("U+\(String(value, radix: 16)): \(comparison.fast) is not ICU's \(comparison.slow)")
        }
      }
    }
    #expect(failures == 0)
  }

  @Test func `random strings break as ICU breaks them`() throws {
    let encoded = Self.representatives.map { Array(String($0).utf8) }
    var generator = SplitMix(state: 0x5EED)
    var comparison = try WordComparison()
    var text: [UInt8] = []
    var failures = 0
    for round in 0..<400_000 {
      text.removeAll(keepingCapacity: true)
      // Every second string is mostly ASCII, so that long stretches stay on the fast path.
      let range = round.isMultiple(of: 2) ? encoded.count : 33
      for _ in 0..<(4 + generator.below(11)) {
        text += encoded[generator.below(generator.below(12) == 0 ? encoded.count : range)]
      }
      if try !comparison.agrees(on: text) {
        failures += 1
        if failures <= 10 {
          Issue.record("\(text.debug): \(comparison.fast) is not ICU's \(comparison.slow)")
        }
      }
    }
    #expect(failures == 0)
  }

  @Test func `long mixed text breaks as ICU breaks it`() throws {
    var generator = SplitMix(state: 42)
    let pieces = [
      "The cast of “Run On” said it’s over. ", "Seo Dan Ah, 23, is a former track-and-field athlete. ",
      "한국어 기사도 섞여 있다. ", "日本語の記事も混ざっている。",
      "ภาษาไทยก็มีเหมือนกัน ", "Ça a été très drôle, n’est-ce pas ? ",
      "Он сказал: «да». ", "U.S. 3.5 million, $1,234.50; e.g. ", "👩‍👩‍👧‍👦🇰🇷🇰🇷 ❤️\u{200D}🔥 ", "\r\n", "\n\n", "\r",
      "שלום ל\"ה ",
      "e\u{301}te\u{301} __init__ a_b 10th 1a a1 ", "don't 'tis rock 'n' roll \t\t x.y.z 1.2.3 1,2,3 a,b ",
      "    indented\u{A0}\u{A0}wide\u{3000}", "http://example.com/a?b=c&d=e#f ",
    ]
    var comparison = try WordComparison()
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<200 { text += pieces[generator.below(pieces.count)] }
      let agrees = try comparison.agrees(on: Array(text.utf8))
      #expect(agrees)
    }
  }
}

/// Finds the boundaries of a text in both ways.
struct WordComparison: ~Copyable {
  var tokenizer: Tokenizer
  var fast: [Segment] = []
  var slow: [Segment] = []

  init() throws { tokenizer = try Tokenizer() }

  mutating func agrees(on bytes: [UInt8]) throws -> Bool {
    var found: [Segment] = []
    swap(&found, &fast)
    found.removeAll(keepingCapacity: true)
    try bytes.span.bytes.withUnsafeBytes { (buffer) throws(ICUError) in
      try tokenizer.visitSegments(of: buffer) { found.append($0) }
    }
    swap(&found, &fast)
    swap(&found, &slow)
    found.removeAll(keepingCapacity: true)
    try bytes.span.bytes.withUnsafeBytes { (buffer) throws(ICUError) in
      try tokenizer.visitSegments(of: buffer, byICUAlone: true) { found.append($0) }
    }
    swap(&found, &slow)
    return fast == slow
  }
}
