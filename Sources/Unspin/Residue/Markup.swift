/// Tells a page's markup from its text.
///
/// Markup is left to tools that read it: taking lines or words out of it by the rules for text would break it.
/// A text with a tag here and there, as manuals have, is no markup.
enum Markup {
  private static let fewestClosed = 3
  private static let longestTag = 400

  private struct Tag {
    var span: Range<Int>
    var name: [UInt8]
    var isClosing: Bool
  }

  /// The first tag of a text that is markup; nil for text.
  ///
  /// Markup starts with a declaration, or with a tag that is closed further on; or it opens and closes tags in
  /// at least half of its lines.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func firstTag(in bytes: [UInt8]) -> Range<Int>? {
    guard bytes.contains(UInt8(ascii: "<")) else { return nil }
    let tags = tags(in: bytes)
    guard let first = tags.first else { return nil }
    let start = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
      .firstIndex { $0 > 0x20 }
    if first.span.lowerBound == start {
      if first.name.first.map({ $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }) == true {
        return first.span
      }
      if !first.isClosing, tags.contains(where: { $0.isClosing && $0.name == first.name }) {
        return first.span
      }
    }
    let opened = Set(tags.filter { !$0.isClosing }.map(\.name))
    guard tags.filter({ $0.isClosing && opened.contains($0.name) }).count >= fewestClosed else { return nil }
    return holdsInMostLines(tags, bytes) ? first.span : nil
  }

  /// What is said of such a text.
  static func finding(_ tag: Range<Int>, _ bytes: [UInt8]) -> Finding {
    Finding(
      kind: .chrome, span: tag, text: String(decoding: bytes[tag], as: UTF8.self),
      reason: "the document is markup, so nothing in it was changed; give the text of the page instead")
  }

  private static func tags(in bytes: [UInt8]) -> [Tag] {
    var tags: [Tag] = []
    var offset = 0
    while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      offset = start + 1
      let end = bytes[offset..<min(bytes.count, start + longestTag)].firstIndex {
        $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<")
      }
      guard let end, bytes[end] == UInt8(ascii: ">") else { continue }
      var inside = bytes[offset..<end]
      let isClosing = inside.first == UInt8(ascii: "/")
      if isClosing { inside = inside.dropFirst() }
      let name = inside.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
      // "<name@example.com>" and "<1 2>" are no tags; "<!DOCTYPE" and "<?xml" are.
      guard let letter = name.first, (letter | 0x20) &- 0x61 < 26 || letter == 0x21 || letter == 0x3F,
        !name.contains(UInt8(ascii: "@")), !name.contains(UInt8(ascii: ":")) || name.count < 24
      else { continue }
      tags.append(
        Tag(
          span: start..<end + 1, name: name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, isClosing: isClosing))
      offset = end + 1
    }
    return tags
  }

  private static func holdsInMostLines(_ tags: [Tag], _ bytes: [UInt8]) -> Bool {
    var filled = 0
    var tagged = 0
    var next = tags[...]
    for line in PageLine.lines(of: bytes) where !line.isBlank {
      filled += 1
      while let tag = next.first, tag.span.upperBound <= line.span.lowerBound { next.removeFirst() }
      if let tag = next.first, tag.span.lowerBound < line.span.upperBound { tagged += 1 }
    }
    return tagged * 2 >= filled
  }
}
