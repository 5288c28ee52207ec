/// The spelling of Korean syllables in Latin letters, in Revised Romanisation, McCune-Reischauer and as people
/// spell their own names.
enum Syllables {
  /// Whether letters read as that many syllables at most, at least one.
  ///
  /// - Parameters:
  ///   - word: ASCII letters of any case.
  ///   - most: Syllables at most.
  /// - Returns: Whether they do; not for an empty word.
  static func match(_ word: some Sequence<UInt8>, atMost most: Int) -> Bool {
    let letters = word.map { $0 | 0x20 }
    return !letters.isEmpty && letters.count <= 12 && matches(letters[...], syllables: most)
  }

  private static let onsets: [[UInt8]] = [
    "ch", "kk", "tt", "pp", "ss", "jj", "sh", "g", "k", "n", "d", "t", "r", "l", "m", "b", "p", "s", "j", "h",
    "",
  ].map { Array($0.utf8) }
  private static let nuclei: [[UInt8]] = [
    "yeo", "yae", "wae", "you", "woo", "yoo", "eui", "eo", "ae", "oo", "eu", "ee", "ya", "ye", "yo", "yu",
    "wa", "wo", "we", "wi", "oe", "ui", "ou", "ah", "eh", "uh", "yi", "a", "e", "i", "o", "u",
  ].map { Array($0.utf8) }
  private static let codas: [[UInt8]] = [
    "ng", "ck", "k", "g", "n", "t", "l", "m", "p", "b", "r", "h", "",
  ].map { Array($0.utf8) }

  private static func matches(_ letters: ArraySlice<UInt8>, syllables: Int) -> Bool {
    if letters.isEmpty { return true }
    guard syllables > 0 else { return false }
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
