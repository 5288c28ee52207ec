/// What an ``Unspinner`` may assume and do.
///
/// ```swift
/// var options = Options()
/// options.assume = .spun
/// options.kinds = [.name]
/// let repair = try Unspinner(options: options).repair(text)
/// ```
public struct Options: Sendable {
  /// What the caller knows about the documents.
  @nonexhaustive
  public enum Assumption: String, Sendable, CaseIterable, Codable {
    /// Nothing: each document is judged by itself.
    case auto
    /// They were spun: even a single sentence is decided as part of a spun page.
    case spun
    /// They are genuine: no wording or name is touched.
    case genuine
  }

  /// How much of a sentence is read to choose an original.
  @nonexhaustive
  public enum Context: String, Sendable, CaseIterable, Codable {
    /// The words next to a place, by a 3-gram language model: takes less than half the time, restores less.
    case near
    /// Also the whole sentence, by a small neural encoder. Documents of more than 100,000 tokens are read as
    /// with ``near``.
    case deep
  }

  /// How much of a sentence is read. The default is ``Context/deep``.
  public var context: Context
  /// What is known about the documents. The default is ``Assumption/auto``.
  public var assume: Assumption
  /// The kinds of edit that may be made. The default is all but ``Edit/Kind/spacing``.
  public var kinds: Set<Edit.Kind>
  /// Edits below this confidence are reported as findings instead of made; nil takes the library's own bar.
  public var minimumConfidence: Double?
  /// Largest document taken, in UTF-8 bytes. The default is 64 MB (67,108,864).
  public var maximumDocumentBytes: Int
  /// Whether bytes that are not UTF-8 are replaced by U+FFFD and reported, instead of being an error.
  public var isLossy: Bool
  /// Own knowledge laid over the built-in dictionaries; later overlays beat earlier ones.
  public var overlays: [LexiconOverlay]

  /// Trusted texts about the same matter, such as another site's article, in any language with Latin letters.
  ///
  /// What they name is restored in the documents where a spinner damaged it: names of people, roles and titles.
  /// The first 2,000 names are taken. An empty text, or one that names nobody, changes nothing.
  ///
  /// ```swift
  /// var options = Options()
  /// options.references = ["« Ki Sun Kyum » rencontre Oh Mi Joo (Shin Se Kyung)."]
  /// try Unspinner(options: options).repair("Ki Solar Kyum laughs.").text   // Ki Sun Kyum laughs.
  /// ```
  public var references: [String]

  /// All kinds of edit that are made unless asked otherwise.
  public static let defaultKinds = Set(Edit.Kind.allCases).subtracting([.spacing])

  /// Creates options; each parameter has the default named at its property.
  public init(
    context: Context = .deep, assume: Assumption = .auto, kinds: Set<Edit.Kind> = Options.defaultKinds,
    minimumConfidence: Double? = nil,
    maximumDocumentBytes: Int = 64 << 20, isLossy: Bool = false, overlays: [LexiconOverlay] = [],
    references: [String] = []
  ) {
    self.context = context
    self.assume = assume
    self.kinds = kinds
    self.minimumConfidence = minimumConfidence
    self.maximumDocumentBytes = maximumDocumentBytes
    self.isLossy = isLossy
    self.overlays = overlays
    self.references = references
  }
}
