/// Finds picture captions: a title or name that stands again and again between the paragraphs that name it.
///
/// The refrain of a song, the lines of a list and the speakers of a play repeat too. A caption is told from
/// them by what is around it: whole paragraphs on both sides, set off by blank lines or one a line; and by the
/// body, which names the very same title or name, with the same capitals, in running prose. Two names that take
/// turns are speakers, so where more than one such line repeats, those before nearly every paragraph stay.
enum CaptionPass {
  private static let mostWords = 10
  private static let mostBytes = 90
  private static let mostTexts = 24

  /// Finds captions.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - lines: Its lines.
  ///   - taken: Lines that go as chrome.
  /// - Returns: One mark for every line that is to go.
  static func marks(_ bytes: [UInt8], _ lines: [PageLine], taken: Set<Int>) -> [LineMark] {
    guard case .article = PageLayout(bytes, lines) else { return [] }
    let filled = lines.indices.filter { !lines[$0].isBlank && !taken.contains($0) }
    var places: [ArraySlice<UInt8>: [Int]] = [:]
    var order: [ArraySlice<UInt8>] = []
    for (index, number) in filled.enumerated() {
      let line = lines[number]
      guard line.words <= mostWords, line.content.count <= mostBytes, !line.endsSentence, !line.endsWithColon,
        line.indent == 0
      else { continue }
      let text = bytes[line.content]
      if places[text] == nil { order.append(text) }
      places[text, default: []].append(index)
    }
    let repeated = order.filter { (places[$0]?.count ?? 0) > 1 }
    // A page has a few captions; what repeats this much is a table or a script.
    guard repeated.count <= mostTexts else { return [] }
    let paragraphs = paragraphs(filled, lines, Set(repeated.flatMap { places[$0] ?? [] }))
    var marks: [LineMark] = []
    for text in repeated {
      guard let indices = places[text], isName(text) else { continue }
      // The first line is the headline.
      let between = indices.filter { $0 > 0 && paragraphs.before[$0] && paragraphs.after[$0] }
      guard between.count > 1, isNamed(text, bytes, lines, filled) else { continue }
      if repeated.count > 1, takesTurns(places, repeated, filled) { continue }
      for index in between {
        marks.append(
          LineMark(
            kind: .caption, line: filled[index], confidence: 0.95, source: nil,
            reason: "a caption: stands \(between.count) times between paragraphs, which name it"))
      }
    }
    return marks.sorted { $0.line < $1.line }
  }

  /// For each line, whether the next line before it, or behind it, that does not repeat is a paragraph; the
  /// headline counts as one above, the end of the text below.
  ///
  /// - Complexity: O(n) in the number of lines: runs of repeated lines are walked once, not from each of them.
  private static func paragraphs(
    _ filled: [Int], _ lines: [PageLine], _ repeated: Set<Int>
  ) -> (before: [Bool], after: [Bool]) {
    var before = [Bool](repeating: false, count: filled.count)
    var after = [Bool](repeating: true, count: filled.count)
    for index in filled.indices.dropFirst() {
      let other = index - 1
      before[index] =
        other == 0 || (repeated.contains(other) ? before[other] : lines[filled[other]].isProse)
    }
    for index in filled.indices.dropLast().reversed() {
      let other = index + 1
      after[index] = repeated.contains(other) ? after[other] : lines[filled[other]].isProse
    }
    return (before, after)
  }

  /// Signs of code and settings, which no title has.
  private static let codeSigns = Set("=<>|\\{}_$;".utf8)

  /// Whether all words but short ones start with a capital, a digit or a letter without case.
  private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(where: codeSigns.contains) { return false }
    var capitals = 0
    for word in text.split(separator: 0x20) {
      guard let first = word.first(where: { $0 > 0x7F || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }) else {
        continue
      }
      if first &- 0x61 < 26 {
        if word.count > 4, !ScalarText.isElided(word) { return false }
      } else {
        capitals += 1
      }
    }
    return capitals > 0
  }

  /// Whether a paragraph names the text inside a sentence.
  private static func isNamed(
    _ text: ArraySlice<UInt8>, _ bytes: [UInt8], _ lines: [PageLine], _ filled: [Int]
  ) -> Bool {
    let isOneWord = !text.contains(0x20)
    let needsQuotes = isOneWord && hasNoCapitals(text)
    for number in filled where lines[number].isProse {
      let line = lines[number].content
      guard line.count > text.count, let first = text.first else { continue }
      for start in line.lowerBound...(line.upperBound - text.count)
      where bytes[start] == first && bytes[start..<start + text.count].elementsEqual(text) {
        let end = start + text.count
        let isFree =
          (start == line.lowerBound || !isLetter(bytes[start - 1]))
          && (end == line.upperBound || !isLetter(bytes[end]))
        // One word that starts a sentence has its capital from there.
        if needsQuotes {
          if opens.contains(where: { bytes[line.lowerBound..<start].suffix($0.count).elementsEqual($0) }) {
            return true
          }
          continue
        }
        if isFree,
          !isOneWord || (start > line.lowerBound && bytes[start - 1] != 0x20) || follows(start, line, bytes)
        {
          return true
        }
      }
    }
    return false
  }

  private static let opens = ["\"", "'", "“", "‘", "«", "「", "『", "《", "〈"].map { Array($0.utf8) }

  /// Whether a word is of a script without capitals. There only quotes tell a title from a heading ("例"),
  /// and the point between the parts of a foreign name.
  private static func hasNoCapitals(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first >= 0xD6, !text.contains(where: isLetter) else { return false }
    return !opens.contains { text.starts(with: $0) } && !String(decoding: text, as: UTF8.self).contains("・")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a word stands behind another one of the same sentence.
  private static func follows(_ start: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    start > line.lowerBound + 1 && bytes[start - 1] == 0x20
      && (isLetter(bytes[start - 2]) || bytes[start - 2] == 0x2C)
  }

  /// Whether repeated lines stand before nearly every paragraph and change all the time, as speakers do.
  private static func takesTurns(
    _ places: [ArraySlice<UInt8>: [Int]], _ repeated: [ArraySlice<UInt8>], _ filled: [Int]
  ) -> Bool {
    var speakers: [(index: Int, number: Int)] = []
    for (number, text) in repeated.enumerated() {
      speakers += (places[text] ?? []).map { ($0, number) }
    }
    speakers.sort { $0.index < $1.index }
    let pairs = zip(speakers, speakers.dropFirst())
    // Nobody speaks before the one before has said anything.
    if pairs.contains(where: { $0.index + 1 == $1.index }) { return false }
    let changes = pairs.filter { $0.number != $1.number }.count
    return speakers.count * 3 >= filled.count && changes * 2 >= speakers.count
  }
}
