internal import UnspinLexicon
internal import UnspinText

/// What the dictionaries say of one line.
struct ChromeLine {
  var row: ResidueRow
  var strength: ResidueRow.Strength
  var kind: ResidueRow.Kind
  /// One word in a script that writes spaces: too little to go by itself.
  var isOneWord: Bool
  /// A whole sentence that starts like chrome: people write such too.
  var isSentence: Bool
  var source: String
}

/// Looks lines up, each once.
struct ChromeReader: ~Copyable {
  private let lexicon: Lexicon
  private var folder: LineFolder

  /// Longest line, in bytes and words, that is looked at: chrome is short.
  private static let longest = 260
  private static let mostWords = 40
  private static let mostCreditWords = 14
  /// Longest word of lead-ins without spaces, in bytes: eight characters.
  private static let longestWide = 24

  init(_ lexicon: Lexicon) throws(ICUError) {
    self.lexicon = lexicon
    folder = try LineFolder()
  }

  /// The chrome a line may be; nil when it is none.
  mutating func chrome(_ line: PageLine, _ bytes: [UInt8]) throws(ICUError) -> ChromeLine? {
    guard let folded = try fold(line, bytes), let match = find(folded) else { return nil }
    let row = match.row
    guard let kind = row.role, kind != .stamp, kind != .instruction, kind != .leadin else { return nil }
    var strength = row.weight
    if !match.isWhole {
      if kind == .credit && line.words > Self.mostCreditWords { return nil }
      if line.isProse {
        let isShort = line.words <= Self.mostCreditWords
        guard strength == .sure || isShort && row.place == .end else { return nil }
        strength = isShort ? .likely : .weak
      }
    }
    let isOneWord =
      (match.isWhole || kind != .credit) && !folded.prefix(match.length).contains(0x20)
      && !folded.contains { $0 >= 0xE3 }
    return ChromeLine(
      row: row, strength: strength, kind: kind, isOneWord: isOneWord,
      isSentence: !match.isWhole && line.isProse,
      source: lexicon.source(row))
  }

  /// Whether a line tells the reader what to press, so that the next one shows what is written there.
  mutating func instructs(_ line: PageLine, _ bytes: [UInt8]) throws(ICUError) -> Bool {
    guard let folded = try fold(line, bytes) else { return false }
    return lexicon.residue.longestStart(of: folded)?.role == .instruction
      || holds(folded, .start, .instruction)
  }

  /// Whether a line leads to a button: it starts with such words and, unless it ends in a colon, also says
  /// where the button is; or it says where and ends in a colon.
  mutating func leads(_ line: PageLine, _ bytes: [UInt8]) throws(ICUError) -> Bool {
    guard line.words <= 24, let folded = try fold(line, bytes) else { return false }
    // Korean, Japanese and Chinese put the verb last.
    guard !holds(folded, .start, .instruction) else { return false }
    let starts =
      lexicon.residue.longestStart(of: folded)?.role == .leadin || holds(folded, .start, .leadin)
    let places =
      holds(folded, .word, .leadin)
      || folded.split(separator: 0x20).contains { word in
        lexicon.residue.word(word.filter { $0 > 0x2F || $0 == 0x27 || $0 == 0x2D }, .leadin) != nil
      }
    return line.endsWithColon ? starts || places : starts && places
  }

  /// Whether a row stands anywhere in a line; only for scripts in which words hang together.
  private func holds(_ folded: [UInt8], _ match: ResidueRow.Match, _ kind: ResidueRow.Kind) -> Bool {
    folded.indices.contains { start in
      guard folded[start] >= 0xE3 else { return false }
      return (3...Self.longestWide).contains { length in
        guard start + length <= folded.count else { return false }
        let word = folded[start..<start + length]
        return match == .word
          ? lexicon.residue.word(word, kind) != nil
          : lexicon.residue.row(word, .start)?.role == kind
      }
    }
  }

  private mutating func fold(_ line: PageLine, _ bytes: [UInt8]) throws(ICUError) -> [UInt8]? {
    guard line.content.count <= Self.longest, line.words <= Self.mostWords else { return nil }
    let folded = try folder.fold(bytes[line.content])
    // A comma or semicolon: the sentence goes on.
    guard let last = folded.last, last != 0x2C, last != 0x3B else { return nil }
    return folded
  }

  private func find(_ folded: [UInt8]) -> (row: ResidueRow, isWhole: Bool, length: Int)? {
    if let row = lexicon.residue.row(folded, .line) { return (row, true, folded.count) }
    if let row = lexicon.residue.longestStart(of: folded) {
      return (row, Int(row.textLength) == folded.count, Int(row.textLength))
    }
    return nil
  }

  /// The length, in bytes, of a stamp that the line starts with, and its row; nil when text before it or
  /// none after it says it is no stamp.
  mutating func stamp(_ line: PageLine, _ bytes: [UInt8]) throws(ICUError) -> (end: Int, source: String)? {
    var end = line.content.lowerBound
    for _ in 0..<4 {
      while end < line.content.upperBound, bytes[end] == 0x20 { end += 1 }
      while end < line.content.upperBound, bytes[end] != 0x20 { end += 1 }
      let folded = try folder.fold(bytes[line.content.lowerBound..<end])
      guard let row = lexicon.residue.row(folded, .start), row.role == .stamp else { continue }
      var rest = end
      while rest < line.content.upperBound, bytes[rest] == 0x20 { rest += 1 }
      // A sentence must start behind it: "date 2021-02-02 was set" is one about a date.
      guard rest < line.content.upperBound, bytes[rest] &- 0x61 >= 26,
        bytes[rest] > 0x2F || bytes[rest] == 0x22
      else { return nil }
      return (rest, lexicon.source(row))
    }
    return nil
  }
}
