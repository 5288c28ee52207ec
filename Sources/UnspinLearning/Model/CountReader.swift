internal import UnspinText

/// Reads lines of `count [TAB continuations] TAB words` without making strings.
struct CountReader {
  struct Row {
    var count: UInt32
    var continuations: UInt32
    /// Keys of the words, `wordCount` of them in use.
    var words: (TokenKey, TokenKey, TokenKey)
    var wordCount: Int
  }

  private let bytes: [UInt8]
  private let fields: Int
  private let name: String
  private var position = 0
  private var line = 0

  init(_ bytes: [UInt8], fields: Int, name: String) {
    self.bytes = bytes
    self.fields = fields
    self.name = name
  }

  /// The next row; nil at the end.
  mutating func next() throws(LearningError) -> Row? {
    guard position < bytes.count else { return nil }
    line += 1
    let count = try number()
    let continuations = fields == 3 ? try number() : 0
    var row = Row(
      count: count, continuations: continuations,
      words: (TokenKey.sentenceEnd, TokenKey.sentenceEnd, TokenKey.sentenceEnd), wordCount: 0)
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: " "),
        bytes[position] != UInt8(ascii: "\n")
      {
        position += 1
      }
      // Slicing checks the range; the key keeps no pointer.
      let key = unsafe bytes.withUnsafeBytes {
        unsafe TokenKey(bytes: UnsafeRawBufferPointer(rebasing: $0[start..<position]))
      }
      switch row.wordCount {
      case 0: row.words.0 = key
      case 1: row.words.1 = key
      case 2: row.words.2 = key
      default: throw failure("there are more than three words")
      }
      row.wordCount += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    }
    guard row.wordCount > 0 else { throw failure("the words are missing") }
    position += 1
    return row
  }

  private mutating func number() throws(LearningError) -> UInt32 {
    var value: UInt32 = 0
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\t") {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { throw failure("a count is not a number") }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw failure("a count is too large") }
      value = product &+ UInt32(digit)
      position += 1
    }
    guard position > start, position < bytes.count else { throw failure("a field is missing") }
    position += 1
    return value
  }

  private func failure(_ what: String) -> LearningError {
    LearningError("\(name), line \(line): \(what)")
  }
}
