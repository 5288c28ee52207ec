/// Shares the repair of a joined document out to the fields that it was joined from.
///
/// The fields stand one below the other with ``separator`` between them. What the repair does to a separator is
/// dropped, and no edit reaches from one field into another.
struct FieldSplitter {
  /// What stands between two fields while they are repaired as one: a blank line, as between paragraphs.
  static let separator: [UInt8] = [0x0A, 0x0A]

  /// Where each field stands in the joined text.
  private let fields: [Range<Int>]

  /// - Parameter counts: The length of each field in bytes.
  init(counts: [Int]) {
    var start = 0
    fields = counts.map { count in
      defer { start += count + Self.separator.count }
      return start..<start + count
    }
  }

  /// The repairs of the fields.
  ///
  /// - Parameter whole: The repair of the joined text.
  /// - Returns: One for each field, in order.
  /// - Throws: ``UnspinError/Code/editMismatch`` when `whole` is of another text.
  func split(_ whole: Repair) throws(UnspinError) -> [Repair] {
    let bytes = Array(whole.original.utf8)
    var repairs: [Repair] = []
    var edits = whole.edits[...]
    var findings = whole.findings[...]
    for field in fields {
      // Both are sorted, and what ends before this field belongs to none of the next.
      while let edit = edits.first, edit.span.upperBound < field.lowerBound { edits.removeFirst() }
      while let finding = findings.first, finding.span.upperBound < field.lowerBound {
        findings.removeFirst()
      }
      repairs.append(
        try Repair(
          original: String(decoding: bytes[field], as: UTF8.self),
          edits: own(edits.prefix { $0.span.lowerBound <= field.upperBound }, of: field, in: bytes),
          findings: findings.prefix { $0.span.lowerBound < field.upperBound }.compactMap {
            own($0, of: field, in: bytes)
          },
          verdict: whole.verdict))
    }
    return repairs
  }

  /// The edits of one field, in its own offsets.
  private func own(_ edits: ArraySlice<Edit>, of field: Range<Int>, in bytes: [UInt8]) -> [Edit] {
    var result: [Edit] = []
    // Offsets below this one are taken by the edit before.
    var free = field.lowerBound
    for (index, edit) in zip(edits.indices, edits) {
      var edit = edit
      if edit.span.lowerBound < field.lowerBound || edit.span.upperBound > field.upperBound {
        // Only lines that are taken out reach beyond a field, with the line ends around them. Anything else
        // that did would be a change of several fields, and is not made.
        guard edit.replacement.isEmpty else { continue }
        let next = index + 1 < edits.endIndex ? edits[index + 1].span.lowerBound : field.upperBound
        edit.span = clipped(
          edit.span, to: field, between: free..<max(free, min(next, field.upperBound)), bytes)
        guard !edit.span.isEmpty else { continue }
        edit.original = String(decoding: bytes[edit.span], as: UTF8.self)
      }
      free = edit.span.upperBound
      edit.span = edit.span.lowerBound - field.lowerBound..<edit.span.upperBound - field.lowerBound
      result.append(edit)
    }
    return result
  }

  /// What a removal takes out of one field. Where it would have taken a line end that was the separator's, it
  /// takes one of the field's own on the other side, so that no blank lines stay at the border.
  private func clipped(
    _ span: Range<Int>, to field: Range<Int>, between free: Range<Int>, _ bytes: [UInt8]
  ) -> Range<Int> {
    var part = span.clamped(to: field)
    if part.isEmpty { return part }
    if span.upperBound > field.upperBound, part.lowerBound > field.lowerBound {
      // The field keeps its own last line end.
      var last = part.upperBound
      while last > part.lowerBound, Self.isLineEnd(bytes[last - 1]) { last -= 1 }
      var first = part.lowerBound
      while first > free.lowerBound, Self.isLineEnd(bytes[first - 1]) { first -= 1 }
      if first < part.lowerBound, last > part.lowerBound { part = first..<last }
    }
    if span.lowerBound < field.lowerBound {
      var end = part.upperBound
      while end < free.upperBound, Self.isLineEnd(bytes[end]) { end += 1 }
      part = part.lowerBound..<end
    }
    return part
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// A finding of one field, in its own offsets; nil when it touches none of the field, or belongs to the field
  /// before.
  private func own(_ finding: Finding, of field: Range<Int>, in bytes: [UInt8]) -> Finding? {
    var finding = finding
    let part = finding.span.clamped(to: field)
    guard !part.isEmpty, finding.span.lowerBound >= field.lowerBound else { return nil }
    finding.span = part.lowerBound - field.lowerBound..<part.upperBound - field.lowerBound
    finding.text = String(decoding: bytes[part], as: UTF8.self)
    return finding
  }
}
