import Testing

@testable import UnspinText

@Suite struct FoldedTextTests {
  private func folded(_ string: String) -> String {
    var text = FoldedText()
    Array(string.utf8).withUnsafeBytes { text.fold($0) }
    return String(decoding: text.bytes(0, text.count), as: UTF8.self)
  }

  @Test func `look-alikes become ASCII at every place and all else stays`() {
    let table: [(String, String)] = [
      ("‘’‛′ʼ`´", "'"), ("“”„″«»", "\""), ("‐‑‒–—―", "-"), ("…", "."), ("\u{A0}\u{202F}", " "),
    ]
    for (originals, sign) in table {
      for original in originals.unicodeScalars {
        for place in 0..<20 {
          let before = String(repeating: "x", count: place)
          #expect(folded(before + String(original)) == before + sign)
          #expect(folded(before + String(original) + "tail é tail") == before + sign + "tail é tail")
        }
      }
    }
    let all = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      !table.contains { $0.0.unicodeScalars.contains(scalar) }
    }
    var plain = ""
    plain.unicodeScalars.append(contentsOf: all)
    #expect(folded(plain) == plain)
  }

  @Test func `offsets go back to the original`() {
    let original = "a“b” — c…d\u{A0}é`f’s"
    var text = FoldedText()
    Array(original.utf8).withUnsafeBytes { text.fold($0) }
    var map = FoldedText.Map(text)
    var expected = 0
    var offset = 0
    for scalar in original.unicodeScalars {
      #expect(map.original(offset, in: text) == expected)
      offset += folded(String(scalar)).utf8.count
      expected += String(scalar).utf8.count
    }
    #expect(map.original(offset, in: text) == expected)
    #expect(offset == text.count)
  }

  @Test func `zeros follow the text, also after a longer one and after its memory was given back`() {
    var text = FoldedText()
    for size in [0, 5000, 3, 5_000_000, 1] {
      [UInt8](repeating: 0x61, count: size).withUnsafeBytes { text.fold($0) }
      #expect(text.count == size)
      #expect((0..<FoldedText.padding).allSatisfy { text.base[size + $0] == 0 })
      text.release()
    }
  }
}
