/// Keeps track of edits made in several rounds: each round edits the text that the one before left, and all
/// are remembered as edits of the original.
struct EditComposer {
  private let original: [UInt8]
  private(set) var edits: [Edit] = []

  init(_ original: [UInt8]) { self.original = original }

  /// The text after all edits so far.
  var text: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(original.count)
    var position = 0
    for edit in edits {
      output += original[position..<edit.span.lowerBound]
      output += edit.replacement.utf8
      position = edit.span.upperBound
    }
    output += original[position...]
    return output
  }

  /// Adds a round.
  ///
  /// - Parameter round: Sorted, non-overlapping edits whose spans are offsets into ``text``. Where they touch
  ///   earlier replacements, all edits that hang together become one edit of the original.
  mutating func add(_ round: [Edit]) {
    guard !round.isEmpty else { return }
    let text = text
    var merged: [Edit] = []
    var earlier = edits[...]
    var later = round[...]
    // Original offset minus text offset, behind all earlier edits that were passed.
    var shift = 0
    while let first = later.first ?? earlier.first {
      let next = earlier.first.map { span(of: $0, shift) }
      if let known = earlier.first, let next, later.isEmpty || next.upperBound <= first.span.lowerBound {
        merged.append(known)
        shift += known.span.count - next.count
        earlier.removeFirst()
        continue
      }
      // All that hangs together, from both sides.
      let isLaterFirst = next.map { first.span.lowerBound <= $0.lowerBound } ?? true
      var bounds = isLaterFirst ? first.span : (next ?? first.span)
      let start = bounds.lowerBound + shift
      var group: [Edit] = []
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        while let edit = later.first, edit.span.lowerBound < bounds.upperBound || edit.span == bounds {
          bounds = bounds.lowerBound..<max(bounds.upperBound, edit.span.upperBound)
          group.append(edit)
          later.removeFirst()
          isGrowing = true
        }
        while let known = earlier.first {
          let range = span(of: known, shift)
          guard range.lowerBound < bounds.upperBound else { break }
          bounds = bounds.lowerBound..<max(bounds.upperBound, range.upperBound)
          shift += known.span.count - range.count
          earlier.removeFirst()
          isGrowing = true
        }
      }
      guard var composed = group.last else { continue }
      composed.span = start..<(bounds.upperBound + shift)
      composed.original = String(decoding: original[composed.span], as: UTF8.self)
      composed.replacement = Self.apply(group, to: text, bounds)
      merged.append(composed)
    }
    edits = merged.filter { $0.original != $0.replacement }
  }

  /// Where an earlier edit's replacement stands in the text.
  private func span(of edit: Edit, _ shift: Int) -> Range<Int> {
    let start = edit.span.lowerBound - shift
    return start..<start + edit.replacement.utf8.count
  }

  /// A range of the text with the edits in it applied.
  private static func apply(_ edits: [Edit], to text: [UInt8], _ bounds: Range<Int>) -> String {
    var output: [UInt8] = []
    var position = bounds.lowerBound
    for edit in edits {
      output += text[position..<edit.span.lowerBound]
      output += edit.replacement.utf8
      position = edit.span.upperBound
    }
    output += text[position..<bounds.upperBound]
    return String(decoding: output, as: UTF8.self)
  }

  /// Where a range of ``text`` stands in the original. A range that touches a replacement takes in all of what
  /// was replaced.
  func originalSpan(of span: Range<Int>) -> Range<Int> {
    var lower: Int?
    var shift = 0
    for edit in edits {
      let start = edit.span.lowerBound - shift
      let end = start + edit.replacement.utf8.count
      if start >= span.upperBound { break }
      if end > span.lowerBound {
        if lower == nil { lower = start <= span.lowerBound ? edit.span.lowerBound : span.lowerBound + shift }
        if end >= span.upperBound { return (lower ?? edit.span.lowerBound)..<edit.span.upperBound }
      }
      shift += edit.span.count - edit.replacement.utf8.count
    }
    return (lower ?? span.lowerBound + shift)..<span.upperBound + shift
  }

  /// Takes back the edits whose own words a further round would replace, each with the article that was put
  /// right before it.
  ///
  /// - Parameters:
  ///   - round: Sorted edits whose spans are offsets into ``text``.
  ///   - cleaned: Edits that were made before the first round; they stay, or come back.
  /// - Returns: The spans of the original that are as they were again, and the edits of ``text`` that lead
  ///   there.
  mutating func takeBack(
    rewrittenBy round: [Edit], keeping cleaned: [Edit] = []
  ) -> (spans: [Range<Int>], edits: [Edit]) {
    var rewritten: [(index: Int, written: Range<Int>)] = []
    var later = round[...]
    var shift = 0
    var before = 0..<0
    for (index, edit) in edits.enumerated() {
      let written = span(of: edit, shift)
      shift += edit.span.count - written.count
      defer { before = written }
      while let next = later.first, next.span.lowerBound < written.lowerBound { later.removeFirst() }
      guard let next = later.first, next.span.upperBound <= written.upperBound, next.kind == .wording,
        edit.kind == .wording, !cleaned.contains(edit)
      else { continue }
      if index > 0, follows(edits[index - 1], edit), rewritten.last?.index != index - 1 {
        rewritten.append((index - 1, before))
      }
      rewritten.append((index, written))
    }
    let spans = rewritten.map { edits[$0.index].span }
    var inverse: [Edit] = []
    for (index, written) in rewritten.reversed() {
      var edit = edits[index]
      let inside = cleaned.filter { edit.span.clamped(to: $0.span) == $0.span }
      edits.replaceSubrange(index...index, with: inside)
      let own = Self.apply(inside, to: original, edit.span)
      (edit.span, edit.original, edit.replacement) = (written, edit.replacement, own)
      inverse.append(edit)
    }
    return (spans, inverse.reversed())
  }

  /// Whether an edit only makes an article agree with the edited word after it.
  private func follows(_ article: Edit, _ edit: Edit) -> Bool {
    article.span.upperBound + 1 == edit.span.lowerBound && article.original.count <= 2
      && article.original.first?.lowercased() == "a" && article.replacement.first?.lowercased() == "a"
      && article.replacement.count <= 2
  }

  /// Whether a range of ``text`` touches one of some ranges of the original, which hold no edits.
  func touches(_ span: Range<Int>, _ ranges: [Range<Int>]) -> Bool {
    guard !ranges.isEmpty else { return false }
    let original = originalSpan(of: span)
    return ranges.contains { $0.overlaps(original) }
  }

  /// A finding in ``text`` as one in the original.
  func moved(_ finding: Finding) -> Finding {
    guard !edits.isEmpty else { return finding }
    var moved = finding
    moved.span = originalSpan(of: finding.span)
    moved.text = String(decoding: original[moved.span], as: UTF8.self)
    return moved
  }
}
