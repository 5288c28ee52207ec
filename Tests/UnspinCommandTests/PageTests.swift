import Foundation
import Testing
import Unspin

@testable import UnspinCommand

/// The page, as text; what it does in a browser is for Scripts/test-page.
@Suite struct PageTests {
  static let attacks = [
    "<script>alert(1)</script>", "</script><script>", "\"><img src=x onerror=alert(1)>",
    "' onclick='alert(1)",
    "</style></title>", "<!--", "]]>", "&lt;b&gt;", "javascript:alert(1)",
  ]

  private func page(_ name: String, _ repair: Repair) -> String {
    var page = PageWriter()
    page.add(Report.Document(name: name, repair: repair), original: repair.original)
    return page.html
  }

  /// A repair in which every text is `attack`.
  private func repair(_ attack: String) throws -> Repair {
    let original = "\(attack)\n\(attack) \(attack)\n"
    let length = attack.utf8.count
    return try Repair(
      original: original,
      edits: [
        Edit(
          kind: .wording, span: 0..<length, original: attack, replacement: attack + attack, confidence: 0.5,
          alternatives: [.init(text: attack, probability: 0.2)], source: attack, reason: attack)
      ],
      findings: [
        Finding(
          kind: .name, span: length + 1..<2 * length + 1, text: attack,
          alternatives: [.init(text: attack, probability: 0.4)], source: attack, reason: attack)
      ],
      verdict: Verdict(
        probability: 0.9, language: .english, evidence: [.init(phrase: attack, weight: 1)]))
  }

  @Test(arguments: attacks) func `what a document holds never becomes markup`(attack: String) throws {
    let plain = page("plain", try repair("word"))
    let hostile = page(attack, try repair(attack))
    // As many tags and quotes as with harmless words: all else was escaped.
    for mark in ["<", ">", "\"", "<script", "<style", "<!--", "</"] {
      #expect(
        hostile.components(separatedBy: mark).count == plain.components(separatedBy: mark).count, "\(mark)")
    }
    #expect(!hostile.contains(attack) || !attack.contains { "<>\"'&".contains($0) })
    #expect(hostile.contains(HTML.escape(attack)))
  }

  @Test(arguments: [
    ("a & b", "a &amp; b"), ("\u{202E}x", "⟨U+202E⟩x"), ("\u{0}\u{1B}[m", "⟨U+0000⟩⟨U+001B⟩[m"),
    ("a\r\nb", "a&#13;\nb"),
    ("서단아 👩‍👩‍👧 é", "서단아 👩‍👩‍👧 é"), ("\u{FFFE}\u{E0001}", "⟨U+FFFE⟩⟨U+E0001⟩"), ("\u{FEFF}", "⟨U+FEFF⟩"),
  ])
  func `what cannot be seen is spelled out`(text: String, escaped: String) {
    #expect(HTML.escape(text).unicodeScalars.elementsEqual(escaped.unicodeScalars))
  }

  @Test func `the policy allows the style and the script of the page and nothing else`() throws {
    let html = page("a.txt", try repair("word"))
    #expect(
      html.contains(
        "content=\"default-src 'none'; style-src '\(PageStyle.hash)'; script-src '\(PageScript.hash)'; "
          + "base-uri 'none'; form-action 'none'\""))
    for (text, hash) in [(PageStyle.text, PageStyle.hash), (PageScript.text, PageScript.hash)] {
      #expect(try digest(text) == hash, "run Scripts/page-hashes")
      #expect(!text.contains("</"))
    }
    #expect(html.contains("<style>\(PageStyle.text)</style>"))
    #expect(html.contains("<script>\(PageScript.text)</script>"))
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write", "Function("] {
      #expect(!PageScript.text.contains(word), "the script makes no markup of text")
    }
    for word in ["url(", "@import", "http:", "https:"] { #expect(!html.contains(word)) }
  }

  @Test func `overlapping findings are listed, and marked once`() throws {
    func finding(_ span: Range<Int>, _ text: String) -> Finding {
      Finding(kind: .wording, span: span, text: text, reason: "A test.")
    }
    let repair = try Repair(
      original: "one two three", edits: [],
      findings: [finding(0..<7, "one two"), finding(4..<13, "two three")],
      verdict: Verdict(probability: 0.2, language: .english))
    let html = page("a.txt", repair)
    #expect(
      html.contains(
        "<p><mark class=\"f wording\" id=\"d1f1\" tabindex=\"0\" aria-describedby=\"d1f1r\">one two</mark> three</p>"
      ))
    #expect(html.contains("id=\"d1f2r\""))
  }

  @Test func `each line is a paragraph, empty ones are left out`() throws {
    let repair = try Repair(
      original: "a\r\n\r\nb\rc\n", edits: [], findings: [],
      verdict: Verdict(probability: 0, language: .english))
    #expect(page("a.txt", repair).contains("<p>a</p>\n<p>b</p>\n<p>c</p>\n\n</article>"))
  }

  /// The hash of a text as a policy spells it, by a program that is not ours.
  private func digest(_ text: String) throws -> String {
    let folder = try TemporaryFolder()
    let sum = try Command(path: "/usr/bin/sha256sum").run([], in: folder, input: text)
    let digits = Array(sum.text.prefix(64))
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    try #require(bytes.count == 32)
    return "sha256-" + Data(bytes).base64EncodedString()
  }
}
