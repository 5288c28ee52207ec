/// What kind of text a page is, which decides how much a line of chrome in it says.
///
/// "See also" and "Back to top" stand in manuals, encyclopedias and guides to web pages as well as below
/// scraped articles. What tells the two apart is the shape of the text around:
///
/// - A scraped **article** is running prose, one paragraph a line, with chrome where pages put it: alone
///   between paragraphs, or in a run below the last one.
/// - A manual, a readme, a chat log or a list is **structured**: lines are indented, numbered, bulleted or
///   underlined, they are wrapped at a fixed width, or speakers' names start them. Not one line of it goes.
/// - Verse, a list of strings or a table has **no prose**: there is no article here that a line could be chrome
///   of.
///
/// Even in an article an ordinary word such as "Related" never goes by itself: see ``ChromePass``.
enum PageLayout {
  case article, structured, none

  /// Shares of lines above which a text is structured.
  private static let structuredShare = 0.12
  private static let wrappedShare = 0.2

  init(_ bytes: [UInt8], _ lines: [PageLine]) {
    var filled = 0
    var prose = 0
    var marked = 0
    var labelled = 0
    var wrapped = 0
    var isFenced = false
    for (index, line) in lines.enumerated() where !line.isBlank {
      filled += 1
      let text = bytes[line.content]
      if line.isProse { prose += 1 }
      if text.starts(with: [0x60, 0x60, 0x60]) || text.starts(with: [0x7E, 0x7E, 0x7E]) {
        isFenced.toggle()
      }
      if isFenced || Self.isMarked(text, line) { marked += 1 }
      if Self.isLabelled(text) { labelled += 1 }
      if index + 1 < lines.count, Self.runsOn(line, lines[index + 1], bytes) { wrapped += 1 }
    }
    let total = Double(filled)
    if Double(marked) > total * Self.structuredShare && marked > 1
      || Double(wrapped) > total * Self.wrappedShare && wrapped > 1
      || labelled * 2 > filled && labelled > 2 || isFenced
    {
      self = .structured
    } else {
      self = prose > 0 ? .article : .none
    }
  }

  /// Whether a line has the marks of lists, headings, code, tables or quoted mail.
  private static func isMarked(_ text: ArraySlice<UInt8>, _ line: PageLine) -> Bool {
    guard let first = text.first else { return false }
    if line.indent >= 2 && line.words > 1 { return true }
    let second = text.dropFirst().first
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ">"), UInt8(ascii: "$"):
      if second == 0x20 || second == 0x09 { return true }
    case UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "%"):
      if second == 0x20 || second == first { return true }
    case UInt8(ascii: "|"), UInt8(ascii: "@"), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "<"), UInt8(ascii: "`"):
      return true
    case 0xE2 where text.starts(with: [0xE2, 0x80, 0xA2]): return true
    default: break
    }
    if isNumbered(text) || isRule(text) { return true }
    return text.contains(0x09) || text.last == UInt8(ascii: ";") && !endsInEntity(text)
      || text.suffix(1).elementsEqual([UInt8(ascii: "{")])
  }

  /// "&#8217;" at the end: a sentence, not a line of code.
  private static func endsInEntity(_ text: ArraySlice<UInt8>) -> Bool {
    guard let start = text.suffix(10).lastIndex(of: UInt8(ascii: "&")) else { return false }
    return !text[start...].contains(0x20)
  }

  /// "1. ", "2) ", "3.1 ".
  private static func isNumbered(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.prefix { $0 &- 0x30 < 10 || $0 == 0x2E }
    guard let first = digits.first, first != 0x2E, digits.count <= 6 else { return false }
    let rest = text.dropFirst(digits.count)
    if digits.contains(0x2E) { return rest.first == 0x20 }
    return rest.starts(with: [0x29, 0x20])
  }

  /// Four or more of the same sign: an underline or a ruler.
  private static func isRule(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, [0x2D, 0x3D, 0x7E, 0x2A, 0x23, 0x5F, 0x5E].contains(first) else {
      return false
    }
    return text.count >= 3 && text.allSatisfy { $0 == first }
  }

  /// "Name: words", "[12:03] words", "<name> words".
  private static func isLabelled(_ text: ArraySlice<UInt8>) -> Bool {
    if text.first == UInt8(ascii: "[") { return text.dropFirst().first.map { $0 &- 0x30 < 10 } ?? false }
    if text.first == UInt8(ascii: "<") { return true }
    if text.prefix(5).dropFirst(2).first == 0x3A, text.first.map({ $0 &- 0x30 < 10 }) == true { return true }
    guard let colon = text.prefix(24).firstIndex(of: 0x3A), colon + 1 < text.endIndex else { return false }
    return text[colon + 1] == 0x20 && text[..<colon].filter { $0 == 0x20 }.count <= 2
  }

  /// Whether a sentence runs over the end of a line into the next one: lines wrapped at a width.
  private static func runsOn(_ line: PageLine, _ next: PageLine, _ bytes: [UInt8]) -> Bool {
    guard !next.isBlank, !line.endsSentence, !line.endsWithColon, line.content.count >= 40,
      line.content.count <= 100
    else { return false }
    let first = bytes[next.content.lowerBound]
    return first &- 0x61 < 26
  }
}
