import Testing
import Unspin

@testable import UnspinCommand

/// The lines people read, from hand-made repairs.
@Suite struct TextWriterTests {
  @Test func `a verdict, edits and findings are told in the order of the text`() throws {
    let text = "🙂 An observe and area star\r\nand Web optimization Dan Ah.\nShare\n"
    let repair = try Repair(
      original: text,
      edits: [
        edit(.wording, 8, "observe and area", "track and field", 0.974, source: "wording/observed.tsv:12"),
        edit(.name, 35, "Web optimization", "Seo", 0.9),
        edit(.chrome, 60, "Share\n", "", 1),
      ],
      findings: [
        Finding(
          kind: .wording, span: 25..<29, text: "star",
          alternatives: [.init(text: "lead", probability: 0.4), .init(text: "hero", probability: 0.25)],
          reason: "Two readings are about as likely.")
      ],
      verdict: Verdict(
        probability: 0.999, language: .english, family: .a,
        evidence: [.init(phrase: "as a substitute", weight: 4.2)]))
    let document = Report.Document(name: "a.txt", repair: repair)
    #expect(
      TextWriter(palette: Palette(.never, for: .standardOutput)).text(document, label: "a.txt") == """
        a.txt: spun (99%), English, family A; evidence: “as a substitute”; 3 edits, 1 finding
        a.txt:1:6: #1 wording: “observe and area” → “track and field” (97%): A test. [wording/observed.tsv:12]
        a.txt:1:23: wording: “star” left as it is; perhaps “lead” 40%, “hero” 25%: Two readings are about as likely.
        a.txt:2:5: #2 name: “Web optimization” → “Seo” (90%): A test.
        a.txt:3:1: #3 chrome: “Share\\n” removed (100%): A test.

        """)
  }

  @Test func `nothing in the text reaches the terminal as a command`() {
    #expect(Printable.quote("a\u{1B}[2J\u{9B}\u{202E}b\n") == "“a\\u{1b}[2J\\u{9b}\\u{202e}b\\n”")
    #expect(Printable.quote(String(repeating: "x", count: 200)).unicodeScalars.count < 90)
  }

  @Test(
    arguments: [
      ("1", 1), ("1k", 1024), ("64M", 67_108_864), ("1G", 1 << 30), ("", nil), ("0", nil), ("M", nil),
      ("-1", nil),
      ("+1", nil), ("1.5M", nil), ("4294967295", 4_294_967_295), ("4G", nil), ("9223372036854775807K", nil),
      ("１", nil),
    ] as [(String, Int?)])
  func `sizes are numbers with a letter`(argument: String, bytes: Int?) {
    #expect(SizeArgument(argument: argument)?.bytes == bytes)
  }

  @Test(
    arguments: [
      ("names", [.name]), ("wording,names", [.wording, .name]), ("captions", [.caption]), ("", nil),
      ("names,", nil),
      ("Names", nil), ("spacing", [.spacing]), ("spaces", nil),
    ] as [(String, Set<Edit.Kind>?)])
  func `kinds are separated by commas`(argument: String, kinds: Set<Edit.Kind>?) {
    #expect(KindList(argument: argument)?.kinds == kinds)
  }

  private func edit(
    _ kind: Edit.Kind, _ offset: Int, _ old: String, _ new: String, _ confidence: Double,
    source: String? = nil
  ) -> Edit {
    Edit(
      kind: kind, span: offset..<offset + old.utf8.count, original: old, replacement: new,
      confidence: confidence, source: source, reason: "A test.")
  }
}
