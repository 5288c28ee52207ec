internal import UnspinLexicon
internal import UnspinText

/// Tells English from other languages by its function words.
///
/// The words are those that every English text is full of, that no other common language shares and that
/// spinners leave alone.
enum LanguageEvidence {
  private static let words = KeySet(
    [
      "the", "of", "and", "to", "is", "was", "that", "for", "with", "his", "her", "it", "at", "by", "from",
      "they", "this", "are", "were", "have", "has", "been", "who", "which", "their", "you", "not", "she",
      "he",
      "be", "into", "about", "when", "what", "how", "can", "will", "would", "there", "it's", "don't", "i'm",
      "its", "than", "these", "as", "my", "your", "we", "our", "him", "them", "if", "so", "all", "up", "out",
    ].map { TokenKey($0) })
  /// Share of function words that English text reaches even in headlines; other languages stay below half of it.
  private static let share = 0.12
  private static let shortest = 8

  /// The language of the words in a range of tokens.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - range: The tokens.
  ///   - model: Tells which words are common English.
  ///   - names: Tokens that tell no language.
  /// - Returns: The language.
  static func language(
    of document: Document, _ range: Range<Int>, _ model: LanguageModel, without names: Set<Int>
  ) -> Verdict.Language {
    let rest = range.filter { !names.contains($0) }
    let words = rest.filter { document.tokens[$0].kind == .word }.map { document.tokens[$0] }
    guard !words.isEmpty else { return .undetermined }
    let hits = words.count { self.words.contains($0.form) }
    if Double(hits) >= share * Double(words.count) || isFamiliar(words, model) { return .english }
    return words.count < shortest ? .undetermined : .other
  }

  /// The language of the words in a range of tokens.
  static func language(
    of document: Document, _ range: Range<Int>, _ model: LanguageModel
  ) -> Verdict.Language {
    var total = 0
    var latin = 0
    var hits = 0
    let words = words
    document.tokens.withUnsafeBufferPointer { tokens in
      document.bytes.withUnsafeBufferPointer { bytes in
        for token in tokens[range] where token.kind == .word {
          total += 1
          if bytes[Int(token.start)] < 0x80 { latin += 1 }
          if words.contains(token.form) { hits += 1 }
        }
      }
    }
    guard total > 0 else { return .undetermined }
    if latin * 2 < total { return .other }
    if Double(hits) >= share * Double(total) { return .english }
    if isFamiliar(document.tokens[range], model) { return .english }
    return total < shortest ? .undetermined : .other
  }

  /// Whether nearly all longer words without capitals are common English: headlines and lists of names have
  /// few function words.
  private static func isFamiliar(_ tokens: some Sequence<Token>, _ model: LanguageModel) -> Bool {
    var words = 0.0
    var common = 0.0
    for token in tokens where token.kind == .word && token.span.count > 3 {
      if token.letterCase == .capitalized || token.letterCase == .upper,
        model.word(token.model).logProbability < commonLogProbability
      {
        continue
      }
      words += 1
      if model.word(token.model).logProbability >= commonLogProbability { common += 1 }
    }
    return words >= 3 && common >= familiar * words
  }

  private static let commonLogProbability: Float = -12.5
  private static let familiar = 0.8
}

/// A few keys, to be asked about for every word of a text.
private struct KeySet: Sendable {
  private let slots: [TokenKey]

  init(_ keys: [TokenKey]) {
    var slots = [TokenKey](repeating: TokenKey(rawValue: 0), count: 512)
    for key in keys {
      var slot = KeySet.slot(key)
      while slots[slot].rawValue != 0, slots[slot] != key { slot = (slot + 1) & 511 }
      slots[slot] = key
    }
    self.slots = slots
  }

  @inline(__always)
  private static func slot(_ key: TokenKey) -> Int { Int(truncatingIfNeeded: key.rawValue) & 511 }

  @inline(__always)
  func contains(_ key: TokenKey) -> Bool {
    var slot = KeySet.slot(key)
    while slots[slot].rawValue != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & 511
    }
    return false
  }
}
