/// The shape of one line of JSON Lines: where the values of some fields stand in its bytes.
///
/// Nothing is decoded but keys, so that all else can be carried through as it is. The whole line is checked
/// against RFC 8259; containers may be nested ``deepest`` levels, and are walked without recursion.
struct JSONLine {
  /// What sort of value a field has.
  enum Kind: String {
    case string = "a string"
    case null
    case number = "a number"
    case boolean = "true or false"
    case array = "an array"
    case object = "an object"
  }

  /// A field that was asked for.
  struct Field {
    /// Which of the names it has.
    var name: Int
    /// Where its value stands; of a string, with the quotes.
    var value: Range<Int>
    var kind: Kind
  }

  /// Levels of arrays and objects after which a line is refused; readers of JSON commonly stop there.
  static let deepest = 1000

  /// The fields asked for, in the order of the line. A key that is there twice is in here twice.
  private(set) var fields: [Field] = []
  /// Behind the last value of the object, or behind its brace when it has none: where a field may be added.
  private(set) var end: Int
  /// Whether the object has no fields at all.
  private(set) var isEmpty = true

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - bytes: The bytes around the line.
  ///   - range: Where the line stands in them, without its line end.
  ///   - names: The names of the fields that are wanted, in UTF-8.
  /// - Throws: ``LineFault`` when the line is not one JSON object.
  init(_ bytes: [UInt8], _ range: Range<Int>, names: [[UInt8]]) throws(LineFault) {
    var scanner = JSONScanner(bytes, range)
    try scanner.expect(UInt8(ascii: "{"), "an object")
    end = scanner.offset
    scanner.skipBlanks()
    if scanner.take(UInt8(ascii: "}")) {
      try scanner.expectEnd()
      return
    }
    isEmpty = false
    repeat {
      scanner.skipBlanks()
      let key = try scanner.key()
      let name = names.firstIndex { JSONString.isEqual(bytes, key, $0) }
      scanner.skipBlanks()
      let start = scanner.offset
      let kind = try scanner.value(depth: 1)
      end = scanner.offset
      if let name { fields.append(Field(name: name, value: start..<end, kind: kind)) }
      scanner.skipBlanks()
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "}"), "',' or '}'")
    try scanner.expectEnd()
  }
}
