internal import UnspinText

/// What spinners make of a name: any part that is also an English word or an acronym is replaced.
package struct NameVariants: Sendable {
  /// Substitutes of a name part, seen ones first.
  private let substitutes: [String: [String]]
  /// Name parts with what was seen in their place, in lower case.
  private let seen: [String: Set<String>]
  private static let maximumVariants = 96

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
      var variant = Variant(text: "", loose: [], isTelling: words.count > 2)
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
    for (position, first) in choices.enumerated() {
      for second in choices[(position + 1)...] {
        // A name of two words leaves room for more of both.
        let most = words.count == 2 ? 6 : 4
        for one in first.texts.prefix(most) {
          for two in second.texts.prefix(most) { add([first.index: one, second.index: two]) }
        }
      }
    }
    return variants
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
