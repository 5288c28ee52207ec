internal import UnspinLexicon
internal import UnspinText

/// Tells whether a damaged name part stands among the parts of a romanised Korean name.
struct NameShape {
  private static let longestName = 4

  /// Whether the tokens at `range` could be one part of a name: with the capitalised tokens around them they
  /// make two to four parts, the first a surname, the others syllables.
  static func allows(_ document: Document, _ range: Range<Int>, _ lexicon: Lexicon) -> Bool {
    let tokens = document.tokens
    guard isCapital(tokens[range.lowerBound]) else { return false }
    var first = range.lowerBound
    while first > 0, range.lowerBound - first < longestName, continues(tokens[first]),
      isCapital(tokens[first - 1]),
      tokens[first - 1].kind == .word
    {
      first -= 1
    }
    var last = range.upperBound
    while last < tokens.count, last - range.upperBound < longestName, continues(tokens[last]),
      isCapital(tokens[last]),
      tokens[last].kind == .word
    {
      last += 1
    }
    // Parts before that are no name: the last surname before the damaged part starts it.
    let before = first..<range.lowerBound
    let start = before.last { lexicon.isSurname(tokens[$0].form) && range.lowerBound - $0 <= 2 }
    let rest = (range.upperBound..<min(last, range.upperBound + 2)).prefix { isSyllables(document, $0) }
    if let start {
      let between = (start + 1)..<range.lowerBound
      return between.allSatisfy { isSyllables(document, $0) } && (!between.isEmpty || !rest.isEmpty)
    }
    // The surname itself is what was damaged.
    return before.isEmpty && rest.count == 2
  }

  private static func continues(_ token: Token) -> Bool { token.flags.contains(.afterSpace) }

  private static func isCapital(_ token: Token) -> Bool {
    token.letterCase == .capitalized || token.letterCase == .upper
  }

  /// Whether a token reads as one or two romanised Korean syllables.
  static func isSyllables(_ document: Document, _ index: Int) -> Bool {
    var span = document.tokens[index].span
    if document.tokens[index].flags.contains(.possessive) {
      span = span.lowerBound..<(span.upperBound - (document.bytes[span.upperBound - 2] < 0x80 ? 2 : 4))
    }
    let letters = document.bytes[span].map { $0 | 0x20 }
    return matches(letters[...], syllables: 2)
  }

  private static let onsets: [[UInt8]] = [
    "ch", "kk", "tt", "pp", "ss", "jj", "sh", "g", "k", "n", "d", "t", "r", "l", "m", "b", "p", "s", "j", "h",
    "",
  ].map { Array($0.utf8) }
  private static let nuclei: [[UInt8]] = [
    "yeo", "yae", "wae", "you", "woo", "yoo", "eui", "eo", "ae", "oo", "eu", "ee", "ya", "ye", "yo", "yu",
    "wa",
    "wo", "we", "wi", "oe", "ui", "ou", "ah", "eh", "a", "e", "i", "o", "u",
  ].map { Array($0.utf8) }
  private static let codas: [[UInt8]] = [
    "ng", "ck", "k", "g", "n", "t", "l", "m", "p", "b", "r", "h", "",
  ].map { Array($0.utf8) }

  private static func matches(_ letters: ArraySlice<UInt8>, syllables: Int) -> Bool {
    if letters.isEmpty { return true }
    guard syllables > 0, letters.count <= 12 else { return false }
    for onset in onsets where letters.starts(with: onset) {
      let afterOnset = letters.dropFirst(onset.count)
      for nucleus in nuclei where afterOnset.starts(with: nucleus) {
        let afterNucleus = afterOnset.dropFirst(nucleus.count)
        for coda in codas where afterNucleus.starts(with: coda) {
          if matches(afterNucleus.dropFirst(coda.count), syllables: syllables - 1) { return true }
        }
      }
    }
    return false
  }
}
