/// Finds characters that cannot be seen and have no business where they stand: C1 controls, byte order marks
/// inside the text, zero-width spaces and soft hyphens inside Latin words.
///
/// Joiners of Persian, Indic scripts and emoji and direction marks are left alone, and so are soft hyphens in a
/// text that hyphenates its long words throughout, or in a word that has several.
enum StrayPass {
  private static let softHyphen: UInt32 = 0xAD
  private static let longWord = 8
  /// So many soft hyphens in one word were set by hand: a very long word that may break in several places.
  private static let manyHyphens = 3

  static func edits(_ lines: [ScalarText], _ bytes: [UInt8]) -> [Edit] {
    let hyphenates = hyphenates(lines)
    var edits: [Edit] = []
    for line in lines {
      let isHyphenated = hyphenated(line)
      for index in 0..<line.count {
        let scalar = line[index]
        let isInWord = ScalarText.isLatin(line[index - 1]) && ScalarText.isLatin(line[index + 1])
        var replacement: String?
        var reason = ""
        switch scalar {
        case 0x80...0x84, 0x86...0x9F:
          guard let printable = CodePage.printable(for: scalar) else { continue }
          replacement = String(printable)
          reason = "a control that windows-1252 reads as this sign"
        case 0xFEFF where line.offsets[index] > 0:
          replacement = ""
          reason = "a byte order mark inside the text"
        case 0x200B where isInWord, 0x2060 where isInWord:
          replacement = ""
          reason = "a zero-width character inside a word"
        case softHyphen where isInWord && !hyphenates && !isHyphenated[index]:
          replacement = ""
          reason = "a soft hyphen inside a word"
        default: break
        }
        guard let replacement else { continue }
        let span = line.span(index..<index + 1)
        edits.append(
          Edit(
            kind: .encoding, span: span, original: String(decoding: bytes[span], as: UTF8.self),
            replacement: replacement, confidence: 0.96, reason: reason))
      }
    }
    return edits
  }

  /// For each character, whether it is in a word with as many soft hyphens as are set by hand.
  ///
  /// - Complexity: O(n) in the length of the line.
  private static func hyphenated(_ line: ScalarText) -> [Bool] {
    var marks = [Bool](repeating: false, count: line.count)
    var start = 0
    var hyphens = 0
    for index in 0...line.count {
      if line[index] == softHyphen { hyphens += 1 }
      if line[index] == softHyphen || ScalarText.isLatin(line[index]) { continue }
      if hyphens >= manyHyphens { for inside in start..<index { marks[inside] = true } }
      (start, hyphens) = (index + 1, 0)
    }
    return marks
  }

  /// Whether at least half of the long words in lines with soft hyphens have one.
  private static func hyphenates(_ lines: [ScalarText]) -> Bool {
    var long = 0
    var hyphenated = 0
    for line in lines where line.scalars.contains(softHyphen) {
      var letters = 0
      var hasHyphen = false
      for index in 0...line.count {
        if line[index] == softHyphen {
          hasHyphen = true
        } else if ScalarText.isLatin(line[index]) {
          letters += 1
        } else {
          if letters >= longWord { (long, hyphenated) = (long + 1, hyphenated + (hasHyphen ? 1 : 0)) }
          (letters, hasHyphen) = (0, false)
        }
      }
    }
    return hyphenated > 1 && hyphenated * 2 >= long
  }
}
