internal import UnspinLexicon
internal import UnspinText

/// Finds what a spinning tool left of itself: braces of its templates, placeholders, words written twice.
///
/// Only documents judged spun are looked at, since `{name}` is right in a manual. Braces around plain words go.
/// What a placeholder stood for is lost, so it is reported.
enum LeakPass {
  /// What was found, in order of place.
  struct Outcome {
    var edits: [Edit] = []
    var findings: [Finding] = []
  }

  private static let longestBraced = 60

  static func run(_ document: Document, _ lexicon: Lexicon) -> Outcome {
    var outcome = Outcome()
    let bytes = document.bytes
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "{"), let end = braced(bytes, offset) {
        let span = offset..<end + 1
        outcome.edits.append(
          Edit(
            kind: .wording, span: span, original: document.text(span),
            replacement: document.text(offset + 1..<end),
            confidence: 0.95, reason: "braces that the spinning tool left around its words"))
        offset = end
      } else if bytes[offset] == UInt8(ascii: "("), let end = placeholder(bytes, offset) {
        let span = offset..<end
        outcome.findings.append(
          Finding(
            kind: .wording, span: span, text: document.text(span),
            reason: "a placeholder of the spinning tool; the words that stood here are lost"))
        offset = end - 1
      }
      offset += 1
    }
    doubled(document, lexicon, &outcome)
    outcome.edits.sort { $0.span.lowerBound < $1.span.lowerBound }
    return outcome
  }

  /// Where the brace closes; nil unless lower-case words, two at least or one with blanks around, stand inside.
  private static func braced(_ bytes: [UInt8], _ start: Int) -> Int? {
    var spaces = 0
    for index in start + 1..<min(bytes.count, start + longestBraced) {
      switch bytes[index] {
      case UInt8(ascii: "}"):
        let isTight = bytes[start + 1] != 0x20 && bytes[index - 1] != 0x20
        return spaces > 0 && isTight ? index : nil
      case 0x20: spaces += 1
      case 0x27, 0x2D, 0x61...0x7A, 0x41...0x5A, 0x80...0xFF: break
      default: return nil
      }
    }
    return nil
  }

  /// Where "(*4*)" ends.
  private static func placeholder(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start + 1
    guard index < bytes.count, bytes[index] == UInt8(ascii: "*") else { return nil }
    index += 1
    let digits = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    guard index > digits, index - digits < 4, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "*"),
      bytes[index + 1] == UInt8(ascii: ")")
    else { return nil }
    return index + 2
  }

  /// Words that nobody doubles on purpose.
  private static func doubled(_ document: Document, _ lexicon: Lexicon, _ outcome: inout Outcome) {
    let tokens = document.tokens
    // In order; the spans found here touch one another at most.
    let braces = outcome.edits
    var next = 0
    for index in tokens.indices.dropFirst() {
      let (first, second) = (tokens[index - 1], tokens[index])
      guard first.form == second.form, second.kind == .word, second.flags.contains(.afterSpace),
        !second.flags.contains(.lineStart), second.letterCase == .lower,
        lexicon.residue.word(document.bytes[second.span], .doubled) != nil
      else { continue }
      let span = Int(first.end)..<Int(second.end)
      while next < braces.count, braces[next].span.upperBound <= span.lowerBound { next += 1 }
      if next < braces.count, braces[next].span.overlaps(span) { continue }
      outcome.edits.append(
        Edit(
          kind: .wording, span: span, original: document.text(span), replacement: "", confidence: 0.95,
          reason: "the word stands there twice"))
    }
  }
}
