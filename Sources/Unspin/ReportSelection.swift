extension Report {
  /// Some of the edits of a document, for taking part of a repair.
  ///
  /// ```swift
  /// let sure = Report.Selection(kinds: [.name], minimumConfidence: 0.95)
  /// let text = try document.apply(sure, to: article)
  /// ```
  ///
  /// An edit that only turns "a" into "an", or back, goes with the edit of the word behind it.
  public struct Selection: Sendable, Hashable {
    /// Numbers of edits, counted from 1; nil stands for all.
    public var numbers: [ClosedRange<Int>]?
    /// Kinds of edit.
    public var kinds: Set<Edit.Kind>
    /// The least confidence, from 0 to 1.
    public var minimumConfidence: Double

    /// Selects edits that meet all three; by default every edit.
    public init(
      numbers: [ClosedRange<Int>]? = nil, kinds: Set<Edit.Kind> = Set(Edit.Kind.allCases),
      minimumConfidence: Double = 0
    ) {
      self.numbers = numbers
      self.kinds = kinds
      self.minimumConfidence = minimumConfidence
    }

    /// The first number that no edit of `document` has; nil when all are there.
    public func firstMissingNumber(in document: Document) -> Int? {
      let known = Set(document.edits.map(\.number))
      for range in numbers ?? [] {
        if let missing = range.first(where: { !known.contains($0) }) { return missing }
      }
      return nil
    }

    /// The edits of `document` that are selected and those that are not, each in the order of the text.
    func split(_ document: Document) -> (chosen: [Edit], others: [Edit]) {
      var chosen: [Edit] = []
      var others: [Edit] = []
      // From the end, so that an article finds the word that it follows decided.
      var next: (start: Int, isChosen: Bool)?
      for entry in document.edits.reversed() {
        let edit = entry.edit
        var isChosen = contains(entry)
        if let next, Self.isArticle(edit), edit.span.upperBound + 1 == next.start { isChosen = next.isChosen }
        if isChosen { chosen.append(edit) } else { others.append(edit) }
        next = (edit.span.lowerBound, isChosen)
      }
      return (chosen.reversed(), others.reversed())
    }

    private func contains(_ entry: EditEntry) -> Bool {
      guard kinds.contains(entry.edit.kind), entry.edit.confidence >= minimumConfidence else { return false }
      return numbers?.contains { $0.contains(entry.number) } ?? true
    }

    private static func isArticle(_ edit: Edit) -> Bool {
      let articles: Set<String> = ["a", "an"]
      return articles.contains(edit.original.lowercased()) && articles.contains(edit.replacement.lowercased())
    }
  }
}

extension Report.Document {
  /// Repairs a text as this report says, without deciding anything anew.
  ///
  /// - Parameters:
  ///   - selection: Which edits are made.
  ///   - text: The original text this report was made for.
  /// - Returns: The text with the selected edits made.
  /// - Throws: ``UnspinError/Code/editMismatch`` when `text` is not the text this report was made for, or the
  ///   report was changed.
  /// - Complexity: O(length of the text).
  public func apply(_ selection: Report.Selection = .init(), to text: String) throws(UnspinError) -> String {
    try check(text, is: original, otherwise: repaired, "original", "this is the repaired text already")
    // All of them, so that a report that was changed is refused whichever part is asked for.
    guard Report.Fingerprint(of: try Repair.replay(edits.map(\.edit), on: text)) == repaired else {
      throw UnspinError(
        .editMismatch, "the edits of the report do not lead to the repaired text; it was changed since")
    }
    return try Repair.replay(selection.split(self).chosen, on: text)
  }

  /// Gives back the original of a repaired text, or takes part of its edits back.
  ///
  /// - Parameters:
  ///   - text: The repaired text this report was made for.
  ///   - selection: Which edits are taken back; by default all, which gives the original byte for byte.
  /// - Returns: The text with the selected edits taken back.
  /// - Throws: ``UnspinError/Code/editMismatch`` when `text` is not the text this report was made for, or the
  ///   report was changed.
  /// - Complexity: O(length of the text).
  public func revert(
    _ text: String, only selection: Report.Selection = .init()
  ) throws(UnspinError) -> String {
    try check(
      text, is: repaired, otherwise: original, "repaired",
      "this is the original text already; there is nothing to revert")
    let reverted = try Repair.undo(edits.map(\.edit), in: text)
    guard Report.Fingerprint(of: reverted) == original else {
      throw UnspinError(
        .editMismatch, "the edits of the report do not lead back to the original; it was changed since")
    }
    return try Repair.replay(selection.split(self).others, on: reverted)
  }

  private func check(
    _ text: String, is expected: Report.Fingerprint, otherwise other: Report.Fingerprint, _ which: String,
    _ whenOther: String
  ) throws(UnspinError) {
    let given = Report.Fingerprint(of: text)
    guard given != expected else { return }
    throw UnspinError(
      .editMismatch,
      given == other
        ? whenOther
        : "this is not the \(which) text the report was made for (\(given.bytes) bytes with CRC-32 "
          + "\(given.crc32), expected \(expected.bytes) with \(expected.crc32)); give the text as it was "
          + "\(which == "original" ? "read" : "written"), unchanged")
  }
}

extension Report {
  /// The document whose original text is `text`; the first one, which then refuses it, when there is none.
  ///
  /// - Throws: ``UnspinError/Code/editMismatch`` when the report is of no document.
  public func document(ofOriginal text: String) throws(UnspinError) -> Document {
    let given = Fingerprint(of: text)
    if let document = documents.first(where: { $0.original == given }) { return document }
    return try firstDocument()
  }

  /// The document whose repaired text is `text`; the first one, which then refuses it, when there is none.
  ///
  /// - Throws: ``UnspinError/Code/editMismatch`` when the report is of no document.
  public func document(ofRepaired text: String) throws(UnspinError) -> Document {
    let given = Fingerprint(of: text)
    if let document = documents.first(where: { $0.repaired == given }) { return document }
    return try firstDocument()
  }

  /// Gives back the original of a repaired text, whichever document of the report it belongs to.
  ///
  /// - Parameter text: The repaired text of one of ``documents``.
  /// - Returns: Its original, byte for byte.
  /// - Throws: ``UnspinError/Code/editMismatch`` when `text` is none of the texts this report was made for.
  /// - Complexity: O(length of the text).
  public func revert(_ text: String) throws(UnspinError) -> String {
    try document(ofRepaired: text).revert(text)
  }

  private func firstDocument() throws(UnspinError) -> Document {
    guard let first = documents.first else {
      throw UnspinError(.editMismatch, "the report is of no document; give the report made for this text")
    }
    return first
  }
}
