import Testing
import Unspin

private let first = "The crew waited four hours for the fog to lift, and nobody in the harbour slept."
private let second = "The last scene was shot in one take because the tide would not wait for anybody."

/// What scraping left on pages: that it goes, and that nothing else does.
@Suite struct `Residue` {
  private let unspinner: Unspinner
  init() throws { unspinner = try Unspinner() }

  private func repaired(_ text: String) throws -> String { try unspinner.repair(text).text }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}"])
  func `line ends around a removal stay as they were`(_ end: String) throws {
    let gap = end + end
    let page =
      [first, "Advertisement", second, "Share on Facebook", "View all comments"].joined(separator: gap) + end
    #expect(try repaired(page) == first + gap + second + end)
  }

  @Test(arguments: [1, 2, 3, 4], [1, 2, 3, 4])
  func `one gap of the text’s own size stays between paragraphs`(_ above: Int, _ below: Int) throws {
    let ends = { String(repeating: "\n", count: $0) }
    let page = first + ends(above) + "Advertisement" + ends(below) + second
    let gap = above == 1 ? below : below == 1 ? above : min(above, below)
    #expect(try repaired(page) == first + ends(gap) + second)
  }

  @Test func `each line is an edit with its row`() throws {
    let repair = try unspinner.repair(
      [first, second, "Related Articles", "A Lighthouse Opens"].joined(separator: "\n\n"))
    #expect(repair.edits.map(\.kind) == [.chrome, .chrome])
    #expect(repair.edits[0].source?.hasPrefix("residue/chrome.tsv:") == true)
    #expect(repair.edits.allSatisfy { !$0.reason.isEmpty && $0.replacement.isEmpty })
    #expect(try Repair.undo(repair.edits, in: repair.text) == repair.original)
  }

  @Test func `kinds that are not asked for are left`() throws {
    let page = [first, "Watch Now", "cafÃ© crÃ¨me was served, she said, until the last ferry left the pier."]
      .joined(separator: "\n\n")
    for kinds: Set<Edit.Kind> in [[.encoding], [.chrome], [.headline], [.caption]] {
      let edits = try Unspinner(options: Options(kinds: kinds)).repair(page).edits
      #expect(edits.allSatisfy { kinds.contains($0.kind) })
    }
  }

  @Test func `spaces are tidied only on request`() throws {
    let text = "The ferry  left\u{A0}at six, and the lamp on the pier burned for 10\u{A0}000 hours more."
    #expect(try repaired(text) == text)
    let repair = try Unspinner(options: Options(kinds: [.spacing])).repair(text)
    #expect(
      repair.text == "The ferry left at six, and the lamp on the pier burned for 10\u{A0}000 hours more.")
    #expect(repair.edits.map(\.kind) == [.spacing, .spacing])
    #expect(try Repair.undo(repair.edits, in: repair.text) == text)
  }

  @Test func `markup is left alone and reported once, damaged or not`() throws {
    let page =
      "<html>\n<p>Web optimization Dan Ah’s cafÃ© &amp; bar.</p>\n<p>Share on Facebook</p>\n</html>\n"
    var options = Options(assume: .spun)
    options.kinds = Set(Edit.Kind.allCases)
    let repair = try Unspinner(options: options).repair(page)
    #expect(repair.text == page)
    #expect(repair.findings.map(\.text) == ["<html>"])
    #expect(repair.edits.isEmpty)
  }

  @Test func `lossy reading of markup reports both`() throws {
    let bytes = Array("<p>".utf8) + [0xFF] + Array("fog</p>".utf8)
    let findings = try Unspinner(options: Options(isLossy: true)).repair(bytes).findings
    #expect(findings.map(\.kind) == [.chrome, .encoding])
  }

  @Test func `what is not sure enough is reported`() throws {
    let strict = try Unspinner(options: Options(minimumConfidence: 0.999))
    let repair = try strict.repair([first, "Watch Now", second].joined(separator: "\n\n"))
    #expect(repair.edits.isEmpty)
    #expect(repair.findings.map(\.kind) == [.chrome])
  }

  @Test func `a headline with several titles is reported with all of them`() throws {
    let page =
      "Mara Smiles On The Set Of\n\nMara is seen in “Tin Harbour” and “Glass Field” this year, both of them shot on one island."
    let repair = try unspinner.repair(page)
    #expect(repair.text == page)
    #expect(repair.findings.first?.alternatives.map(\.text) == ["Tin Harbour", "Glass Field"])
  }

  @Test func `offsets of findings are those of the original`() throws {
    let page =
      "Skip to content\n\nCafÃ© Owner Smiles On The Set Of\n\nMara is seen in “Tin Harbour” and “Glass Field” this year, both of them shot on one island."
    let repair = try unspinner.repair(page)
    let finding = try #require(repair.findings.first)
    #expect(Array(page.utf8)[finding.span].elementsEqual("Of".utf8))
    #expect(finding.text == "Of")
  }

  @Test(arguments: [1, 2, 3, 4])
  func `mojibake comes off in as many layers as it has`(_ layers: Int) throws {
    let sound = "“It’s the café,” said Zoë — and naïve François nodded…"
    var text = sound
    for _ in 0..<layers {
      text = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    }
    #expect(try repaired(text) == sound)
  }

  /// Four times the text takes some four times as long, sixteen times where work grows with the square.
  @Test(arguments: [
    "Share\n", "Ferry Street Today\n", "Related Articles\nFerry Street\n", "a\u{AD}", "\u{200B}x ", "<a ",
  ])
  func `the time grows with the length of what repeats`(_ piece: String) throws {
    let residue = try Unspinner(options: Options(kinds: [.chrome, .caption, .encoding, .headline, .spacing]))
    let clock = ContinuousClock()
    func time(_ count: Int) throws -> Duration {
      let text = first + "\n" + String(repeating: piece, count: count) + "\n" + second
      return try (0..<3).map { _ in try clock.measure { _ = try residue.inspect(text) } }.min() ?? .zero
    }
    let ratio = try time(20_000) / time(5_000)
    #expect(ratio < 10, "four times the text takes \(ratio) times as long")
  }

  @Test func `a second repair finds nothing on mixed pages`() throws {
    let parts = [
      first, second, "Watch Now", "Share", "Facebook", "Related Articles", "A Lighthouse Opens Its Doors",
      "Start watching here:", "Advertisement", "Mara Adeyo",
      "It was Mara Adeyo who saw the light first, and it was not the sun.",
      "&amp;#8217;", "cafÃ©", "", "- a list", "Back to top", "See also", "date 2021-02-02 Mara left.",
      "Read more: The Boat",
    ]
    var random = SplitMix64(state: 11)
    for _ in 0..<400 {
      let page = (0..<random.next(below: 12)).map { _ in random.pick(parts) }
        .joined(separator: random.pick(["\n", "\n\n", "\r\n", "\n\n\n"]))
      let once = try unspinner.repair(page)
      #expect(try repaired(once.text) == once.text, "of \(page.debugDescription)")
      #expect(try Repair.undo(once.edits, in: once.text) == page)
    }
  }
}
