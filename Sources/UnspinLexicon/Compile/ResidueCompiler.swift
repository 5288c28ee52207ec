internal import UnspinText

/// Turns the files of `residue/` into the residue sections of a lexicon image.
struct ResidueCompiler: ~Copyable {
  /// Rows with their texts, sorted as the table searches them.
  struct Output {
    var rows: [ResidueRow] = []
    var texts: [UInt8] = []
  }

  private var folder: LineFolder
  private var drafts: [(text: [UInt8], row: ResidueRow)] = []

  init() throws(ICUError) { folder = try LineFolder() }

  /// Adds the rows of a file.
  ///
  /// - Throws: ``DictionaryError`` for a row that cannot be used, ``ICUError`` when ICU fails.
  mutating func add(_ file: DictionaryFile, number: Int) throws {
    for row in file.rows {
      func failure(_ problem: String) -> DictionaryError {
        DictionaryError(file: file.name, line: row.line, problem: problem)
      }
      guard let kind = ResidueRow.Kind.allCases.first(where: { "\($0)" == row["kind"] }) else {
        throw failure("the kind “\(row["kind"])” is not known")
      }
      let written = row["match"]
      guard
        let match = written.isEmpty ? .word : ResidueRow.Match.allCases.first(where: { "\($0)" == written })
      else { throw failure("match “\(written)” is none of line, start") }
      let place = row["position"]
      guard
        let position = place.isEmpty
          ? .anywhere : ResidueRow.Position.allCases.first(where: { "\($0)" == place })
      else { throw failure("position “\(place)” is none of anywhere, start, end") }
      let said = row["strength"]
      guard
        let strength = said.isEmpty ? .sure : ResidueRow.Strength.allCases.first(where: { "\($0)" == said })
      else { throw failure("strength “\(said)” is none of sure, likely, weak") }
      var value: UInt32 = 0
      if kind == .entity {
        guard let code = UInt32(row["code"], radix: 16), Unicode.Scalar(code) != nil else {
          throw failure("code “\(row["code"])” is no code point in hexadecimal")
        }
        value = code
      }
      var text = Array(row["text"].utf8)
      if match != .word {
        // A sign at the end of a start row is part of what it matches; folding takes it off.
        var ending: [UInt8] = []
        if match == .start, let last = text.last, [0x2F, 0x3A, 0x3D, 0x3E, 0x7C].contains(last) {
          ending = last != 0x3A && text.dropLast().last == 0x20 ? [0x20, last] : [last]
        }
        text = try folder.fold(text) + ending
      }
      // Words of different kinds are looked up apart.
      if match == .word { text.insert(kind.rawValue, at: 0) }
      guard !text.isEmpty, text.count <= ResidueRow.longestText else {
        throw failure("the text must have 1 to \(ResidueRow.longestText) bytes")
      }
      drafts.append(
        (
          text,
          ResidueRow(
            textStart: 0, provenance: UInt32(number) << 24 | UInt32(row.line & 0xFF_FFFF), value: value,
            textLength: UInt16(text.count), match: match.rawValue, position: position.rawValue,
            strength: strength.rawValue, kind: kind.rawValue, reserved: 0)
        ))
    }
  }

  /// The sections. Of rows that fold alike the first one counts.
  consuming func finish() -> Output {
    var output = Output()
    let sorted = drafts.sorted {
      if $0.row.match != $1.row.match { return $0.row.match < $1.row.match }
      if $0.text != $1.text { return $0.text.lexicographicallyPrecedes($1.text) }
      return $0.row.provenance < $1.row.provenance
    }
    var last: (match: UInt8, text: [UInt8])?
    for draft in sorted {
      if let last, last.match == draft.row.match, last.text == draft.text { continue }
      last = (draft.row.match, draft.text)
      var row = draft.row
      row.textStart = UInt32(output.texts.count)
      output.texts += draft.text
      output.rows.append(row)
    }
    return output
  }
}
