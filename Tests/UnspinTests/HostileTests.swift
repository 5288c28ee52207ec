import Testing
import Unspin

/// Text made to be slow, large or confusing, in sizes that a test has time for; `Scripts/test-hostile` tries
/// megabytes and measures.
@Suite struct `Hostile text` {
  private static let texts: [(name: String, text: String)] = [
    ("marks on one letter", "a" + String(repeating: "\u{301}\u{316}\u{20DD}", count: 20_000)),
    ("directions", String(repeating: "Dan \u{202E}\u{2066}\u{200F}\u{202C} Ah ", count: 400)),
    (
      "quotes in quotes",
      String(repeating: "“‘", count: 500) + "observe and area" + String(repeating: "’”", count: 500)
    ),
    ("quotes that stay open", String(repeating: "“", count: 5_000)),
    ("short lines", String(repeating: "a\n", count: 5_000)),
    ("one word", String(repeating: "a", count: 50_000)),
    ("one sign", String(repeating: "'", count: 50_000)),
    ("one phrase, no stop", String(repeating: "observe and area ", count: 150)),
    ("starts of phrases", String(repeating: "observe and observe and ", count: 150)),
    ("one damaged name", String(repeating: "Web optimization Dan Ah ", count: 150)),
    (
      "capitals",
      String(repeating: "WEB OPTIMIZATION DAN AH PERFORMS A FORMER OBSERVE AND AREA ATHLETE. ", count: 20)
    ),
    ("no spaces", String(repeating: "Performsaformerobserveandareaathlete.", count: 200)),
    ("emoji", String(repeating: "👩‍👩‍👧‍👦🇰🇷🇰🇷❤️\u{200D}🔥", count: 500)),
    ("NUL", String(repeating: "\0a", count: 2_000)),
  ]

  @Test func `no promise is broken`() throws {
    let unspinners = [try Unspinner(), try Unspinner(options: Options(assume: .spun))]
    for (name, text) in Self.texts {
      for unspinner in unspinners {
        #expect(try BrokenPromises.all(of: text, by: unspinner) == [], "\(name)")
      }
    }
  }

  @Test func `no promise is broken on any character`() throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    // Four thousand a document, with a word between, so that none hides the next.
    for start in stride(from: UInt32(0), to: 0x3_0000, by: 0x1000) {
      var text = String.UnicodeScalarView()
      for value in start..<start + 0x1000 {
        guard let scalar = Unicode.Scalar(value) else { continue }
        text.append(scalar)
        if value % 256 == 0 { text.append(contentsOf: " observe and area ".unicodeScalars) }
      }
      let name: Comment = "from U+\(String(start, radix: 16))"
      #expect(try BrokenPromises.all(of: String(text), by: unspinner) == [], name)
    }
  }
}
