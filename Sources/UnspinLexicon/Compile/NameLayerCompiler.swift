package import UnspinText

/// Turns names that were met at run time into a lexicon of their damaged variants.
package enum NameLayerCompiler {
  /// A name, and where it was met.
  package struct Name: Sendable, Hashable {
    package var text: String
    /// Names of what it has to do with: the actor of a role.
    package var related: [String]
    /// Number of the text it stands in.
    package var source: Int
    /// Line it stands in, counted from 1.
    package var line: Int

    package init(_ text: String, related: [String] = [], source: Int = 0, line: Int) {
      self.text = text
      self.related = related
      self.source = source
      self.line = line
    }
  }

  /// Log probability that a spinner puts a variant for its name, the same for all.
  private static let channel = Logarithms.natural(0.3)
  /// Log probability in genuine text below which a variant is beyond doubt. Names that were met speak for
  /// themselves, so it is higher than for the gazetteer.
  private static let doubt: Float = -18

  /// Compiles names.
  ///
  /// - Parameters:
  ///   - names: The names; those without anything a spinner would replace still protect themselves.
  ///   - sources: What messages call the texts, by number.
  ///   - variants: What spinners make of names.
  ///   - model: How improbable a variant is.
  /// - Returns: The image of a lexicon with these names alone.
  /// - Throws: ``ICUError`` when ICU fails.
  package static func compile(
    _ names: [Name], sources: [String], variants: NameVariants, model: LanguageModel
  ) throws(ICUError) -> [UInt8] {
    var builder = try PhraseBuilder()
    for name in names {
      try add(
        name.text, to: &builder, related: name.related,
        provenance: UInt32(name.source & 0xFF) << 24 | UInt32(name.line & 0xFF_FFFF), variants, model)
    }
    return try builder.image(files: sources, weights: [])
  }

  /// Adds one name with its variants.
  static func add(
    _ name: String, to builder: inout PhraseBuilder, related: [String] = [], provenance: UInt32,
    _ variants: NameVariants, _ model: LanguageModel
  ) throws(ICUError) {
    guard let entry = try builder.entry(name) else { return }
    builder.update(entry) { $0.flags.insert(.name) }
    builder.names.add(spellings: [name], entries: [entry], of: related.map { $0[...] })
    for variant in variants.variants(of: name) {
      guard let damaged = try builder.entry(variant.text) else { continue }
      let tokens = try builder.tokens(of: variant.text)
      var flags: Pair.Flags = [.name, .listed]
      if variant.isTelling, tokens.count > 1, model.logProbability(of: tokens.models) < doubt {
        flags.insert(.distinctive)
      }
      builder.add(
        .init(
          original: name, provenance: provenance, channel: channel, count: 0, flags: flags,
          capitals: variant.capitals(tokens)), to: damaged)
    }
  }
}
