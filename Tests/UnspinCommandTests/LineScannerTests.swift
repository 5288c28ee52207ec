import FoundationEssentials
import Testing

@testable import UnspinCommand

/// The reader of JSON lines, against lists of what is JSON and what is not, and against Foundation's.
@Suite struct LineScannerTests {
  private func scan(_ line: String, _ names: [String] = []) throws(LineFault) -> JSONLine {
    let bytes = Array(line.utf8)
    return try JSONLine(bytes, 0..<bytes.count, names: names.map { Array($0.utf8) })
  }

  @Test func `what is one JSON object is read`() throws {
    let values = [
      "null", "true", "false", "0", "-0", "10", "-1.5", "1e9", "1E+9", "0.0e-00",
      "123456789012345678901234567890",
      #""""#, #""a""#, #""\"\\\/\b\f\n\r\t\u00fF\ud800""#, "\"\u{7F}é\u{1F600}\"", "[]", "[ ]", "{}", "{ }",
      "[1,2 , 3]", "[[],[[]],{}]", #"{"a":{"b":[{"c":1}]},"a":2}"#, #"[{"a":[]},{}]"#, "\t[\r1 ]\n",
    ]
    for value in values {
      for line in [#"{"k":\#(value)}"#, #" { "k" : \#(value) , "l":1 } "#] {
        #expect(throws: Never.self, "\(line)") { try scan(line) }
        #expect(accepts(line), "\(line)")
      }
    }
    #expect(try scan("{}").isEmpty)
    #expect(try !scan(#"{"":0}"#).isEmpty)
  }

  @Test func `what is not is refused`() {
    let values = [
      "", "nul", "True", "nan", "+1", "01", "-", "1.", ".5", "1e", "1e+", "0x1", "1 2", "'a'", #"""#, #""a"#,
      #""\"#, #""\x""#, #""\u12""#, #""\u12g4""#, #""\U0041""#, "\"\u{1}\"", "\"\t\"", "\"\n\"", "[", "]",
      "[1", "[1,]",
      "[,1]", "[1 2]", "[1}", "{", "{1:2}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1]"#, #"{"a" 1}"#,
      #"{"a":1 "b":2}"#, "[[]", "\u{FEFF}1", "\u{A0}1", "\0", "// c\n1",
    ]
    for value in values {
      let line = #"{"k":\#(value)}"#
      #expect(throws: LineFault.self, "\(line)") { try scan(line) }
    }
    for line in [
      "", "x", "[]", "1", "\"a\"", "null", "{", "}", "{}}", "{} {}", "{,}", #"{"a":1}x"#, #"{"a":1,}"#,
      #"{"a":1"#,
    ] {
      #expect(throws: LineFault.self, "\(line)") { try scan(line) }
    }
  }

  @Test func `a fault names its place`() {
    #expect(throws: LineFault(offset: 9, message: "a value has to stand here")) { try scan(#"{"a":[1, x]}"#) }
    #expect(throws: LineFault(offset: 5, message: "the string that starts here does not end")) {
      try scan(#"{"a":"bc}"#)
    }
    #expect(throws: LineFault(offset: 7, message: "',' or '}' has to stand here")) {
      try scan(#"{"a":1 "b":2}"#)
    }
  }

  @Test func `nesting has an end, and one level less is fine`() throws {
    func line(_ levels: Int, _ open: String, _ close: String) -> String {
      #"{"a":"# + String(repeating: open, count: levels) + "1" + String(repeating: close, count: levels) + "}"
    }
    let deepest = JSONLine.deepest - 1
    for (open, close) in [("[", "]"), (#"{"b":"#, "}")] {
      #expect(throws: Never.self) { try scan(line(deepest, open, close)) }
      #expect(throws: LineFault.self) { try scan(line(deepest + 1, open, close)) }
      // Deep enough to end any recursion.
      #expect(throws: LineFault.self) { try scan(line(1_000_000, open, "")) }
    }
  }

  @Test func `fields are found at the top only, with what they are`() throws {
    let line = #"{"a":"x","b":{"a":"y"},"\u0061":[null],"c":"a","B":1 ,"b":null}"#
    let found = try scan(line, ["b", "a"])
    let bytes = Array(line.utf8)
    #expect(found.fields.map(\.name) == [1, 0, 1, 0])
    #expect(found.fields.map(\.kind) == [.string, .object, .array, .null])
    #expect(
      found.fields.map { String(decoding: bytes[$0.value], as: UTF8.self) } == [
        #""x""#, #"{"a":"y"}"#, "[null]", "null",
      ])
    #expect(found.end == bytes.count - 1)
  }

  @Test func `strings are decoded as Foundation decodes them`() throws {
    for inside in [
      "", "plain é \u{1F600}", #"\"\\\/\b\f\n\r\t"#, #"\u0000\u001f\u0041\u00e9\u20AC"#,
      #"\ud83d\ude00x\uD83D\uDE00"#,
      #"a\u0301"#, #"\\u0041"#,
    ] {
      let bytes = Array("\"\(inside)\"".utf8)
      let expected = try JSONDecoder().decode(
        [String].self, from: Data(Array("[".utf8) + bytes + Array("]".utf8)))[0]
      #expect(try JSONString.decode(bytes, 1..<bytes.count - 1) == Array(expected.utf8), "\(inside)")
      var escaped: [UInt8] = [0x5B, 0x22]
      JSONString.append(escaping: expected, isASCII: true, to: &escaped)
      escaped += [0x22, 0x5D]
      #expect(escaped.allSatisfy { (0x20..<0x80).contains($0) })
      #expect(try JSONDecoder().decode([String].self, from: Data(escaped)) == [expected])
    }
    for inside in [
      #"\ud800"#, #"\udc00"#, #"\ud800\ud800"#, #"\ud83dx\ude00"#, #"\ude00\ud83d"#, #"\ud83d\n"#,
    ] {
      let bytes = Array(inside.utf8)
      #expect(throws: LineFault.self, "\(inside)") { try JSONString.decode(bytes, 0..<bytes.count) }
    }
  }

  @Test func `base64 is what everybody's is`() {
    for count in 0...50 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 83 &+ count) }
      var output: [UInt8] = []
      ErrorRecord.appendBase64(bytes[...], to: &output)
      #expect(String(decoding: output, as: UTF8.self) == Data(bytes).base64EncodedString())
    }
  }

  /// Whether Foundation takes a line.
  private func accepts(_ line: String) -> Bool {
    (try? JSONDecoder().decode(Anything.self, from: Data(line.utf8))) != nil
  }

  /// JSON of any shape.
  private struct Anything: Decodable {
    private struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      _ = try decoder.container(keyedBy: Key.self)
    }
  }
}
