internal import UnspinLexicon
internal import UnspinText

/// Mends broken encoding, one layer a round, in an order in which no step hides the damage of the next.
///
/// Nothing that could be meant is touched: quotes, dashes, ligatures and normal form stay, and so does all of a
/// text that shows such damage because it is about it.
enum EncodingPass {
  private static let fewestInTechnical = 6

  /// The edits of one round, sorted, not overlapping.
  static func edits(_ bytes: [UInt8], _ layout: PageLayout, _ lexicon: Lexicon) throws(ICUError) -> [Edit] {
    let lines = ScalarText.lines(of: bytes)
    let hasEntity = bytes.contains(UInt8(ascii: "&"))
    guard !lines.isEmpty || hasEntity else { return [] }
    let shows = speaksOfEncodings(bytes, lexicon)
    let isTechnical: Bool = if case .structured = layout { true } else { shows }
    var edits = Mojibake.edits(lines, bytes, isTechnical: isTechnical)
    // A few places in a text that names encodings are examples; a text full of them is damaged.
    if shows && edits.count < fewestInTechnical { edits = [] }
    if !isTechnical {
      add(StrayPass.edits(lines, bytes), to: &edits)
      if hasEntity, Entities.tags(in: bytes).count == 0 {
        let places = Entities.places(in: bytes, lexicon).map { place in
          Edit(
            kind: .encoding, span: place.span, original: String(decoding: bytes[place.span], as: UTF8.self),
            replacement: String(place.scalar), confidence: 0.97, source: place.source,
            reason: "an HTML entity")
        }
        add(places, to: &edits)
      }
      add(try LookAlikePass.edits(lines, bytes), to: &edits)
    }
    return edits
  }

  /// Adds edits that overlap none that is there.
  private static func add(_ more: [Edit], to edits: inout [Edit]) {
    guard !more.isEmpty else { return }
    let all = (edits.map { (0, $0) } + more.map { (1, $0) }).sorted {
      $0.1.span.lowerBound != $1.1.span.lowerBound ? $0.1.span.lowerBound < $1.1.span.lowerBound : $0.0 < $1.0
    }
    var kept: [(Int, Edit)] = []
    for entry in all {
      if let last = kept.last, last.1.span.upperBound > entry.1.span.lowerBound {
        if entry.0 == 0 && last.0 == 1 { kept[kept.count - 1] = entry }
        continue
      }
      kept.append(entry)
    }
    edits = kept.map(\.1)
  }

  /// Whether the text names encodings, markup or characters as such.
  private static func speaksOfEncodings(_ bytes: [UInt8], _ lexicon: Lexicon) -> Bool {
    var word: [UInt8] = []
    for byte in bytes {
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 && !word.isEmpty || byte == 0x2D && !word.isEmpty {
        if word.count < 24 { word.append(byte | 0x20) }
      } else {
        if word.count > 2, lexicon.residue.word(word, .technical) != nil { return true }
        word.removeAll(keepingCapacity: true)
      }
    }
    return !word.isEmpty && lexicon.residue.word(word, .technical) != nil
  }
}
