/// One change to a document: the bytes at ``span`` become ``replacement``.
///
/// Edits of one document are sorted by position and never overlap. Replaying them on the original gives the
/// repaired text, undoing them on the repaired text gives the original:
///
/// ```swift
/// let repair = try Unspinner().repair("Web optimization Dan Ah smiles.")
/// repair.edits[0].original     // "Web optimization"
/// repair.edits[0].replacement  // "Seo"
/// ```
public struct Edit: Sendable, Hashable, Codable {
  /// The kinds of damage that edits mend; more may follow.
  @nonexhaustive
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A word or phrase that stands where the writer had another.
    case wording
    /// A damaged name of a person, role, group, title, organisation, place or date.
    case name
    /// Page chrome: share and login lines, buttons, stamps.
    case chrome
    /// A picture caption repeated between paragraphs.
    case caption
    /// A headline cut before the title it ended in.
    case headline
    /// Mojibake, entities, look-alike letters, stray controls, replaced invalid bytes.
    case encoding
    /// Doubled or non-breaking spaces (only on request).
    case spacing
  }

  /// What kind of damage is mended.
  public var kind: Kind
  /// Where, as a half-open range of UTF-8 offsets into the original text.
  public var span: Range<Int>
  /// The text at ``span``, exactly.
  public var original: String
  /// What takes its place; empty for a removal.
  public var replacement: String
  /// Calibrated probability, from 0 to 1, that this edit is right.
  public var confidence: Double
  /// Other readings that were weighed, most probable first, without ``replacement``.
  public var alternatives: [Alternative]
  /// The dictionary row behind the edit, such as `wording/observed.tsv:312`; nil when no single row is.
  public var source: String?
  /// Why, in one sentence for a person.
  public var reason: String

  /// Another reading of a place in the text.
  public struct Alternative: Sendable, Hashable, Codable {
    /// The text of the reading.
    public var text: String
    /// Probability of this reading, from 0 to 1.
    public var probability: Double

    /// Creates a reading.
    public init(text: String, probability: Double) {
      self.text = text
      self.probability = probability
    }
  }

  /// Creates an edit.
  public init(
    kind: Kind, span: Range<Int>, original: String, replacement: String, confidence: Double,
    alternatives: [Alternative] = [], source: String? = nil, reason: String
  ) {
    self.kind = kind
    self.span = span
    self.original = original
    self.replacement = replacement
    self.confidence = confidence
    self.alternatives = alternatives
    self.source = source
    self.reason = reason
  }
}
