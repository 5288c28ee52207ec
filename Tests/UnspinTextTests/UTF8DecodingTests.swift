import Testing

@testable import UnspinText

@Suite struct UTF8DecodingTests {
  private func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { UTF8Decoding.firstInvalidOffset($0) }
  }

  private func repair(_ bytes: [UInt8]) -> UTF8Decoding.Repaired {
    bytes.withUnsafeBytes { UTF8Decoding.repair($0) }
  }

  @Test func `valid text has no fault and is repaired to itself`() {
    for text in [
      "", "a", "plain ASCII, long enough for words", "é", "한국어", "😀", "\u{FEFF}", "\u{FFFD}", "\0",
      "\u{10FFFF}",
    ] {
      let bytes = Array(text.utf8)
      #expect(firstInvalidOffset(bytes) == nil, "\(text)")
      #expect(repair(bytes) == .init(bytes: bytes, replacements: []), "\(text)")
    }
  }

  @Test func `every kind of fault is found at its first byte and is as long as it should be`() {
    // Each fault with the lengths of the parts it falls into.
    let faults: [(bytes: [UInt8], parts: [Int])] = [
      ([0x80], [1]), ([0xBF], [1]), ([0x80, 0x80], [1, 1]),  // continuation bytes alone
      ([0xC0], [1]), ([0xC1], [1]), ([0xC0, 0x80], [1, 1]), ([0xC1, 0xBF], [1, 1]),  // overlong, two bytes
      ([0xE0, 0x80, 0x80], [1, 1, 1]), ([0xE0, 0x9F, 0xBF], [1, 1, 1]),  // overlong, three bytes
      ([0xF0, 0x80, 0x80, 0x80], [1, 1, 1, 1]), ([0xF0, 0x8F, 0xBF, 0xBF], [1, 1, 1, 1]),  // overlong, four
      ([0xED, 0xA0, 0x80], [1, 1, 1]), ([0xED, 0xBF, 0xBF], [1, 1, 1]),  // surrogates
      ([0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80], [1, 1, 1, 1, 1, 1]),  // a pair of them
      ([0xF4, 0x90, 0x80, 0x80], [1, 1, 1, 1]), ([0xF5, 0x80, 0x80, 0x80], [1, 1, 1, 1]),  // above U+10FFFF
      ([0xF8], [1]), ([0xFC], [1]), ([0xFE], [1]), ([0xFF], [1]),  // never in UTF-8
      ([0xC3], [1]), ([0xE2], [1]), ([0xE2, 0x80], [2]), ([0xF0], [1]), ([0xF0, 0x9F], [2]),  // cut short
      ([0xF0, 0x9F, 0x98], [3]), ([0xE1, 0x80], [2]), ([0xF1, 0x80, 0x80], [3]), ([0xF4, 0x8F], [2]),
      ([0xE2, 0xE2, 0x80], [1, 2]), ([0xF0, 0x9F, 0xC3], [2, 1]),  // cut short by another
      ([0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2], [3, 2, 1]),  // Unicode's own example
    ]
    let surroundings = ["", "a", "sevenby", "eight by", "é", "longer than one word 한국"]
    for (bytes, parts) in faults {
      for before in surroundings {
        for after in surroundings {
          let text = Array(before.utf8) + bytes + Array(after.utf8)
          let expected = Array(before.utf8) + parts.flatMap { _ in [0xEF, 0xBF, 0xBD] } + Array(after.utf8)
          let offsets = parts.indices.map { before.utf8.count + 3 * $0 }
          #expect(firstInvalidOffset(text) == before.utf8.count, "\(bytes)")
          #expect(repair(text) == .init(bytes: expected, replacements: offsets), "\(bytes)")
        }
      }
    }
  }

  @Test func `random bytes are repaired as the standard library repairs them`() {
    var generator = SplitMix(state: 7)
    let pool: [UInt8] = [
      0x20, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0,
      0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<50_000 {
      let bytes = (0..<generator.below(24)).map { _ in pool[generator.below(pool.count)] }
      let repaired = repair(bytes)
      #expect(repaired.bytes == Array(String(decoding: bytes, as: UTF8.self).utf8))
      for offset in repaired.replacements {
        #expect(Array(repaired.bytes[offset..<offset + 3]) == [0xEF, 0xBF, 0xBD])
      }
      #expect((firstInvalidOffset(bytes) == nil) == repaired.replacements.isEmpty)
      #expect(firstInvalidOffset(repaired.bytes) == nil)
    }
  }

  @Test func `replacement characters that the text had are not reported`() {
    let repaired = repair(Array("a\u{FFFD}".utf8) + [0xFF] + Array("\u{FFFD}".utf8))
    #expect(repaired.replacements == [4])
  }
}
