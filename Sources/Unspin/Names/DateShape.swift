internal import UnspinText

/// Tells whether a damaged month ("Could 14", "the Might 30 broadcast", "early Could") stands in a date.
enum DateShape {
  /// Words a date stands behind and a verb hardly ever does.
  private static let leads: Set<TokenKey> = keys(
    "on", "of", "from", "until", "till", "since", "by", "the", "this", "next", "last", "through", "to", "for",
    "in", "early", "mid", "late", "before", "after", "between", "around", "kst", "monday", "tuesday",
    "wednesday",
    "thursday", "friday", "saturday", "sunday")
  /// Words a date is followed by and the subject of a question hardly ever is.
  private static let followers: Set<TokenKey> = keys(
    "at", "on", "in", "and", "to", "with", "is", "was", "will", "for", "through", "until", "kst", "after",
    "before",
    "episode", "broadcast", "issue", "show", "concert", "release", ",", ".", ")", "-", ";", ":", "!")

  /// Parts of a month: no verb stands behind them.
  private static let parts: Set<TokenKey> = keys("early", "mid", "late")

  /// Whether the tokens at `range` stand where a month does.
  static func allows(_ document: Document, _ range: Range<Int>) -> Bool {
    let tokens = document.tokens
    let isLed = range.lowerBound > 0 && leads.contains(tokens[range.lowerBound - 1].form)
    let isInside = range.lowerBound > 0 && !tokens[range.lowerBound].flags.contains(.sentenceStart)
    // No verb has a possessive.
    if isInside, tokens[range.upperBound - 1].flags.contains(.possessive) { return true }
    let isFollowed = range.upperBound < tokens.count && tokens[range.upperBound].kind == .number
    guard isFollowed else {
      guard isLed else { return false }
      return endsPhrase(tokens, range.upperBound)
        || followers.contains(tokens[range.upperBound].form) && isDated(document, range.lowerBound - 1)
    }
    if isLed { return true }
    if isInside, tokens[range.lowerBound - 1].letterCase == .lower, isYear(document, tokens[range.upperBound])
    {
      return true
    }
    let after = range.upperBound + 1
    return isDay(document, tokens[range.upperBound])
      && (after == tokens.count || tokens[after].flags.contains(.lineStart)
        || followers.contains(tokens[after].form))
  }

  /// Whether a word before a month makes a date of it by itself: "early", or "of" behind "the 8th".
  private static func isDated(_ document: Document, _ lead: Int) -> Bool {
    let tokens = document.tokens
    if parts.contains(tokens[lead].form) { return true }
    return lead > 0 && tokens[lead].form == of && tokens[lead - 1].flags.contains(.digit)
  }

  private static let of = TokenKey("of")

  private static func isYear(_ document: Document, _ token: Token) -> Bool {
    guard token.span.count == 4, let year = Int(document.text(token.span)) else { return false }
    return (1900...2099).contains(year)
  }

  private static func endsPhrase(_ tokens: [Token], _ index: Int) -> Bool {
    index == tokens.count || tokens[index].kind == .sign || tokens[index].flags.contains(.lineStart)
  }

  private static func isDay(_ document: Document, _ token: Token) -> Bool {
    guard token.span.count <= 2, let day = Int(document.text(token.span)) else { return false }
    return (1...31).contains(day)
  }

  private static func keys(_ words: String...) -> Set<TokenKey> { Set(words.map { TokenKey($0) }) }
}
