/// What is known of residue: page chrome, stamps, credits, the words headlines are cut behind, words that
/// spinners double, names of HTML entities.
package struct ResidueTable: Sendable {
  private let rows: ImageTable<ResidueRow>
  private let texts: ImageTable<UInt8>
  /// First row of each ``ResidueRow/Match`` and first byte of the text, and the end.
  private let groups: [Int32]

  init(_ reader: ImageReader) throws(ImageError) {
    rows = try reader.section(.residue)
    texts = try reader.section(.residueTexts)
    var groups = [Int32](repeating: 0, count: ResidueRow.Match.allCases.count * 256 + 1)
    for index in 0..<rows.count {
      let row = rows[index]
      let first = row.textLength > 0 ? Int(texts[Int(row.textStart)]) : 0
      let group = Int(row.match) * 256 + first + 1
      if group < groups.count { groups[group] = Int32(index + 1) }
    }
    for index in groups.indices.dropFirst() { groups[index] = max(groups[index], groups[index - 1]) }
    self.groups = groups
  }

  /// The row of a folded text among the rows of one way to match; nil when there is none.
  ///
  /// - Complexity: O(log rows).
  package func row(_ text: some Collection<UInt8>, _ match: ResidueRow.Match) -> ResidueRow? {
    // In place where it lies in one piece; this function is not specialised for its callers.
    if let found = text.withContiguousStorageIfAvailable({ row(in: $0, match) }) { return found }
    return Array(text).withUnsafeBufferPointer { row(in: $0, match) }
  }

  private func row(in text: UnsafeBufferPointer<UInt8>, _ match: ResidueRow.Match) -> ResidueRow? {
    let group = Int(match.rawValue) * 256 + Int(text.first ?? 0)
    var low = Int(groups[group])
    var high = Int(groups[group + 1])
    return rows.withElements { rows in
      texts.withElements { texts in
        while low < high {
          let middle = (low + high) / 2
          let start = Int(rows[middle].textStart)
          let length = Int(rows[middle].textLength)
          precondition(start + length <= texts.count, "text out of range: the lexicon image is corrupt")
          var index = 0
          while index < length, index < text.count, texts[start + index] == text[index] { index += 1 }
          if index == length, index == text.count { return rows[middle] }
          let isBefore = index < text.count && (index == length || texts[start + index] < text[index])
          if isBefore { low = middle + 1 } else { high = middle }
        }
        return nil
      }
    }
  }

  /// The row of a word of one kind; nil when there is none.
  package func word(_ word: some Sequence<UInt8>, _ kind: ResidueRow.Kind) -> ResidueRow? {
    row([kind.rawValue] + word, .word)
  }

  /// The row with the longest text that a folded line starts with, at the end of a word.
  package func longestStart(of line: [UInt8]) -> ResidueRow? {
    let group = Int(ResidueRow.Match.start.rawValue) * 256 + Int(line.first ?? 0)
    guard groups[group] < groups[group + 1] else { return nil }
    return line.withUnsafeBufferPointer { bytes in
      var end = min(line.count, ResidueRow.longestText)
      while end > 0 {
        if ends(line, at: end), let row = row(in: UnsafeBufferPointer(rebasing: bytes[..<end]), .start) {
          return row
        }
        end -= 1
      }
      return nil
    }
  }

  /// Whether a word may end before `offset`: no cut through a character or an ASCII word.
  private func ends(_ line: [UInt8], at offset: Int) -> Bool {
    guard offset < line.count else { return true }
    let next = line[offset]
    if next & 0xC0 == 0x80 { return false }
    let isWord = { (byte: UInt8) in byte &- 0x61 < 26 }
    // Scripts that write no spaces go on with any letter; so may a mark end what it follows.
    let before = line[offset - 1]
    return !(isWord(next) && (isWord(before) || before >= 0x80))
      && !(isWord(before) && next >= 0x80 && next < 0xE3)
  }
}

/// One row of the residue dictionaries.
package struct ResidueRow: BitwiseCopyable, Sendable {
  /// How a row meets the text.
  package enum Match: UInt8, CaseIterable, Sendable {
    /// A whole folded line.
    case line
    /// The start of a folded line, at the end of a word.
    case start
    /// A word or name looked up by itself.
    case word
  }

  /// Where on a page a line of chrome counts.
  package enum Position: UInt8, CaseIterable, Sendable {
    case anywhere, start, end
  }

  /// How much a line of chrome says by itself.
  package enum Strength: UInt8, CaseIterable, Sendable {
    /// Nobody but a page writes it.
    case sure
    /// A page writes it far more often than a person; it must stand where pages put it.
    case likely
    /// An ordinary heading or word too; it counts among other chrome only.
    case weak
  }

  /// What a row is.
  package enum Kind: UInt8, CaseIterable, Sendable {
    case share, login, comment, subscribe, watch, related, advert, consent, navigation, credit, stamp
    /// Words that lead to a button: how such a line starts, or where it says the button is.
    case leadin
    /// Words that tell a reader of instructions what to press; the line after them stays.
    case instruction
    /// A word behind which a headline was cut.
    case dangling
    /// The last two words of headlines that are whole.
    case whole
    /// A word that makes a clause end in a preposition.
    case clause
    /// A word that nobody doubles on purpose.
    case doubled
    /// A word of texts about encodings and markup, in which damage may be shown on purpose.
    case technical
    /// The name of an HTML entity; the value is its code point.
    case entity
  }

  /// Longest text of a row, in bytes.
  package static let longestText = 96

  package var textStart: UInt32
  /// Where the row stands: number of the file in the high 8 bits, line in the low 24.
  package var provenance: UInt32
  /// A code point, for entities.
  package var value: UInt32
  package var textLength: UInt16
  package var match: UInt8
  package var position: UInt8
  package var strength: UInt8
  package var kind: UInt8
  package var reserved: UInt16

  /// What the row is; nil for a kind of a later format.
  package var role: Kind? { Kind(rawValue: kind) }
  /// How much it says by itself.
  package var weight: Strength { Strength(rawValue: strength) ?? .weak }
  /// Where it counts.
  package var place: Position { Position(rawValue: position) ?? .anywhere }
}

extension ImageTag {
  static let residue = ImageTag("RESI")
  static let residueTexts = ImageTag("REST")
}

extension Lexicon {
  /// The dictionary row of a piece of residue, such as `residue/chrome.tsv:31`.
  package func source(_ row: ResidueRow) -> String {
    let file = Int(row.provenance >> 24)
    guard file < files.count else { return "line \(row.provenance & 0xFF_FFFF)" }
    return "\(files[file]):\(row.provenance & 0xFF_FFFF)"
  }
}
