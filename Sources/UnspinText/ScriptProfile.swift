internal import CICU

/// How many letters of each script a text has: the cheap first answer to "is this English at all?".
package struct ScriptProfile: Sendable, Equatable {
  /// Scripts told apart; `kana` is Hiragana and Katakana.
  package enum Script: Int, Sendable, CaseIterable {
    case latin, hangul, han, kana, cyrillic, greek, arabic, hebrew, thai, devanagari, other
  }

  private var counts = [Int](repeating: 0, count: Script.allCases.count)
  /// Latin letters above ASCII, also counted as ``Script/latin``.
  package private(set) var nonASCIILatin = 0

  /// - Parameter bytes: valid UTF-8.
  /// - Complexity: O(`bytes.count`), eight ASCII bytes a step.
  package init(of bytes: UnsafeRawBufferPointer) {
    var latin = 0
    var offset = 0
    while offset < bytes.count {
      if offset + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & ByteWord.tops == 0 {
          latin += ByteWord.letters(word | ByteWord.ones &* 0x20).lower.nonzeroBitCount
          offset += 8
          continue
        }
      }
      let (scalar, length) = UnicodeScalars.decode(bytes, at: offset)
      offset += length
      if scalar < 0x80 {
        if ByteWord.isLetter(UInt8(truncatingIfNeeded: scalar)) { latin += 1 }
      } else if let script = ScriptProfile.script(scalar) {
        counts[script.rawValue] += 1
        if script == .latin { nonASCIILatin += 1 }
      }
    }
    counts[Script.latin.rawValue] += latin
  }

  /// How many letters of `script` there are.
  package subscript(script: Script) -> Int { counts[script.rawValue] }

  /// How many letters there are in all.
  package var letters: Int { counts.reduce(0, +) }

  /// The share of letters that are of `script`, 0 to 1; 0 when there is no letter.
  package func share(_ script: Script) -> Double {
    let letters = letters
    return letters == 0 ? 0 : Double(self[script]) / Double(letters)
  }

  /// The script of a letter above ASCII; nil for what is no letter.
  private static func script(_ scalar: UInt32) -> Script? {
    // Most of what is not ASCII in practice; saves two look-ups.
    if (0xAC00...0xD7A3).contains(scalar) { return .hangul }
    if (0x4E00...0x9FFF).contains(scalar) { return .han }
    guard cicu_is_letter(scalar) != 0 else { return nil }
    return switch Int(cicu_script(scalar)) {
    case CICU_LATIN: .latin
    case CICU_HANGUL: .hangul
    case CICU_HAN: .han
    case CICU_HIRAGANA, CICU_KATAKANA: .kana
    // The mark that makes a kana long is shared by both and so has no script of its own.
    case _ where scalar == 0x30FC || scalar == 0xFF70: .kana
    case CICU_CYRILLIC: .cyrillic
    case CICU_GREEK: .greek
    case CICU_ARABIC: .arabic
    case CICU_HEBREW: .hebrew
    case CICU_THAI: .thai
    case CICU_DEVANAGARI: .devanagari
    default: .other
    }
  }
}
