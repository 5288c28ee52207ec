internal import UnspinText

/// The words of a name around a place of it: capitalised, between single blanks or hyphens.
struct NameParts {
  /// Tokens before the place, the nearest last; at most ``most``.
  private(set) var before: [Int] = []
  /// Tokens behind the place, the nearest first; at most ``most``.
  private(set) var after: [Int] = []
  /// Whether capitalised words go on behind ``after``, as in a headline.
  private(set) var goesOn = false

  /// Parts of a Korean name beside the one that was damaged.
  static let most = 2

  init(around range: Range<Int>, of document: Document) {
    var index = range.lowerBound
    while before.count < Self.most, let part = Self.part(before: index, document) {
      before.insert(part, at: 0)
      index = part
    }
    index = range.upperBound - 1
    while let part = Self.part(after: index, document) {
      if after.count == Self.most {
        goesOn = true
        break
      }
      after.append(part)
      index = part
    }
  }

  /// The word of the same name before a word; nil when there is none.
  static func part(before index: Int, _ document: Document) -> Int? {
    let tokens = document.tokens
    guard index > 0 else { return nil }
    if tokens[index].flags.contains(.afterSpace), isCapital(tokens[index - 1]), !endsName(tokens[index - 1]) {
      return index - 1
    }
    if index > 1, isHyphen(index - 1, document), tokens[index].flags.contains(.joined),
      tokens[index - 2].kind == .word
    {
      return index - 2
    }
    return nil
  }

  /// The word of the same name behind a word; nil when there is none.
  static func part(after index: Int, _ document: Document) -> Int? {
    let tokens = document.tokens
    guard index + 1 < tokens.count, !endsName(tokens[index]) else { return nil }
    if tokens[index + 1].flags.contains(.afterSpace), isCapital(tokens[index + 1]) { return index + 1 }
    if index + 2 < tokens.count, isHyphen(index + 1, document), tokens[index + 2].flags.contains(.joined),
      tokens[index + 2].kind == .word
    {
      return index + 2
    }
    return nil
  }

  static func isCapital(_ token: Token) -> Bool {
    token.kind == .word && (token.letterCase == .capitalized || token.letterCase == .upper)
  }

  private static func endsName(_ token: Token) -> Bool { token.flags.contains(.possessive) }

  private static func isHyphen(_ index: Int, _ document: Document) -> Bool {
    let token = document.tokens[index]
    return token.flags.contains(.joined) && token.span.count == 1
      && document.bytes[Int(token.start)] == UInt8(ascii: "-")
  }
}
