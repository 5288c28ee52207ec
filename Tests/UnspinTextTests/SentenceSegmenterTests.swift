import Testing

@testable import UnspinText

/// The fast path against ICU, on texts made to hit every rule.
@Suite struct SentenceSegmenterTests {
  /// Every ASCII character once or as often as it matters, and some of each class above.
  static let representatives: [Unicode.Scalar] = [
    "a", "z", "A", "Z", "5", "0", " ", "\t", "\u{0B}", "\u{0C}", "\n", "\r", "\0", "\u{7F}", ".", "!", "?",
    ",",
    "-", ":", ";", "'", "\"", "(", ")", "[", "]", "{", "}", "_", "@", "/", "$",
    "\u{85}", "\u{A0}", "\u{AD}", "«", "é", "É", "ª", "ж", "Ж", "א", "한", "漢", "。", "！", "․", "…", "‼", "–",
    "”",
    "\u{2028}", "\u{2029}", "\u{3000}", "\u{200B}", "\u{200D}", "\u{0301}", "😀", "❤", "\u{FE0F}", "€", "٣",
    "\u{589}",
    "\u{FF0E}", "\u{1D400}",
  ]

  @Test func `all triples of classes after a letter break as ICU breaks them`() throws {
    let encoded = Self.representatives.map { Array(String($0).utf8) }
    var comparison = try SentenceComparison()
    var failures = 0
    for first in encoded {
      for second in encoded {
        for third in encoded {
          for text in [first + second + third, [0x61, 0x2E] + first + second + third] {
            let agrees = try comparison.agrees(on: text)
            if !agrees {
              failures += 1
              if failures <= 10 {
                Issue.record("\(text.debug): \(comparison.fast) is not \(comparison.slow)")
              }
            }
          }
        }
      }
    }
    #expect(failures == 0)
  }

  @Test func `random strings break as ICU breaks them`() throws {
    let encoded = Self.representatives.map { Array(String($0).utf8) }
    var generator = SplitMix(state: 0x5EED)
    var comparison = try SentenceComparison()
    var failures = 0
    for round in 0..<400_000 {
      var text: [UInt8] = []
      let range = round.isMultiple(of: 2) ? encoded.count : 33
      for _ in 0..<(4 + generator.below(16)) {
        switch generator.below(6) {
        case 0: text.append([0x2E, 0x21, 0x3F][generator.below(3)])
        case 1: text.append(0x20)
        default: text += encoded[generator.below(range)]
        }
      }
      if try !comparison.agrees(on: text) {
        failures += 1
        if failures <= 10 { Issue.record("\(text.debug): \(comparison.fast) is not \(comparison.slow)") }
      }
    }
    #expect(failures == 0)
  }

  @Test func `every character breaks as ICU breaks it`() throws {
    var comparison = try SentenceComparison()
    var failures = 0
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Once far from any full stop, where it may be passed over, and once at each place beside one.
      let text = "It is a \(scalar) word \(scalar) A\(scalar). B\(scalar) c.\(scalar) d"
      if try !comparison.agrees(on: Array(text.utf8)) {
        failures += 1
        if failures <= 10 {
          Issue.record("U+\(String(value, radix: 16)): \(comparison.fast) is not \(comparison.slow)")
        }
      }
    }
    #expect(failures == 0)
  }
}

/// Finds the boundaries of a text in both ways.
struct SentenceComparison: ~Copyable {
  var segmenter: SentenceSegmenter
  var text = FoldedText()
  var fast: [Int] = []
  var slow: [Int] = []

  init() throws { segmenter = try SentenceSegmenter() }

  mutating func agrees(on bytes: [UInt8]) throws -> Bool {
    bytes.withUnsafeBytes { text.copy($0) }
    fast.removeAll(keepingCapacity: true)
    slow.removeAll(keepingCapacity: true)
    segmenter.begin()
    while let boundary = try segmenter.next(in: text) { fast.append(boundary) }
    segmenter.begin()
    while let boundary = try segmenter.nextByICUAlone(in: text) { slow.append(boundary) }
    return fast == slow
  }
}
