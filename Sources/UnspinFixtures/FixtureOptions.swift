public import Unspin

/// What a ``Fixture`` tells the unspinner beforehand; each property left out takes the runner's own.
///
/// Kinds are named as on the command line (`names`, `captions`) or as in a report (`name`, `caption`).
public struct FixtureOptions: Sendable, Hashable {
  /// What is known about the text.
  public var assume: Options.Assumption?
  /// The only kinds of edit that may be made.
  public var only: Set<Edit.Kind>?
  /// Kinds of edit that may not be made.
  public var skip: Set<Edit.Kind>?
  /// Edits below this confidence are reported instead of made.
  public var minimumConfidence: Double?
  /// Trusted texts about the same matter, `Options.references`.
  public var references: [String]?
  /// Rows of an own lexicon, as the text of a TSV file.
  public var lexicon: String?

  /// Creates options.
  public init(
    assume: Options.Assumption? = nil, only: Set<Edit.Kind>? = nil, skip: Set<Edit.Kind>? = nil,
    minimumConfidence: Double? = nil, references: [String]? = nil, lexicon: String? = nil
  ) {
    self.assume = assume
    self.only = only
    self.skip = skip
    self.minimumConfidence = minimumConfidence
    self.references = references
    self.lexicon = lexicon
  }

  /// The library's options for a case.
  ///
  /// - Parameter base: What holds where the fixture says nothing.
  /// - Returns: `base` with what the fixture says.
  /// - Throws: ``FixtureError`` when the lexicon cannot be read.
  public func applied(to base: Options) throws(FixtureError) -> Options {
    var options = base
    if let assume { options.assume = assume }
    if let only { options.kinds = only }
    if let skip { options.kinds.subtract(skip) }
    if let minimumConfidence { options.minimumConfidence = minimumConfidence }
    if let references { options.references += references }
    if let lexicon {
      do {
        options.overlays.append(try LexiconOverlay(tsv: lexicon, name: "options.lexicon"))
      } catch {
        throw FixtureError("options.lexicon cannot be read: \(error.description)")
      }
    }
    return options
  }
}

extension FixtureOptions: Codable {
  private enum Key: String, CodingKey, CaseIterable {
    case assume, only, skip, references, lexicon
    case minimumConfidence = "minConfidence"
  }

  /// Reads options; unknown keys, kinds and assumptions are errors.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(Key.self)
    if let name = try values.decodeStrictly(String.self, forKey: .assume) {
      guard let known = Options.Assumption(rawValue: name) else {
        throw values.problem(.assume, "“\(name)” is not an assumption; use auto, spun or genuine")
      }
      assume = known
    }
    only = try values.decodeKinds(forKey: .only)
    skip = try values.decodeKinds(forKey: .skip)
    minimumConfidence = try values.decodeProbability(forKey: .minimumConfidence)
    references = try values.decodeStrictly([String].self, forKey: .references)
    if values.contains(.lexicon) {
      if let rows = try? values.decode([String].self, forKey: .lexicon) {
        lexicon = rows.map { $0 + "\n" }.joined()
      } else if let text = try? values.decode(String.self, forKey: .lexicon) {
        lexicon = text
      } else {
        throw values.problem(.lexicon, "neither a text nor a list of texts; give TSV, one row a line")
      }
    }
  }

  /// Writes options; what is nil is left out, kinds are sorted.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encodeIfPresent(assume, forKey: .assume)
    try values.encodeIfPresent(only.map(Self.sorted), forKey: .only)
    try values.encodeIfPresent(skip.map(Self.sorted), forKey: .skip)
    try values.encodeIfPresent(minimumConfidence, forKey: .minimumConfidence)
    try values.encodeIfPresent(references, forKey: .references)
    try values.encodeIfPresent(lexicon, forKey: .lexicon)
  }

  private static func sorted(_ kinds: Set<Edit.Kind>) -> [String] { kinds.map(\.rawValue).sorted() }
}
