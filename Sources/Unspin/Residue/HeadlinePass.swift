internal import UnspinLexicon
internal import UnspinText

/// Completes a headline that was cut before the quoted title it ended in.
///
/// Cut headlines end in a word that waits for a name ("Behind The Scenes Of"). Whole ones may too ("Songs To Cry
/// To", "What She Is Known For"), and are told apart by their last two words and by words that make such a
/// clause. The title is taken from the body when exactly one fits; where several do, they are reported.
enum HeadlinePass {
  /// What was found; at most one of the two.
  struct Outcome {
    var edit: Edit?
    var finding: Finding?
  }

  private static let mostWords = 40

  static func run(_ bytes: [UInt8], _ lines: [PageLine], _ lexicon: Lexicon) throws(ICUError) -> Outcome {
    let filled = lines.filter { !$0.isBlank }
    guard let headline = filled.first, filled.count > 1, headline.words >= 4, headline.words <= mostWords,
      !headline.endsSentence, case .article = PageLayout(bytes, lines)
    else { return Outcome() }
    let words = bytes[headline.content].split(separator: 0x20)
    guard let last = words.last, let row = try dangling(words, lexicon) else { return Outcome() }
    let paragraphs = filled.dropFirst().filter(\.isProse).map(\.content)
    let text = String(decoding: bytes[headline.content], as: UTF8.self)
    let folded = text.lowercased()
    let titles = QuotedTitle.all(in: bytes, paragraphs).filter { !folded.contains($0.text.lowercased()) }
    guard let first = titles.first else { return Outcome() }
    let span = last.startIndex..<last.endIndex
    let choice = titles.count == 1 ? first : dominant(titles)
    guard let choice else {
      let alternatives = titles.prefix(5).map {
        Edit.Alternative(text: $0.text, probability: 1 / Double(titles.count))
      }
      return Outcome(
        finding: Finding(
          kind: .headline, span: span, text: String(decoding: last, as: UTF8.self),
          alternatives: alternatives,
          source: lexicon.source(row),
          reason: "the headline looks cut; the text names several titles that fit"))
    }
    let original = String(decoding: last, as: UTF8.self)
    return Outcome(
      edit: Edit(
        kind: .headline, span: span, original: original,
        replacement: original + " " + written(choice, as: text),
        confidence: titles.count == 1 ? 0.95 : 0.9, source: lexicon.source(row),
        reason: "the headline was cut before the title that the text names"))
  }

  /// The row of the word that a headline was cut behind; nil when it may be whole.
  private static func dangling(
    _ words: [ArraySlice<UInt8>], _ lexicon: Lexicon
  ) throws(ICUError) -> ResidueRow? {
    var folder = try LineFolder()
    var folded: [[UInt8]] = []
    for word in words { folded.append(try folder.fold(word)) }
    guard let last = folded.last,
      words.last.map({ $0.last.map { $0 > 0x7F || ($0 | 0x20) &- 0x61 < 26 } ?? false }) == true,
      let row = lexicon.residue.word(last, .dangling)
    else { return nil }
    if folded.count > 1, lexicon.residue.word(folded[folded.count - 2] + [0x20] + last, .whole) != nil {
      return nil
    }
    // "What To Look For": a clause that ends in a preposition.
    return folded.contains { lexicon.residue.word($0, .clause) != nil } ? nil : row
  }

  /// The title that the text is about: named first and at least twice, the others once and later.
  private static func dominant(_ titles: [QuotedTitle]) -> QuotedTitle? {
    guard let first = titles.first, first.count > 1,
      titles.dropFirst().allSatisfy({ $0.count == 1 && $0.paragraph > first.paragraph })
    else { return nil }
    return first
  }

  /// The title in the headline's own case and quotes.
  private static func written(_ title: QuotedTitle, as headline: String) -> String {
    let letters = headline.unicodeScalars.filter(\.properties.isCased)
    let isUpper = letters.count > 3 && letters.allSatisfy(\.properties.isUppercase)
    let text = isUpper ? title.text.uppercased() : title.text
    let isStraight = headline.utf8.contains(0x27) || headline.utf8.contains(0x22)
    let hasCurly = headline.unicodeScalars.contains { (0x2018...0x201D).contains($0.value) }
    if hasCurly, title.open == "\"" { return "“" + text + "”" }
    if isStraight, !hasCurly, title.open == "“" { return "\"" + text + "\"" }
    return title.open + text + title.close
  }
}
