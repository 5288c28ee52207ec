import UnspinText

extension Report {
  /// What was found and done in one document.
  public struct Document: Sendable, Hashable, Codable {
    /// The file's path as it was given, or `-` for standard input.
    public var name: String
    /// Whether the document was spun, and what says so.
    public var verdict: Verdict
    /// The text as it came in (after replacing invalid bytes, where that was asked for).
    public var original: Fingerprint
    /// The repaired text.
    public var repaired: Fingerprint
    /// What was changed, sorted by position.
    public var edits: [EditEntry]
    /// What was noticed and left alone, sorted by position.
    public var findings: [FindingEntry]
    /// The repaired text itself; nil where the report goes without it.
    public var text: String?

    /// Creates the entry of a document.
    ///
    /// - Parameters:
    ///   - name: What to call the document.
    ///   - repair: Its repair.
    ///   - includesText: Whether the report carries the repaired text.
    /// - Complexity: O(length of the text).
    public init(name: String, repair: Repair, includesText: Bool = false) {
      self.name = name
      verdict = repair.verdict
      original = Fingerprint(of: repair.original)
      repaired = repair.isChanged ? Fingerprint(of: repair.text) : original
      text = includesText ? repair.text : nil
      edits = []
      findings = []
      guard !(repair.edits.isEmpty && repair.findings.isEmpty) else { return }
      var original = repair.original
      original.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        let index = LineIndex(of: bytes)
        func place(_ span: Range<Int>) -> Place {
          let position = index.position(of: span.lowerBound, in: bytes)
          return Place(line: position.line, column: position.column)
        }
        edits = repair.edits.enumerated().map { index, edit in
          EditEntry(number: index + 1, edit: edit, place: place(edit.span))
        }
        findings = repair.findings.map { FindingEntry(finding: $0, place: place($0.span)) }
      }
    }
  }

  /// An edit with its place in the original text.
  public struct EditEntry: Sendable, Hashable {
    /// Its number in the document, counted from 1: what ``Report/Selection`` knows it by.
    public var number: Int
    /// The edit.
    public var edit: Edit
    /// Where it starts.
    public var place: Place

    /// Creates an entry.
    public init(number: Int, edit: Edit, place: Place) {
      self.number = number
      self.edit = edit
      self.place = place
    }
  }

  /// A finding with its place in the original text.
  public struct FindingEntry: Sendable, Hashable {
    /// The finding.
    public var finding: Finding
    /// Where it starts.
    public var place: Place

    /// Creates an entry.
    public init(finding: Finding, place: Place) {
      self.finding = finding
      self.place = place
    }
  }
}
