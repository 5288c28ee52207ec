/// Makes streams of JSON lines, good and bad; the same seed makes the same ones.
struct LineMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

  /// A text of a field, and one of the ways to spell it.
  struct Text {
    /// 0 for the title, 1 for the text.
    var rank: Int
    var text: String
    var escaped: String
  }

  private static let sentences = [
    "Web optimization Dan Ah is a former observe and area athlete.", "The solid met earlier than dawn.",
    "She or he mentioned, \"I can’t assist however smile.\"", "Nothing is wrong here.", "Café 😀 \\ / \t tab",
    "As a substitute of resting, she practiced.", "\n\n", "",
  ]
  private static let others = [
    #""id":12345678901234567890123"#, #""id":1,"id":1.0"#, #""x":"\ud800\u0000""#,
    #""n":[ {"text":"Web optimization"} ]"#,
    #""":{"":[]}"#, #""e":1E-7"#, #""t":true , "u":null"#, #""s":"\/\u002f""#,
  ]

  /// A good line in pieces: texts stand between the parts.
  mutating func parts() -> (parts: [String], texts: [Text]) {
    var parts = ["{"]
    var texts: [Text] = []
    let ranks = below(2) == 0 ? [0, 1] : [1, 0]
    for (index, rank) in ranks.enumerated() {
      if below(2) == 0 { parts[index] += pick(Self.others) + pick([",", " , "]) }
      parts[index] += "\"\(rank == 0 ? "title" : "text")\"\(pick([":", " : "]))\""
      var text = ""
      for _ in 0..<below(4) { text += pick(Self.sentences) + pick([" ", "\n", ""]) }
      texts.append(Text(rank: rank, text: text, escaped: escape(text)))
      parts.append("\"" + (index == 0 ? pick([",", ", "]) : ""))
    }
    if below(2) == 0 { parts[2] += "," + pick(Self.others) }
    parts[2] += pick(["}", " }", "}\t"])
    return (parts, texts)
  }

  private mutating func escape(_ text: String) -> String {
    let escapesAll = below(2) == 0
    return text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": return "\\" + String(scalar)
      case "\n": return pick(["\\n", "\\u000a"])
      case "\t": return "\\t"
      case "/": return pick(["/", "\\/"])
      case _ where escapesAll && !scalar.isASCII:
        return String(scalar).utf16.map { unit in
          let digits = String(unit, radix: 16, uppercase: unit % 2 == 0)
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      default: return String(scalar)
      }
    }.joined()
  }

  /// A line without its line feed; one in four is damaged.
  mutating func line() -> [UInt8] {
    let (parts, texts) = parts()
    var bytes = Array(zip(parts, texts.map(\.escaped) + [""]).map { $0 + $1 }.joined().utf8)
    switch below(16) {
    case 0: bytes = []
    case 1: bytes = Array("  \t".utf8)
    case 2: bytes.remove(at: below(bytes.count))
    case 3: bytes[below(bytes.count)] = UInt8(truncatingIfNeeded: next() | 0x80)
    case 4: bytes = Array(bytes[..<below(bytes.count)])
    case 5: bytes += Array(repeating: 0x20, count: 900)
    default: break
    }
    bytes.removeAll { $0 == 0x0A }
    if below(4) == 0 { bytes.append(0x0D) }
    return bytes
  }

  /// Some lines, each with so many blanks before it, the last one with or without its line end.
  mutating func stream(lines: Int, blanks: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = below(2) == 0 ? [0xEF, 0xBB, 0xBF] : []
    for _ in 0..<lines { bytes += Array(repeating: 0x20, count: blanks) + line() + [0x0A] }
    return below(2) == 0 ? bytes : bytes.dropLast()
  }
}
