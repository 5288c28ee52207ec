/// Writes a replacement in the letter case of what it replaces.
///
/// The dictionary's spelling is lower case or has capitals of its own (`K-pop`, `I`, `Seo`), and words with
/// capitals of their own keep them. On that, the replaced phrase has its say:
///
/// | replaced phrase | `look at the cast` becomes |
/// |---|---|
/// | lower case | `look at the cast` |
/// | first word capitalised, or it has no case (`12`) and starts a sentence | `Look at the cast` |
/// | two or more words, the first and the last capitalised | `Look at the Cast` |
/// | all words of two letters or more in capitals | `LOOK AT THE CAST` |
package struct CaseTransfer: Sendable, Equatable {
  /// What is done to the dictionary's spelling.
  package enum Style: Sendable, Equatable {
    case asSpelled
    case capitalized
    case title
    case upper
  }

  package let style: Style

  package init(_ style: Style) { self.style = style }

  /// - Parameters:
  ///   - tokens: the replaced phrase.
  ///   - startsSentence: whether the phrase is the first of its sentence.
  package init(of tokens: some Sequence<Token>, startsSentence: Bool) {
    var cases: [LetterCase] = []
    var longUpper = 0
    var longOther = 0
    var startsUncased = false
    var isFirst = true
    for token in tokens {
      if isFirst && token.kind != .sign {
        startsUncased = token.letterCase == .none
        isFirst = false
      }
      guard token.letterCase != .none else { continue }
      cases.append(token.letterCase)
      if token.letterCase == .upper {
        longUpper += 1
      } else if token.letterCase != .capitalized || !CaseTransfer.isOneLetter(token) {
        longOther += 1
      }
    }
    guard let first = cases.first, let last = cases.last else {
      style = startsSentence ? .capitalized : .asSpelled
      return
    }
    let startsUpper = first == .capitalized || first == .upper
    if longUpper > 0 && longOther == 0 {
      style = .upper
    } else if cases.count > 1, startsUpper, last != .lower, !startsSentence || !cases.contains(.lower) {
      // A sentence capitalises its first word anyway, so there it takes all words to make a title.
      style = .title
    } else if first == .capitalized || (startsSentence && (startsUncased || first != .lower)) {
      style = .capitalized
    } else {
      style = .asSpelled
    }
  }

  /// Whether `token`, which holds one capital letter at least, holds no more than that: `I`, `A`, `É`.
  private static func isOneLetter(_ token: Token) -> Bool {
    token.span.count == (token.flags.contains(.nonASCII) ? 2 : 1)
  }

  /// The letter case that `spelling`, a phrase of a dictionary, gets here.
  package func apply(to spelling: String) -> String {
    switch style {
    case .asSpelled: spelling
    case .upper: spelling.uppercased()
    case .capitalized: CaseTransfer.capitalizingFirst(of: spelling)
    case .title: CaseTransfer.titled(spelling)
    }
  }

  /// Words that stay lower case inside a title.
  private static let small: Set<String> = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "nor", "of", "on", "onto",
    "or", "over", "per", "so", "than", "the", "to", "up", "via", "vs", "with", "yet",
  ]

  private static func capitalizingFirst(of spelling: String) -> String {
    guard let space = spelling.firstIndex(of: " ") else { return capitalizingWord(spelling[...]) }
    return capitalizingWord(spelling[..<space]) + spelling[space...]
  }

  private static func titled(_ spelling: String) -> String {
    var result = ""
    for word in spelling.split(separator: " ", omittingEmptySubsequences: false) {
      if !result.isEmpty { result += " " }
      if hasUpper(word) {
        result += word
        continue
      }
      // Parts of a compound count as words: `behind-the-scenes` is `Behind-the-Scenes`.
      for (index, part) in word.split(separator: "-", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { result += "-" }
        let isSmall = !result.isEmpty && small.contains(String(part))
        result += isSmall ? String(part) : capitalizingWord(part)
      }
    }
    return result
  }

  /// `word` with its first letter in title case, unless it has a capital of its own or a digit comes first.
  private static func capitalizingWord(_ word: Substring) -> String {
    guard !hasUpper(word) else { return String(word) }
    var result = ""
    var isDone = false
    for scalar in word.unicodeScalars {
      let properties = scalar.properties
      if isDone {
        result.unicodeScalars.append(scalar)
      } else if properties.isAlphabetic {
        result += properties.titlecaseMapping
        isDone = true
      } else {
        result.unicodeScalars.append(scalar)
        isDone = properties.numericType != nil
      }
    }
    return result
  }

  private static func hasUpper(_ word: Substring) -> Bool {
    word.unicodeScalars.contains { $0.properties.isUppercase }
  }
}
