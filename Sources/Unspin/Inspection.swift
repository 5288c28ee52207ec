/// What is known about a document that was judged and not changed.
public struct Inspection: Sendable, Hashable, Codable {
  /// The edits a repair would make, sorted by position.
  public var edits: [Edit]
  /// What was noticed and would be left alone, sorted by position.
  public var findings: [Finding]
  /// Whether the document was spun.
  public var verdict: Verdict

  /// Creates an inspection.
  public init(edits: [Edit], findings: [Finding], verdict: Verdict) {
    self.edits = edits
    self.findings = findings
    self.verdict = verdict
  }
}
