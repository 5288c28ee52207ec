/// A word, a run of white space or a single other scalar, compared by its bytes.
struct TextToken: Sendable, Hashable {
  /// The UTF-8 of the token.
  let bytes: ArraySlice<UInt8>
  /// Whether it is white space.
  let isSpace: Bool
  /// Where it stands, as UTF-8 offsets into the text.
  var span: Range<Int> { bytes.startIndex..<bytes.endIndex }

  static func == (a: TextToken, b: TextToken) -> Bool { a.bytes == b.bytes }
  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  private enum Sort { case word, space, other }

  /// Cuts a text into tokens. A word is a run of letters, marks and digits, with single apostrophes inside.
  static func tokens(of text: String, withSpaces: Bool) -> [TextToken] {
    let bytes = Array(text.utf8)
    let scalars = Array(text.unicodeScalars)
    var tokens: [TextToken] = []
    var start = 0
    var end = 0
    var running = Sort.other

    func close() {
      if start < end, withSpaces || running != .space {
        tokens.append(TextToken(bytes: bytes[start..<end], isSpace: running == .space))
      }
    }
    for (index, scalar) in scalars.enumerated() {
      var sort = Self.sort(of: scalar)
      if scalar == "'" || scalar == "’", running == .word, index + 1 < scalars.count,
        Self.sort(of: scalars[index + 1]) == .word
      {
        sort = .word
      }
      if sort != running || sort == .other {
        close()
        start = end
        running = sort
      }
      end += UTF8.width(scalar)
    }
    close()
    return tokens
  }

  private static func sort(of scalar: Unicode.Scalar) -> Sort {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": return .word
    case " ", "\n", "\r", "\t": return .space
    case _ where scalar.isASCII: return .other
    default:
      if scalar.properties.isWhitespace { return .space }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        return .word
      default: return .other
      }
    }
  }
}

/// The smallest set of places where two runs of tokens differ.
enum TokenDiff {
  /// A place: the tokens of the old text that the tokens of the new one stand for; one side may be empty.
  struct Place: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The places, in order; no two touch in both texts.
  ///
  /// - Complexity: O(n·d) for n tokens with d differences.
  static func places(from old: [TextToken], to new: [TextToken]) -> [Place] {
    let common = min(old.count, new.count)
    let head = (0..<common).first { old[$0] != new[$0] } ?? common
    let tail =
      (0..<(common - head)).first { old[old.count - 1 - $0] != new[new.count - 1 - $0] } ?? common - head
    let oldMiddle = old[head..<(old.count - tail)]
    let newMiddle = new[head..<(new.count - tail)]

    var isRemoved = [Bool](repeating: false, count: oldMiddle.count)
    var isInserted = [Bool](repeating: false, count: newMiddle.count)
    for change in newMiddle.difference(from: oldMiddle) {
      switch change {
      case .remove(let offset, _, _): isRemoved[offset] = true
      case .insert(let offset, _, _): isInserted[offset] = true
      }
    }

    var places: [Place] = []
    var i = 0
    var j = 0
    while i < isRemoved.count || j < isInserted.count {
      let start = (i, j)
      while i < isRemoved.count, isRemoved[i] { i += 1 }
      while j < isInserted.count, isInserted[j] { j += 1 }
      if (i, j) == start {
        i += 1
        j += 1
      } else {
        places.append(Place(old: (head + start.0)..<(head + i), new: (head + start.1)..<(head + j)))
      }
    }
    return places
  }
}
