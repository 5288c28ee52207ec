/// Something that looks damaged and was left as it is, because nobody can be sure what stood there.
///
/// A finding without an edit is a normal outcome: ambiguous means report, not edit.
public struct Finding: Sendable, Hashable, Codable {
  /// What kind of damage it seems to be.
  public var kind: Edit.Kind
  /// Where, as a half-open range of UTF-8 offsets into the original text.
  public var span: Range<Int>
  /// The text at ``span``.
  public var text: String
  /// Readings that were weighed, most probable first.
  public var alternatives: [Edit.Alternative]
  /// The dictionary row behind the finding; nil when no single row is.
  public var source: String?
  /// Why, in one sentence for a person.
  public var reason: String

  /// Creates a finding.
  public init(
    kind: Edit.Kind, span: Range<Int>, text: String, alternatives: [Edit.Alternative] = [],
    source: String? = nil, reason: String
  ) {
    self.kind = kind
    self.span = span
    self.text = text
    self.alternatives = alternatives
    self.source = source
    self.reason = reason
  }
}
