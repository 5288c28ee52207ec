internal import UnspinLexicon
internal import UnspinText

/// Restores names that are written in one word behind a hash sign: "#WebOptimizationDanAh".
enum HashTags {
  /// What the decoder would say of a damaged name that fills a tag.
  private static let posterior: Float = 0.98

  /// The damaged names among the tags of a document.
  static func proposals(_ document: Document, _ knowledge: Knowledge) -> [WordingPass.Proposal] {
    document.tokens.indices.dropFirst().compactMap { index in
      let token = document.tokens[index]
      guard token.kind == .word, token.flags.contains(.joined),
        document.bytes[Int(token.start) - 1] == UInt8(ascii: "#")
      else { return nil }
      return proposal(index, document, knowledge)
    }
  }

  private static func proposal(
    _ index: Int, _ document: Document, _ knowledge: Knowledge
  ) -> WordingPass.Proposal? {
    let span = document.tokens[index].span
    let words = words(document.bytes[span])
    guard words.count > 1 else { return nil }
    for lexicon in knowledge.lexicons.reversed() {
      guard let phrase = phrase(words, lexicon) else { continue }
      if phrase.flags.contains(.name) { return nil }
      let pairs = Int(phrase.firstPair)..<Int(phrase.firstPair) + Int(phrase.pairCount)
      guard let pair = pairs.map(lexicon.pair).first(where: { $0.flags.contains(.name) }) else { continue }
      let name = lexicon.text(lexicon.target(pair.target))
      var tag = name.filter { $0.isLetter || $0.isNumber }
      if document.tokens[index].letterCase == .upper { tag = tag.uppercased() }
      let original = document.text(span)
      return WordingPass.Proposal(
        edit: Edit(
          kind: .name, span: span, original: original, replacement: tag, confidence: 0,
          source: lexicon.source(pair), reason: "“\(original)” is a damaged form of the name “\(name)”"),
        posterior: posterior, isIndependent: !pair.flags.isDisjoint(with: [.distinctive, .overlay]),
        token: index)
    }
    return nil
  }

  /// The words of a tag in camel case, by their keys; none where a byte is not ASCII.
  private static func words(_ tag: ArraySlice<UInt8>) -> [TokenKey] {
    var words: [[UInt8]] = []
    var last: UInt8?
    for byte in tag {
      guard byte < 0x80 else { return [] }
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isDigit = byte >= 0x30 && byte <= 0x39
      let lastIsDigit = last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
      if words.isEmpty || isUpper || isDigit != lastIsDigit { words.append([]) }
      words[words.count - 1].append(isUpper ? byte | 0x20 : byte)
      last = byte
    }
    return words.map { word in word.withUnsafeBytes { TokenKey(bytes: $0) } }
  }

  private static func phrase(_ words: [TokenKey], _ lexicon: Lexicon) -> Phrase? {
    var state = lexicon.start(words[0])
    for word in words.dropFirst() {
      state = state.flatMap { lexicon.advance($0, by: word, isJoined: false) }
    }
    return state?.phrase.map(lexicon.phrase)
  }
}
