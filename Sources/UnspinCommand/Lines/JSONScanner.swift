/// Walks over the bytes of one JSON text and checks them.
struct JSONScanner {
  private let bytes: [UInt8]
  private let end: Int
  /// Where the next byte stands.
  private(set) var offset: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    offset = range.lowerBound
  }

  private var next: UInt8? { offset < end ? bytes[offset] : nil }

  mutating func skipBlanks() {
    while offset < end, Self.isBlank(bytes[offset]) { offset += 1 }
  }

  /// Whether JSON calls a byte white space.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Passes over a byte if it is the next one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  /// Passes over white space and a byte that has to follow.
  mutating func expect(_ byte: UInt8, _ name: String) throws(LineFault) {
    skipBlanks()
    guard take(byte) else { throw fault("\(name) has to stand here") }
  }

  /// Makes sure that only white space follows.
  mutating func expectEnd() throws(LineFault) {
    skipBlanks()
    guard offset == end else { throw fault("something stands behind the object") }
  }

  /// Passes over a key and its colon.
  ///
  /// - Returns: Where the key stands, without its quotes.
  mutating func key() throws(LineFault) -> Range<Int> {
    guard next == UInt8(ascii: "\"") else { throw fault("a key in quotes has to stand here") }
    let key = try string()
    try expect(UInt8(ascii: ":"), "':'")
    return key
  }

  /// Passes over a value of any kind that stands `depth` levels deep.
  mutating func value(depth: Int) throws(LineFault) -> JSONLine.Kind {
    // Whether each open container is an object.
    var open: [Bool] = []
    let kind: JSONLine.Kind =
      switch next {
      case UInt8(ascii: "{"): .object
      case UInt8(ascii: "["): .array
      default: try scalar()
      }
    guard kind == .object || kind == .array else { return kind }
    repeat {
      skipBlanks()
      if take(UInt8(ascii: "{")) {
        open.append(true)
        skipBlanks()
        if next != UInt8(ascii: "}") {
          try checkDepth(depth + open.count)
          _ = try key()
          continue
        }
      } else if take(UInt8(ascii: "[")) {
        open.append(false)
        skipBlanks()
        if next != UInt8(ascii: "]") {
          try checkDepth(depth + open.count)
          continue
        }
      } else {
        _ = try scalar()
      }
      try close(&open)
    } while !open.isEmpty
    return kind
  }

  /// Behind a value: closes containers up to the next comma, and reads the key behind it.
  private mutating func close(_ open: inout [Bool]) throws(LineFault) {
    while let isObject = open.last {
      skipBlanks()
      if take(UInt8(ascii: ",")) {
        guard isObject else { return }
        skipBlanks()
        _ = try key()
        return
      }
      guard take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        throw fault(isObject ? "',' or '}' has to stand here" : "',' or ']' has to stand here")
      }
      open.removeLast()
    }
  }

  private func checkDepth(_ depth: Int) throws(LineFault) {
    guard depth <= JSONLine.deepest else {
      throw fault("arrays and objects are nested more than \(JSONLine.deepest) levels deep")
    }
  }

  private mutating func scalar() throws(LineFault) -> JSONLine.Kind {
    guard let next else { throw fault("the line ends where a value has to stand") }
    switch next {
    case UInt8(ascii: "\""):
      _ = try string()
      return .string
    case UInt8(ascii: "t"): return try word("true", .boolean)
    case UInt8(ascii: "f"): return try word("false", .boolean)
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try number()
      return .number
    default: throw fault("a value has to stand here")
    }
  }

  private mutating func word(_ word: StaticString, _ kind: JSONLine.Kind) throws(LineFault) -> JSONLine.Kind {
    let text = "\(word)".utf8
    guard end - offset >= text.count, bytes[offset..<offset + text.count].elementsEqual(text) else {
      throw fault("a value has to stand here")
    }
    offset += text.count
    return kind
  }

  private mutating func number() throws(LineFault) {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
  }

  private mutating func digits() throws(LineFault) {
    let start = offset
    while offset < end, bytes[offset] &- 0x30 < 10 { offset += 1 }
    guard offset > start else { throw fault("a digit has to stand here") }
  }

  /// Passes over a string.
  ///
  /// - Returns: Where it stands, without its quotes.
  private mutating func string() throws(LineFault) -> Range<Int> {
    offset += 1
    let start = offset
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return start..<offset - 1
      case UInt8(ascii: "\\"): offset += try escape()
      case 0..<0x20: throw fault("a control character in a string; write it as \\u00XX")
      default: offset += 1
      }
    }
    throw LineFault(offset: start - 1, message: "the string that starts here does not end")
  }

  /// The length of the escape sequence that starts here.
  private func escape() throws(LineFault) -> Int {
    guard offset + 1 < end else { throw fault("the line ends in an escape sequence") }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      guard offset + 6 <= end, bytes[offset + 2..<offset + 6].allSatisfy(JSONString.isHexadecimal) else {
        throw fault("four hexadecimal digits have to stand behind \\u")
      }
      return 6
    default: throw fault("there is no such escape sequence")
    }
  }

  private func fault(_ message: String) -> LineFault { LineFault(offset: offset, message: message) }
}
