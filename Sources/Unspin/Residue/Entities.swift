internal import UnspinLexicon

/// Finds HTML entities that scraping left in text: `&amp;`, `&#8217;`, `&#x2019;`, also doubled.
///
/// Text with tags is markup and is left alone. So is an entity inside a web address.
enum Entities {
  /// An entity and the character it stands for.
  struct Place {
    var span: Range<Int>
    var scalar: Unicode.Scalar
    var source: String?
  }

  private static let longest = 12

  static func places(in bytes: [UInt8], _ lexicon: Lexicon) -> [Place] {
    var places: [Place] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "&"), let place = place(bytes, offset, lexicon),
        !isAddress(bytes, offset)
      {
        places.append(place)
        offset = place.span.upperBound
      } else {
        offset += 1
      }
    }
    // What would read as a tag stays, and so does all that closes it.
    let opens = places.contains { $0.scalar == "<" && isTagStart(bytes, $0.span.upperBound) }
    if opens { places.removeAll { $0.scalar == "<" || $0.scalar == ">" } }
    return places
  }

  /// How many tags stand in the text, and where the first one does.
  static func tags(in bytes: [UInt8]) -> (count: Int, first: Range<Int>?) {
    var count = 0
    var first: Range<Int>?
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "<"), isTagStart(bytes, offset + 1),
        let end = bytes[offset..<min(bytes.count, offset + 400)].firstIndex(of: UInt8(ascii: ">"))
      {
        count += 1
        if first == nil { first = offset..<end + 1 }
        offset = end
      }
      offset += 1
    }
    return (count, first)
  }

  private static func isTagStart(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let byte = bytes[offset]
    return (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
  }

  private static func place(_ bytes: [UInt8], _ start: Int, _ lexicon: Lexicon) -> Place? {
    guard let end = bytes[start..<min(bytes.count, start + longest)].firstIndex(of: UInt8(ascii: ";")),
      end > start + 1
    else { return nil }
    let name = bytes[start + 1..<end]
    let span = start..<end + 1
    if name.first != UInt8(ascii: "#") {
      guard let row = lexicon.residue.word(name, .entity), let scalar = Unicode.Scalar(row.value) else {
        return nil
      }
      return Place(span: span, scalar: scalar, source: lexicon.source(row))
    }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard text.first != "+", text.first != "-", let code = UInt32(text, radix: isHexadecimal ? 16 : 10),
      let scalar = CodePage.printable(for: code) ?? Unicode.Scalar(code)
    else { return nil }
    // Controls are no text.
    if code < 0x20 && code != 0x09 && code != 0x0A || (0x7F...0x9F).contains(scalar.value) { return nil }
    return Place(span: span, scalar: scalar, source: nil)
  }

  /// Whether the token around is a web address or code.
  private static func isAddress(_ bytes: [UInt8], _ offset: Int) -> Bool {
    var start = offset
    if start > 0, bytes[start - 1] == UInt8(ascii: "`") { return true }
    while start > 0, bytes[start - 1] > 0x20, offset - start < 300 { start -= 1 }
    let token = bytes[start..<offset]
    return token.contains(0x3A) && token.contains(0x2F) || token.contains(0x3F) && token.contains(0x3D)
      || token.starts(with: Array("www.".utf8))
  }
}
