// The flat JSON form of edits and findings: spans as {start, end}, places beside them.

extension Report {
  /// A span as reports spell it.
  struct Span: Codable {
    var start: Int
    var end: Int

    init(_ range: Range<Int>) {
      start = range.lowerBound
      end = range.upperBound
    }

    /// The range; an impossible one, as in a report written by hand, is refused instead of trapping later.
    func range(_ decoder: any Swift.Decoder) throws -> Range<Int> {
      guard start >= 0, start <= end, end < 1 << 48 else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath, debugDescription: "the span \(start)..<\(end) is impossible"))
      }
      return start..<end
    }
  }

  /// A probability that was read; one that is none, as in a report written by hand, is refused: what is asked
  /// for by confidence would leave such an edit out.
  fileprivate static func probability(_ value: Double, _ decoder: any Swift.Decoder) throws -> Double {
    guard (0...1).contains(value) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(value) is no probability from 0 to 1"))
    }
    return value
  }

  fileprivate enum EntryKeys: String, CodingKey {
    case number, kind, span, line, column, original, replacement, text, confidence, alternatives, source,
      reason
  }
}

extension Report.EditEntry: Codable {
  /// Reads an entry.
  public init(from decoder: any Swift.Decoder) throws {
    let container = try decoder.container(keyedBy: Report.EntryKeys.self)
    // Reports of 0.1.0 have no numbers; the place in the list is what they would have been.
    let place = (decoder.codingPath.last?.intValue ?? 0) + 1
    number = try container.decodeIfPresent(Int.self, forKey: .number) ?? place
    edit = Edit(
      kind: try container.decode(Edit.Kind.self, forKey: .kind),
      span: try container.decode(Report.Span.self, forKey: .span).range(decoder),
      original: try container.decode(String.self, forKey: .original),
      replacement: try container.decode(String.self, forKey: .replacement),
      confidence: try Report.probability(container.decode(Double.self, forKey: .confidence), decoder),
      alternatives: try container.decode([Edit.Alternative].self, forKey: .alternatives),
      source: try container.decodeIfPresent(String.self, forKey: .source),
      reason: try container.decode(String.self, forKey: .reason))
    self.place = Report.Place(
      line: try container.decode(Int.self, forKey: .line),
      column: try container.decode(Int.self, forKey: .column))
  }

  /// Writes an entry.
  public func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: Report.EntryKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(edit.kind, forKey: .kind)
    try container.encode(Report.Span(edit.span), forKey: .span)
    try container.encode(place.line, forKey: .line)
    try container.encode(place.column, forKey: .column)
    try container.encode(edit.original, forKey: .original)
    try container.encode(edit.replacement, forKey: .replacement)
    try container.encode(edit.confidence, forKey: .confidence)
    try container.encode(edit.alternatives, forKey: .alternatives)
    try container.encodeIfPresent(edit.source, forKey: .source)
    try container.encode(edit.reason, forKey: .reason)
  }
}

extension Report.FindingEntry: Codable {
  /// Reads an entry.
  public init(from decoder: any Swift.Decoder) throws {
    let container = try decoder.container(keyedBy: Report.EntryKeys.self)
    finding = Finding(
      kind: try container.decode(Edit.Kind.self, forKey: .kind),
      span: try container.decode(Report.Span.self, forKey: .span).range(decoder),
      text: try container.decode(String.self, forKey: .text),
      alternatives: try container.decode([Edit.Alternative].self, forKey: .alternatives),
      source: try container.decodeIfPresent(String.self, forKey: .source),
      reason: try container.decode(String.self, forKey: .reason))
    place = Report.Place(
      line: try container.decode(Int.self, forKey: .line),
      column: try container.decode(Int.self, forKey: .column))
  }

  /// Writes an entry.
  public func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: Report.EntryKeys.self)
    try container.encode(finding.kind, forKey: .kind)
    try container.encode(Report.Span(finding.span), forKey: .span)
    try container.encode(place.line, forKey: .line)
    try container.encode(place.column, forKey: .column)
    try container.encode(finding.text, forKey: .text)
    try container.encode(finding.alternatives, forKey: .alternatives)
    try container.encodeIfPresent(finding.source, forKey: .source)
    try container.encode(finding.reason, forKey: .reason)
  }
}
