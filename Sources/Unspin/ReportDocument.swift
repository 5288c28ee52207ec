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
        edits = repair.edits.map { EditEntry(edit: $0, place: place($0.span)) }
        findings = repair.findings.map { FindingEntry(finding: $0, place: place($0.span)) }
      }
    }

    /// Gives back the original of a repaired text.
    ///
    /// - Parameter text: The repaired text this report was made for.
    /// - Returns: The original, byte for byte.
    /// - Throws: ``UnspinError/Code/editMismatch`` when `text` is not the text this report was made for, or
    ///   the report was changed.
    /// - Complexity: O(length of the text).
    public func revert(_ text: String) throws(UnspinError) -> String {
      let given = Fingerprint(of: text)
      guard given == repaired else {
        throw UnspinError(
          .editMismatch,
          given == original
            ? "this is the original text already; there is nothing to revert"
            : "this is not the repaired text the report was made for (\(given.bytes) bytes with CRC-32 "
              + "\(given.crc32), expected \(repaired.bytes) with \(repaired.crc32)); give the text as it was "
              + "written, unchanged")
      }
      let reverted = try Repair.undo(edits.map(\.edit), in: text)
      guard Fingerprint(of: reverted) == original else {
        throw UnspinError(
          .editMismatch, "the edits of the report do not lead back to the original; it was changed since")
      }
      return reverted
    }
  }

  /// An edit with its place in the original text.
  public struct EditEntry: Sendable, Hashable {
    /// The edit.
    public var edit: Edit
    /// Where it starts.
    public var place: Place

    /// Creates an entry.
    public init(edit: Edit, place: Place) {
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

extension Report {
  /// Gives back the original of a repaired text, whichever document of the report it belongs to.
  ///
  /// - Parameter text: The repaired text of one of ``documents``.
  /// - Returns: Its original, byte for byte.
  /// - Throws: ``UnspinError/Code/editMismatch`` when `text` is none of the texts this report was made for.
  /// - Complexity: O(length of the text).
  public func revert(_ text: String) throws(UnspinError) -> String {
    guard let first = documents.first else {
      throw UnspinError(.editMismatch, "the report is of no document; give the report made for this text")
    }
    let given = Fingerprint(of: text)
    return try (documents.first { $0.repaired == given } ?? first).revert(text)
  }
}
