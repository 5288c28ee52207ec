import Testing

@testable import UnspinText

@Suite struct LineIndexTests {
  /// What the index must say, found the slow way.
  private func position(of offset: Int, in text: String) -> LineIndex.Position {
    var line = 1
    var column = 1
    var at = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      at += String(scalar).utf8.count
      if at > offset { break }
      column += 1
      let next: Unicode.Scalar? = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == "\n" || (scalar == "\r" && next != "\n") { (line, column) = (line + 1, 1) }
    }
    return .init(line: line, column: column)
  }

  @Test func `lines and columns count code points and end at LF, CR and CRLF`() {
    let text = "ab\r\ncd\re\u{301}f\n\n한국😀x\u{2028}y\u{85}z\r\n"
    text.utf8.withContiguousStorageIfAvailable { storage in
      let bytes = UnsafeRawBufferPointer(storage)
      let index = LineIndex(of: bytes)
      #expect(index.lineCount == 6)
      for offset in 0...bytes.count {
        #expect(index.position(of: offset, in: bytes) == position(of: offset, in: text), "\(offset)")
      }
    }
    let bytes = Array("a\r\n👍🏽e\u{301}X".utf8)
    bytes.withUnsafeBytes {
      let index = LineIndex(of: $0)
      #expect(index.position(of: 2, in: $0) == .init(line: 1, column: 3))
      #expect(index.position(of: bytes.count - 1, in: $0) == .init(line: 2, column: 5))
      #expect(index.position(of: 5, in: $0) == .init(line: 2, column: 1))
      #expect(index.position(of: 10_000, in: $0) == .init(line: 2, column: 6))
    }
  }

  @Test func `an empty text has one line`() {
    [UInt8]().withUnsafeBytes {
      let index = LineIndex(of: $0)
      #expect(index.lineCount == 1)
      #expect(index.position(of: 0, in: $0) == .init(line: 1, column: 1))
    }
  }

  @Test func `long random texts agree with the slow way`() {
    var generator = SplitMix(state: 3)
    let pieces = ["a", "bc ", "é", "한", "😀", "\n", "\r", "\r\n", "plain words in a row, no end, ", "\u{301}"]
    for round in 0..<8 {
      var text = ""
      let limit = round == 0 ? 3 : pieces.count
      while text.utf8.count < 900 { text += pieces[generator.below(limit)] }
      let bytes = Array(text.utf8)
      bytes.withUnsafeBytes {
        let index = LineIndex(of: $0)
        for offset in stride(from: 0, through: bytes.count, by: 3) {
          #expect(index.position(of: offset, in: $0) == position(of: offset, in: text))
        }
      }
    }
  }
}
