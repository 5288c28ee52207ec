internal import UnspinText

/// What spinners make of a name: any part that is also an English word or an acronym is replaced.
package struct NameVariants: Sendable {
  /// Substitutes of a name part, seen ones first.
  private let substitutes: [String: [String]]
  /// Name parts with what was seen in their place, in lower case.
  private let seen: [String: Set<String>]
  private static let maximumVariants = 96
  private static let articles: Set<String> = ["the", "a", "an"]

  /// - Parameters:
  ///   - homographs: Name part to substitutes, seen ones first.
  ///   - seen: Name part to substitutes seen on real pages.
  package init(homographs: [String: [String]], seen: [String: [String]]) {
    var substitutes: [String: [String]] = [:]
    for (part, list) in homographs { substitutes[part.lowercased()] = list }
    self.substitutes = substitutes
    var attested: [String: Set<String>] = [:]
    for (part, list) in seen { attested[part.lowercased()] = Set(list.map { $0.lowercased() }) }
    self.seen = attested
  }

  /// A damaged name.
  package struct Variant: Equatable, Sendable {
    package var text: String
    /// UTF-8 ranges in `text` of replaced parts of several words: spinners write these in lower case, too.
    package var loose: [Range<Int>]
    /// Whether enough is left of the name, or what was put has been seen on real pages: "Princess Jeongsun" may
    /// be somebody else than Queen Jeongsun.
    package var isTelling: Bool

    /// The tokens, as bits, that have to be capitalised where the variant stands.
    func capitals(_ tokens: PhraseTokens) -> UInt16 {
      var bits: UInt16 = 0
      for index in 0..<min(tokens.count, 16)
      where tokens.cases[index] == .capitalized || tokens.cases[index] == .upper {
        if !loose.contains(where: { $0.overlaps(tokens.spans[index]) }) { bits |= 1 << UInt16(index) }
      }
      return bits
    }
  }

  /// Whether spinners put anything for a name part, in any letter case.
  package func isReplaced(_ part: String) -> Bool { substitutes[part.lowercased()] != nil }

  /// The damaged variants of `name`: one part replaced, then two, at most 96 in all.
  ///
  /// - Parameters:
  ///   - name: The undamaged name.
  ///   - extra: Further substitutes for parts of this name, by the part in lower case.
  /// - Returns: Each variant once, single replacements first.
  package func variants(of name: String, extra: [String: [String]] = [:]) -> [Variant] {
    let parts = Self.split(name)
    let words = parts.indices.filter { !Self.isSeparator(parts[$0]) }
    guard words.count > 1 else { return [] }
    var choices: [(index: Int, texts: [String])] = []
    for index in words {
      let part = parts[index].lowercased()
      let isUpper = parts[index].count > 1 && parts[index] == parts[index].uppercased()
      var texts = substitutes[part] ?? []
      for text in extra[part] ?? [] where !texts.contains(where: { $0.lowercased() == text.lowercased() }) {
        texts.append(text)
      }
      let isLower = parts[index].first?.isLowercase == true
      texts = texts.map { isUpper ? $0.uppercased() : isLower ? $0.lowercased() : Self.capitalized($0) }
      if !texts.isEmpty { choices.append((index, texts)) }
    }
    var variants: [Variant] = []
    func add(_ replaced: [Int: String]) {
      guard variants.count < Self.maximumVariants else { return }
      // "Drop in Drop" keeps nothing of "Fall in Fall".
      let keepsPart = words.contains { index in
        replaced[index] == nil && parts[index].first?.isUppercase == true
          && !Self.articles.contains(parts[index].lowercased())
      }
      var variant = Variant(text: "", loose: [], isTelling: words.count > 2 && keepsPart)
      let isSeen = replaced.allSatisfy { index, text in
        text.contains(" ") || seen[parts[index].lowercased()]?.contains(text.lowercased()) == true
      }
      if isSeen { variant.isTelling = true }
      for index in parts.indices {
        let text = replaced[index] ?? parts[index]
        let start = variant.text.utf8.count
        variant.text += text
        if replaced[index]?.contains(" ") == true { variant.loose.append(start..<variant.text.utf8.count) }
      }
      if variant.text != name, !variants.contains(variant) { variants.append(variant) }
    }
    for choice in choices {
      for text in choice.texts { add([choice.index: text]) }
    }
    // A name of two words leaves room for more of both.
    let most = words.count == 2 ? 6 : 4
    // Parts that spinners are known to replace first: "Moon" and "Sun" of a long title, before its "the".
    let ranked =
      choices.filter { substitutes[parts[$0.index].lowercased()] != nil }
      + choices.filter { substitutes[parts[$0.index].lowercased()] == nil }
    for (position, first) in ranked.enumerated() {
      for second in ranked[(position + 1)...] {
        for one in first.texts.prefix(most) {
          for two in second.texts.prefix(most) { add([first.index: one, second.index: two]) }
        }
      }
    }
    return variants
  }

  /// What spinners make of a name of one word, such as the title "Stranger"; at most 8 variants.
  ///
  /// - Parameters:
  ///   - name: The undamaged name.
  ///   - extra: Further substitutes, by the word in lower case.
  /// - Returns: Each variant once, those of the homograph table first; none for names of more words.
  package func loneVariants(of name: String, extra: [String: [String]]) -> [Variant] {
    guard name.count > 1, Self.split(name).count == 1 else { return [] }
    let word = name.lowercased()
    var texts: [String] = []
    for text in (substitutes[word] ?? []) + (extra[word] ?? [])
    where texts.count < 8 && !texts.contains(where: { $0.lowercased() == text.lowercased() }) {
      texts.append(text)
    }
    let isUpper = name == name.uppercased()
    let isLower = name == name.lowercased()
    return texts.map { text in
      let text = isUpper ? text.uppercased() : isLower ? text.lowercased() : Self.capitalized(text)
      return Variant(
        text: text, loose: text.contains(" ") ? [0..<text.utf8.count] : [], isTelling: false)
    }
  }

  /// Words and the separators between them; joined again they give `name`.
  private static func split(_ name: String) -> [String] {
    var parts: [String] = []
    for character in name {
      if isSeparator(String(character)) || parts.isEmpty || isSeparator(parts[parts.count - 1]) {
        parts.append(String(character))
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func isSeparator(_ part: String) -> Bool {
    [" ", "-", ":", ",", "!", "?", "(", ")", "&", "\u{2013}"].contains(part)
  }

  /// First letter in upper case, the rest as it is.
  package static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
