internal import UnspinText

/// The ending of "Ah's", taken off for look-up and put back on what takes its place.
enum Possessive {
  /// Bytes of the ending of a token with the possessive flag: apostrophe, of any look, and s.
  static func suffixLength(_ token: ArraySlice<UInt8>) -> Int {
    // The byte before the s is the apostrophe, or the last of its two or three bytes.
    var length = 2
    while length < token.count, token[token.endIndex - length] & 0xC0 == 0x80 { length += 1 }
    return length
  }

  /// Key of the token without its ending.
  static func stemKey(_ token: ArraySlice<UInt8>) -> TokenKey {
    let stem = token.dropLast(suffixLength(token))
    if stem.allSatisfy({ $0 < 0x80 }) {
      let folded = stem.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      return folded.withUnsafeBytes { TokenKey(bytes: $0) }
    }
    return TokenKey(ModelSpelling.form(of: String(decoding: stem, as: UTF8.self)[...], kind: .word))
  }

  /// Language-model key of the last word of `text` with the ending; nil when it ends in no letter.
  static func key(lastWordOf text: String) -> TokenKey? {
    guard let last = text.split(whereSeparator: { $0 == " " || $0 == "-" }).last, last.last?.isLetter == true
    else {
      return nil
    }
    return TokenKey(ModelSpelling.model(of: last + "'s", kind: .word))
  }
}
