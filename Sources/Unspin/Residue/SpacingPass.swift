/// Tidies spaces inside lines: doubled ones become one, non-breaking ones plain ones.
///
/// Only done on request. What spaces say is left: indentation and the ends of lines, the columns of tables and
/// code, gaps in verse, and the non-breaking spaces of French punctuation and of numbers ("10 000", "5 km").
enum SpacingPass {
  private static let space: UInt32 = 0x20
  /// Fewest spaces that part columns in a text without prose.
  private static let column = 3

  /// The edits of a text, sorted, not overlapping; none for manuals, tables and code.
  static func edits(_ bytes: [UInt8], _ lines: [PageLine]) -> [Edit] {
    let layout = PageLayout(bytes, lines)
    if case .structured = layout { return [] }
    let hasColumns: Bool = if case .none = layout { true } else { false }
    var edits: [Edit] = []
    for line in lines where !line.isBlank {
      let text = ScalarText(bytes, line.content)
      var index = 0
      while index < text.count {
        guard isSpace(text[index]) else {
          index += 1
          continue
        }
        let start = index
        while index < text.count, isSpace(text[index]) { index += 1 }
        if hasColumns && index - start >= column { continue }
        if let edit = edit(text, start..<index, bytes) { edits.append(edit) }
      }
    }
    return edits
  }

  private static func edit(_ text: ScalarText, _ run: Range<Int>, _ bytes: [UInt8]) -> Edit? {
    let isPlain = text.scalars[run].allSatisfy { $0 == space }
    if isPlain && run.count == 1 { return nil }
    if !isPlain && isMeant(before: text[run.lowerBound - 1], after: text[run.upperBound]) {
      // One of the non-breaking spaces is right, the others are too many.
      guard run.count > 1, let kept = text.scalars[run].first(where: { $0 != space }),
        let scalar = Unicode.Scalar(kept)
      else { return nil }
      return edit(text.span(run), String(scalar), "more than one space", bytes)
    }
    let reason = run.count > 1 ? "more than one space" : "a non-breaking space between words"
    return edit(text.span(run), " ", reason, bytes)
  }

  private static func edit(_ span: Range<Int>, _ replacement: String, _ reason: String, _ bytes: [UInt8])
    -> Edit
  {
    Edit(
      kind: .spacing, span: span, original: String(decoding: bytes[span], as: UTF8.self),
      replacement: replacement, confidence: 0.97, reason: reason)
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == space || scalar == 0xA0 || scalar == 0x202F
  }

  /// Whether a line must not break between these: French punctuation, a number and what belongs to it.
  private static func isMeant(before: UInt32, after: UInt32) -> Bool {
    let closing: Set<UInt32> = [0x21, 0x3A, 0x3B, 0x3F, 0x25, 0xBB, 0x203A, 0x20AC]
    let isAfterOpening = before == 0xAB || before == 0x2039
    return closing.contains(after) || isAfterOpening || before &- 0x30 < 10
  }
}
