/// Tells line and column of places in a text, as editors show them.
///
/// Lines end with LF, CR or CRLF. A mark at the start of a file (U+FEFF) is a code point like any other.
package struct LineIndex: Sendable {
  /// A place in a text.
  package struct Position: Sendable, Equatable {
    /// Line, from 1.
    package var line: Int
    /// Code point in the line, from 1; the line end counts as the line's last.
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Bytes of a block whose continuation bytes are counted beforehand.
  private static let block = 256

  /// UTF-8 offset of each line's first byte, ascending; the first is 0.
  private var starts: [UInt32] = [0]
  /// For each block, how many continuation bytes stand before it; empty for a text that is all ASCII.
  private var continuations: [UInt32] = []

  /// - Parameter bytes: valid UTF-8, at most `UInt32.max` bytes.
  /// - Complexity: O(`bytes.count`), eight bytes a step.
  package init(of bytes: UnsafeRawBufferPointer) {
    var continued: UInt32 = 0
    var offset = 0
    while offset < bytes.count {
      if offset % LineIndex.block == 0 { continuations.append(continued) }
      // A block is a whole number of words, so every word lies in one block.
      if offset + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        continued += UInt32(LineIndex.continuation(word).nonzeroBitCount)
        if LineIndex.mayEndLine(word) {
          for index in offset..<offset + 8 { noteLineEnd(bytes, index) }
        }
        offset += 8
      } else {
        if bytes[offset] & 0xC0 == 0x80 { continued += 1 }
        noteLineEnd(bytes, offset)
        offset += 1
      }
    }
    if continued == 0 { continuations = [] }
  }

  /// How many lines there are; a line end at the end of the text starts one more, an empty one.
  package var lineCount: Int { starts.count }

  /// Line and column of the character that holds the byte at `offset`.
  ///
  /// - Parameters:
  ///   - offset: a UTF-8 offset, from 0 to `bytes.count` (the place after the last character).
  ///   - bytes: the bytes the index was made of.
  /// - Returns: the place; past the end, that of the end.
  /// - Complexity: O(log lines).
  package func position(of offset: Int, in bytes: UnsafeRawBufferPointer) -> Position {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    let start = Int(starts[low])
    let isInside = offset < bytes.count && bytes[offset] & 0xC0 == 0x80
    let before = offset - start - continued(before: offset, in: bytes) + continued(before: start, in: bytes)
    return Position(line: low + 1, column: isInside ? before : before + 1)
  }

  /// How many continuation bytes stand before `offset`.
  private func continued(before offset: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    guard !continuations.isEmpty else { return 0 }
    let block = min(offset / LineIndex.block, continuations.count - 1)
    var count = Int(continuations[block])
    for index in block * LineIndex.block..<offset where bytes[index] & 0xC0 == 0x80 { count += 1 }
    return count
  }

  private mutating func noteLineEnd(_ bytes: UnsafeRawBufferPointer, _ offset: Int) {
    let byte = bytes[offset]
    let endsLine = byte == 0x0A || (byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A))
    if endsLine { starts.append(UInt32(truncatingIfNeeded: offset + 1)) }
  }

  /// A mask of the bytes of `word` from 0x80 to 0xBF.
  private static func continuation(_ word: UInt64) -> UInt64 { word & ~(word << 1) & ByteWord.tops }

  /// Whether a byte of `word` is LF or CR; now and then true when none is.
  private static func mayEndLine(_ word: UInt64) -> Bool {
    let feed = word ^ (ByteWord.ones &* 0x0A)
    let carriage = word ^ (ByteWord.ones &* 0x0D)
    let zeros = ((feed &- ByteWord.ones) & ~feed) | ((carriage &- ByteWord.ones) & ~carriage)
    return zeros & ByteWord.tops != 0
  }
}
