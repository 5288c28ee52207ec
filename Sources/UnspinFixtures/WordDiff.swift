/// The differences between two texts, word by word.
///
/// Shown in the manner of `git diff --word-diff`, with a few words around each difference:
/// `… of the [-cast-]{+solid+} of “Glasshouse …`.
public struct WordDiff: Sendable, Hashable {
  /// One place where the texts differ, with the words around it.
  public struct Hunk: Sendable, Hashable {
    /// What stands before the difference in both texts.
    public var before: String
    /// What only the first text has.
    public var removed: String
    /// What only the second text has.
    public var added: String
    /// What stands behind the difference in both texts.
    public var after: String
  }

  /// The differences, in the order of the texts.
  public let hunks: [Hunk]

  /// Compares two texts byte for byte.
  ///
  /// - Complexity: O(n·d) for texts of n words with d differences.
  public init(from old: String, to new: String) {
    let old = TextToken.tokens(of: old, withSpaces: true)
    let new = TextToken.tokens(of: new, withSpaces: true)
    let context = 8
    let places = TokenDiff.places(from: old, to: new)
    hunks = places.indices.map { index in
      let place = places[index]
      var low = max(index == 0 ? 0 : places[index - 1].old.upperBound, place.old.lowerBound - context)
      if low > 0, low < place.old.lowerBound, old[low].isSpace { low += 1 }
      var high = min(
        index + 1 == places.count ? old.count : places[index + 1].old.lowerBound,
        place.old.upperBound + context)
      if high < old.count, high > place.old.upperBound, old[high - 1].isSpace { high -= 1 }
      var hunk = Hunk(
        before: (low == 0 ? "" : "… ") + Self.text(old[low..<place.old.lowerBound]),
        removed: Self.text(old[place.old]), added: Self.text(new[place.new]),
        after: Self.text(old[place.old.upperBound..<high]) + (high == old.count ? "" : " …"))
      let isBlank = (old[place.old] + new[place.new]).allSatisfy(\.isSpace)
      if isBlank || hunk.removed == hunk.added {
        hunk.removed = Self.text(old[place.old], isEscaped: true)
        hunk.added = Self.text(new[place.new], isEscaped: true)
      }
      return hunk
    }
  }

  /// The differences, one a line.
  ///
  /// - Parameter limit: How many are shown at most; nil shows all.
  /// - Returns: The lines, without line ends.
  public func lines(limit: Int? = nil) -> [String] {
    let shown = limit.map { min($0, hunks.count) } ?? hunks.count
    var lines = hunks.prefix(shown).map { hunk in
      let removed = hunk.removed.isEmpty ? "" : "[-\(hunk.removed)-]"
      let added = hunk.added.isEmpty ? "" : "{+\(hunk.added)+}"
      return hunk.before + removed + added + hunk.after
    }
    if shown < hunks.count { lines.append("and \(hunks.count - shown) more") }
    return lines
  }

  /// The text of tokens, on one line and with nothing in it that cannot be seen.
  private static func text(_ tokens: ArraySlice<TextToken>, isEscaped: Bool = false) -> String {
    var text = ""
    for scalar in String(decoding: tokens.flatMap(\.bytes), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n": text += "⏎"
      case " " where !isEscaped: text += " "
      case "!"..."~": text.unicodeScalars.append(scalar)
      default:
        let properties = scalar.properties
        let isHidden =
          properties.isWhitespace || properties.isDefaultIgnorableCodePoint
          || properties.generalCategory == .control
        if isEscaped || isHidden {
          text += "⟨U+\(hexadecimal(scalar.value, width: 4))⟩"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }
}

/// `value` in upper-case hexadecimal digits, at least `width` of them.
func hexadecimal(_ value: UInt32, width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
