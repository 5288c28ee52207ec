import Unspin

/// Reports for people: a line for the verdict, then a line for every edit and finding.
struct TextWriter {
  let palette: Palette

  /// What is known about a document called `label`.
  func text(_ document: Report.Document, label: String) -> String {
    var entries = document.edits.map { (offset: $0.edit.span.lowerBound, line: line($0, label: label)) }
    entries += document.findings.map { (offset: $0.finding.span.lowerBound, line: line($0, label: label)) }
    // Stable, so that an edit stands before a finding at the same place.
    entries.sort { $0.offset < $1.offset }
    return "\(label): \(describe(document.verdict)); \(TextWriter.counts(document))\n"
      + entries.map { $0.line + "\n" }.joined()
  }

  /// How much was found, as in `1 edit, 2 findings`.
  static func counts(_ document: Report.Document) -> String {
    counts(edits: document.edits.count, findings: document.findings.count)
  }

  static func counts(edits: Int, findings: Int) -> String {
    "\(Figure.count(edits, "edit")), \(Figure.count(findings, "finding"))"
  }

  private func describe(_ verdict: Verdict) -> String {
    let language =
      switch verdict.language {
      case .english: "English"
      case .other: "not English"
      case .undetermined: "language not clear"
      }
    var parts = ["\(verdict.isSpun ? "spun" : "not spun") (\(percent(verdict.probability)))", language]
    if let family = verdict.family { parts.append("family \(family.rawValue)") }
    let line = parts.joined(separator: ", ")
    guard !verdict.evidence.isEmpty else { return line }
    return line + "; evidence: " + verdict.evidence.map { Printable.quote($0.phrase) }.joined(separator: ", ")
  }

  private func line(_ entry: Report.EditEntry, label: String) -> String {
    let edit = entry.edit
    let original = palette.paint(Printable.quote(edit.original), .red)
    let replacement = palette.paint(Printable.quote(edit.replacement), .green)
    let change =
      if edit.replacement.isEmpty {
        "\(original) removed"
      } else if edit.original.isEmpty {
        "\(replacement) inserted"
      } else {
        "\(original) → \(replacement)"
      }
    return
      "\(place(entry.place, label)): #\(entry.number) \(edit.kind.rawValue): \(change) (\(percent(edit.confidence))"
      + "\(readings("; or", edit.alternatives))): \(because(edit.reason, edit.source))"
  }

  private func line(_ entry: Report.FindingEntry, label: String) -> String {
    let finding = entry.finding
    return
      "\(place(entry.place, label)): \(finding.kind.rawValue): \(Printable.quote(finding.text)) left as it is"
      + "\(readings("; perhaps", finding.alternatives)): \(because(finding.reason, finding.source))"
  }

  private func place(_ place: Report.Place, _ label: String) -> String {
    palette.paint("\(label):\(place.line):\(place.column)", .bold)
  }

  /// The first few other readings with their probabilities.
  private func readings(_ lead: String, _ alternatives: [Edit.Alternative]) -> String {
    guard !alternatives.isEmpty else { return "" }
    let shown = alternatives.prefix(3).map { "\(Printable.quote($0.text)) \(percent($0.probability))" }
    return "\(lead) \(shown.joined(separator: ", "))"
  }

  private func because(_ reason: String, _ source: String?) -> String {
    let reason = Printable.escape(reason)
    guard let source else { return reason }
    return "\(reason) \(palette.paint("[\(Printable.escape(source))]", .dim))"
  }

  private func percent(_ probability: Double) -> String { "\(Figure.percent(probability))%" }
}
