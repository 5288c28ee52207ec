internal import UnspinLexicon
internal import UnspinText

/// Tells by capitals whether a damaged name may stand where its words do.
enum NameCase {
  /// Whether the tokens are capitalised where the damaged name has to be: everywhere but inside replaced
  /// parts of several words ("search optimization In Guk"), and somewhere at least.
  static func allows(_ tokens: ArraySlice<Token>, _ pair: Pair) -> Bool {
    var capitals = 0
    for (index, token) in tokens.enumerated() {
      let isCapital = token.letterCase != .lower && token.letterCase != .none
      if isCapital { capitals += 1 }
      if !isCapital, index < 16, pair.capitals & (1 << UInt16(index)) != 0 { return false }
    }
    return capitals > 0
  }
}
