package import UnspinText

/// Turns rows of a user's own dictionary into a lexicon image.
///
/// | row | meaning |
/// |---|---|
/// | `wording TAB spun TAB original` | the phrase may stand for the original |
/// | `name TAB name [TAB variant\|variant]` | a name to leave alone, and what it may have been damaged to |
/// | `keep TAB phrase` | never touch the phrase |
///
/// Empty lines and lines that start with `#` are passed over. A phrase has 255 bytes at most and no control
/// characters.
package enum OverlayCompiler {
  /// Likelier than any built-in row: what users say about their pages is taken for true.
  private static let channel = -0.1
  /// Bytes of the longest phrase; so it has fewer tokens than a phrase may have.
  private static let longestPhrase = 255

  /// Compiles rows.
  ///
  /// - Parameters:
  ///   - text: The rows.
  ///   - name: What messages and sources call the file.
  ///   - variants: What spinners make of names; nil makes nothing of them.
  ///   - model: How improbable a damaged name is; nil with no variants.
  /// - Returns: The image of a lexicon with these rows alone.
  /// - Throws: ``DictionaryError`` with the line of the first bad row, ``ICUError`` when ICU fails.
  package static func compile(
    _ text: String, name: String, variants: NameVariants? = nil, model: LanguageModel? = nil
  ) throws -> [UInt8] {
    var builder = try PhraseBuilder()
    var line = 0
    for row in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      line += 1
      if row.isEmpty || row.hasPrefix("#") { continue }
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func failure(_ problem: String) -> DictionaryError {
        DictionaryError(file: name, line: line, problem: problem)
      }
      func entry(_ text: String, in builder: inout PhraseBuilder) throws -> Int {
        let count = text.utf8.count
        guard count <= longestPhrase else {
          throw failure("a phrase has \(count) bytes; shorten it to \(longestPhrase) at most")
        }
        if let control = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
          throw failure("a phrase holds the control character \(control.debugDescription); take it out")
        }
        guard let entry = try builder.entry(text) else {
          throw failure("a phrase is empty; write it between the tabs")
        }
        return entry
      }
      switch (fields[0], fields.count) {
      case ("wording", 3):
        guard fields[1] != fields[2] else { throw failure("both sides are the same; remove the row") }
        let spun = try entry(fields[1], in: &builder)
        _ = try entry(fields[2], in: &builder)
        builder.add(draft(fields[2], line, []), to: spun)
      case ("name", 2), ("name", 3):
        let name = try entry(fields[1], in: &builder)
        builder.update(name) { $0.flags.insert(.name) }
        if let variants, let model {
          try NameLayerCompiler.add(
            fields[1], to: &builder, provenance: UInt32(line & 0xFF_FFFF), variants, model)
        }
        for variant in fields.count == 3 ? fields[2].split(separator: "|") : [] {
          let damaged = try entry(String(variant), in: &builder)
          builder.add(draft(fields[1], line, [.name, .distinctive]), to: damaged)
        }
      case ("keep", 2):
        let phrase = try entry(fields[1], in: &builder)
        builder.update(phrase) { $0.flags.insert(.keep) }
      case ("wording", _):
        throw failure("a wording row has three fields: wording, spun, original, separated by tabs")
      case ("name", _):
        throw failure("a name row has two or three fields: name, the name, variants, separated by tabs")
      case ("keep", _): throw failure("a keep row has two fields: keep, the phrase, separated by a tab")
      default:
        throw failure(
          "the row starts with “\(fields[0])”; it must start with wording, name or keep and a tab")
      }
    }
    return try builder.image(files: [name], weights: [])
  }

  private static func draft(_ original: String, _ line: Int, _ flags: Pair.Flags) -> PhraseBuilder.Draft {
    .init(
      original: original, provenance: UInt32(line & 0xFF_FFFF), channel: channel, count: 1,
      flags: flags.union([.overlay, .observed]))
  }
}
