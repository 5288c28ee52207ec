internal import UnspinLexicon
internal import UnspinText

/// Lexicons of names that no dictionary has: from references, and from a document itself.
enum NameLayer {
  /// Names that all references give at most, the first ones; it bounds time and memory, whatever the texts are.
  static let most = 2_000

  /// What stands for the document itself among the sources of a lexicon.
  static let ownSource = "document"

  /// The names of trusted texts; nil when they name nobody.
  ///
  /// - Throws: ``UnspinError/Code/documentTooLarge`` for a text above the limit.
  static func references(
    _ texts: [String], _ knowledge: Knowledge, limit: Int
  ) throws(UnspinError) -> Lexicon? {
    for (number, text) in texts.enumerated() where text.utf8.count > limit {
      throw UnspinError(
        .documentTooLarge,
        "reference \(number + 1) has \(text.utf8.count) bytes, more than the limit of \(limit); leave it out "
          + "or raise the limit")
    }
    do {
      var reader = try DocumentReader()
      var names: [NameLayerCompiler.Name] = []
      for (number, text) in texts.enumerated() where names.count < most {
        let document = try Document(Array(text.utf8), reader: &reader)
        names += NameHarvest.trusted(document, knowledge, source: number)
      }
      return try lexicon(
        Array(names.prefix(most)), sources: texts.indices.map { "reference \($0 + 1)" }, knowledge)
    } catch {
      throw UnspinError(.icu, "\(error)")
    }
  }

  /// The names that a document itself tells and that could be damaged elsewhere in it.
  static func names(of document: Document, _ knowledge: Knowledge) -> [NameLayerCompiler.Name] {
    let protection = Protection(document, knowledge)
    return NameHarvest.own(document, knowledge, protection).filter { name in
      name.text.split(whereSeparator: { $0 == " " || $0 == "-" }).contains {
        knowledge.variants().isReplaced(String($0))
      }
    }
  }

  /// The lexicon of names that a document tells; nil without any.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  static func own(_ names: [NameLayerCompiler.Name], _ knowledge: Knowledge) throws(ICUError) -> Lexicon? {
    try lexicon(names, sources: [ownSource], knowledge)
  }

  private static func lexicon(
    _ names: [NameLayerCompiler.Name], sources: [String], _ knowledge: Knowledge
  ) throws(ICUError) -> Lexicon? {
    guard !names.isEmpty else { return nil }
    let image = try NameLayerCompiler.compile(
      names, sources: sources, variants: knowledge.variants(), model: knowledge.model)
    // What was written a moment ago can be read.
    return try? Lexicon(ImageBytes(image))
  }
}
