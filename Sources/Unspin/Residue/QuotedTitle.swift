/// A title that a text names in quotation marks.
struct QuotedTitle {
  /// The title, without quotes and without a comma or stop that only stands inside them.
  var text: String
  /// The marks around it, with the blanks inside them that French puts.
  var open: String
  var close: String
  /// How often it stands there.
  var count: Int
  /// Where it stands first: number of the paragraph among those of the text.
  var paragraph: Int

  private static let pairs: [(open: [UInt8], close: [UInt8])] = [
    (Array("“".utf8), Array("”".utf8)), (Array("‘".utf8), Array("’".utf8)),
    (Array("\"".utf8), Array("\"".utf8)),
    (Array("«".utf8), Array("»".utf8)), (Array("„".utf8), Array("“".utf8)),
    (Array("「".utf8), Array("」".utf8)),
    (Array("『".utf8), Array("』".utf8)), (Array("《".utf8), Array("》".utf8)),
  ]
  private static let longest = 80
  /// Words that titles write small.
  private static let shortest = 4

  /// The titles that paragraphs name, in order of first mention.
  static func all(in bytes: [UInt8], _ paragraphs: [Range<Int>]) -> [QuotedTitle] {
    var titles: [QuotedTitle] = []
    for (number, paragraph) in paragraphs.enumerated() {
      var offset = paragraph.lowerBound
      scanning: while offset < paragraph.upperBound {
        for pair in pairs where bytes[offset...].starts(with: pair.open) {
          let start = offset + pair.open.count
          guard let end = find(pair.close, bytes, start..<min(start + longest, paragraph.upperBound)) else {
            continue
          }
          if let title = title(bytes[start..<end], pair, number) {
            if let known = titles.firstIndex(where: { $0.text.lowercased() == title.text.lowercased() }) {
              titles[known].count += 1
            } else {
              titles.append(title)
            }
          }
          offset = end + pair.close.count
          continue scanning
        }
        offset += 1
      }
    }
    return titles
  }

  private static func find(_ close: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    range.first { bytes[$0...].starts(with: close) }
  }

  /// What stands between quotes as a title; nil for speech.
  private static func title(
    _ inside: ArraySlice<UInt8>, _ pair: (open: [UInt8], close: [UInt8]), _ paragraph: Int
  ) -> QuotedTitle? {
    let blanks: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]
    let lead = blanks.first { inside.starts(with: $0) } ?? []
    var text = inside.dropFirst(lead.count)
    let trail = blanks.first { text.suffix($0.count).elementsEqual($0) } ?? []
    text = text.dropLast(trail.count)
    var hasStop = false
    if let last = text.last, last == 0x2C || last == 0x2E {
      text = text.dropLast()
      hasStop = true
    }
    guard let last = text.last, last != 0x2C, last != 0x2E, !text.contains(0x0A) else { return nil }
    let words = text.split(separator: 0x20)
    // “Yes,” she said: one word with a comma is speech more often than a title.
    if words.count == 1 && hasStop { return nil }
    guard words.count <= 10, let first = words.first?.first,
      first > 0x7F || first &- 0x41 < 26 || first &- 0x30 < 10
    else { return nil }
    for word in words.dropFirst() {
      guard let letter = word.first(where: { $0 > 0x7F || ($0 | 0x20) &- 0x61 < 26 }) else { continue }
      if letter &- 0x61 < 26, word.count > shortest, !ScalarText.isElided(word) { return nil }
    }
    if let final = words.last, let letter = final.first, letter &- 0x61 < 26, !ScalarText.isElided(final) {
      return nil
    }
    let inner = words.filter { $0.last == 0x2E || $0.last == 0x3F || $0.last == 0x21 }
    if inner.count > 1 { return nil }
    return QuotedTitle(
      text: String(decoding: text, as: UTF8.self), open: String(decoding: pair.open + lead, as: UTF8.self),
      close: String(decoding: trail + pair.close, as: UTF8.self), count: 1, paragraph: paragraph)
  }
}
