/// Changes to JSON that mostly keep it JSON: values and names are put in the place of others.
enum JSONMutator {
  static func mutate(_ input: [UInt8], names: [String], using random: inout SplitMix64) -> [UInt8]? {
    var bytes = input
    for _ in 0...random.next(below: 2) {
      let tokens = spans(bytes)
      guard !tokens.isEmpty else { return nil }
      let span = tokens[random.next(below: tokens.count)]
      switch random.next(below: 6) {
      case 0: bytes.replaceSubrange(span, with: Array(random.pick(values).utf8))
      case 1: bytes.replaceSubrange(span, with: Array("\"\(random.pick(names))\"".utf8))
      case 2: bytes.replaceSubrange(span, with: bytes[tokens[random.next(below: tokens.count)]])
      case 3: bytes.removeSubrange(span)
      case 4:
        let end = tokens[min(tokens.count - 1, random.next(below: tokens.count))].upperBound
        if span.lowerBound < end {
          bytes.insert(contentsOf: Array(bytes[span.lowerBound..<end]), at: span.lowerBound)
        }
      default: bytes.insert(contentsOf: Array(random.pick(values).utf8), at: span.lowerBound)
      }
    }
    return bytes
  }

  /// Texts, numbers, words and signs.
  private static func spans(_ bytes: [UInt8]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let start = index
      index += 1
      if bytes[start] == UInt8(ascii: "\"") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, bytes.count)
      } else if isPlain(bytes[start]) {
        while index < bytes.count, isPlain(bytes[index]) { index += 1 }
      } else if bytes[start] <= 0x20 {
        continue
      }
      spans.append(start..<index)
    }
    return spans
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"): true
    default: false
    }
  }

  private static let values = [
    "0", "1", "-1", "2", "17", "0.5", "1.5", "1e400", "9223372036854775807", "-9223372036854775808",
    "18446744073709551616", "281474976710656", "281474976710655", "null", "true", "false", "\"\"",
    "\"\\u0000\"",
    "\"\\ud800\"", "\"e\\u0301\"", "\"👩‍🎤\"", "[]", "{}", "[[", "{\"", "\n", ",", ":", "\"name\"",
    "\"wording\"",
    "\"seo-dan-ah\"", "\"Seo\"", "\"Web optimization\"", String(repeating: "[", count: 600),
  ]
}
