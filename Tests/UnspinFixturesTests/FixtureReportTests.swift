import Testing
import Unspin
import UnspinFixtures

@Suite struct `Fixture report` {
  private func report() throws -> FixtureReport {
    let wording = try file([
      Fixture(id: "good", input: "the solid of it", output: "the cast of it"),
      Fixture(
        id: "bad", input: "a solid <rock> & more", output: "a solid <rock> & more", note: "“solid” stays"),
    ])
    let known = FixtureFile(
      bytes: Array(#"{"id": "known", "input": "a b", "output": "a c", "note": "b is rare"}"#.utf8),
      path: "Fixtures/known-failures/wording.jsonl")
    let broken = FixtureFile(bytes: Array("{".utf8), path: "Fixtures/wording/b.jsonl")
    return FixtureRunner(.replacing(["solid": "cast"])).run(FixtureSuite(files: [wording, known, broken]))
  }

  @Test func `counts and scores are by topic`() throws {
    let report = try report()
    #expect(!report.isPassed)
    #expect(report.topics.map(\.name) == ["known-failures", "wording"])
    #expect(report.topics.map(\.cases) == [1, 2])
    #expect(report.topics.map(\.passed) == [1, 1])
    #expect(report.topics.map(\.failed) == [0, 1])
    #expect(report.topics.map(\.knownFailures) == [1, 0])
    #expect(report.total.score.places == 2)
    #expect(report.total.score.undone == 1)
    #expect(report.total.score.edits == 2)
    #expect(report.total.score.right == 1)
  }

  @Test func `the text names what failed and how`() throws {
    let text = try report().description(verbose: false)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("Fixtures/wording/b.jsonl:1: the line is not one JSON object") == true)
    #expect(
      lines.dropFirst().joined(separator: "\n") == """
        Fixtures/wording/a.jsonl:2: bad
          output: [-expected-] {+repaired+}
            a [-solid-]{+cast+} <rock> & more

        known-failures: 1 case, 1 passed, 0 failed, 1 known to fail; 0 of 1 places undone (0.00)
        wording: 2 cases, 1 passed, 1 failed; 1 of 1 places undone (1.00), 1 of 2 edits right (0.50)
        total: 3 cases, 2 passed, 1 failed, 1 known to fail; 1 of 2 places undone (0.50), 1 of 2 edits right (0.50)
        1 problem

        """)
    let verbose = try report().description(verbose: true)
    #expect(verbose.contains("Fixtures/wording/a.jsonl:2: bad (“solid” stays)"))
    #expect(verbose.contains("known-failures/wording.jsonl:1: known (b is rare)\n  known: output: "))
  }

  @Test func `the XML escapes what XML must not hold`() throws {
    let xml = try report().junitXML
    #expect(xml.contains(#"<testsuites tests="4" failures="1" errors="1" skipped="1">"#))
    #expect(xml.contains(#"name="good" file="Fixtures/wording/a.jsonl" line="1"/>"#))
    #expect(xml.contains("&lt;rock&gt; &amp; more"))
    #expect(xml.contains(#"<skipped message="b is rare"/>"#))
    #expect(!xml.contains("<rock>"))
  }
}

@Suite struct `Fixture score` {
  private func score(_ input: String, _ output: String, _ edits: Edit...) -> [Int] {
    let score = FixtureScore(input: input, output: output, edits: edits)
    return [score.places, score.undone, score.edits, score.right]
  }

  @Test func `nothing to do and nothing done counts nothing`() {
    #expect(score("a b", "a b") == [0, 0, 0, 0])
    #expect(score("", "") == [0, 0, 0, 0])
  }

  @Test func `an edit that is not called for is wrong`() {
    #expect(score("a b c", "a b c", Stub.edit(2..<3, "b", "x")) == [0, 0, 1, 0])
  }

  @Test func `words next to each other are places of their own`() {
    let edit = Stub.edit(0..<7, "primary", "first")
    #expect(score("primary launch today", "first release today", edit) == [2, 1, 1, 1])
    let both = Stub.edit(0..<14, "primary launch", "first release")
    #expect(score("primary launch today", "first release today", both) == [2, 2, 1, 1])
    let half = Stub.edit(0..<14, "primary launch", "first start")
    #expect(score("primary launch today", "first release today", half) == [2, 0, 1, 0])
  }

  @Test func `a phrase is one place`() {
    let input = "ends earlier than dark"
    #expect(score(input, "ends before dark", Stub.edit(5..<17, "earlier than", "before")) == [1, 1, 1, 1])
    #expect(score(input, "ends before dark", Stub.edit(5..<12, "earlier", "before")) == [1, 0, 1, 0])
    let wide = Stub.edit(0..<22, input, "ends before dark")
    #expect(score(input, "ends before dark", wide) == [1, 1, 1, 1])
  }

  @Test func `two edits may mend one place`() {
    let edits = [Stub.edit(5..<12, "earlier", "before"), Stub.edit(12..<17, " than", "")]
    let score = FixtureScore(input: "ends earlier than dark", output: "ends before dark", edits: edits)
    #expect([score.places, score.undone, score.edits, score.right] == [1, 1, 2, 2])
  }

  @Test func `a doubled word may be taken out on either side`() {
    #expect(score("in the the end", "in the end", Stub.edit(3..<7, "the ", "")) == [1, 1, 1, 1])
    #expect(score("in the the end", "in the end", Stub.edit(6..<10, " the", "")) == [1, 1, 1, 1])
  }

  @Test func `words put in and taken out count`() {
    #expect(score("a c", "a b c", Stub.edit(2..<2, "", "b ")) == [1, 1, 1, 1])
    #expect(score("a c", "a b c", Stub.edit(1..<1, "", " x")) == [1, 0, 1, 0])
    #expect(score("a c", "a b c") == [1, 0, 0, 0])
    #expect(score("Share\n\na c", "a c", Stub.edit(0..<7, "Share\n\n", "")) == [1, 1, 1, 1])
  }

  @Test func `an edit inside a word is judged by the word`() {
    #expect(score("Okay-pop", "K-pop", Stub.edit(0..<4, "Okay", "K")) == [1, 1, 1, 1])
    #expect(score("Wons song", "Won song", Stub.edit(3..<4, "s", "")) == [1, 1, 1, 1])
    #expect(score("Won song", "Wons song", Stub.edit(3..<3, "", "s")) == [1, 1, 1, 1])
  }

  @Test func `edits that do not fit count nothing`() {
    #expect(score("a", "b", Stub.edit(0..<9, "a", "b")) == [0, 0, 0, 0])
  }
}

@Suite struct `Word diff` {
  @Test func `texts that are the same have none`() {
    #expect(WordDiff(from: "a b", to: "a b").hunks == [])
  }

  @Test func `a few words around each difference are shown`() {
    let old = "one two three four five six seven eight nine cast ten eleven twelve thirteen fourteen fifteen"
    let new = old.replacing("cast", with: "solid")
    #expect(
      WordDiff(from: old, to: new).lines() == [
        "… six seven eight nine [-cast-]{+solid+} ten eleven twelve thirteen …"
      ])
  }

  @Test func `differences that cannot be seen are spelt out`() {
    #expect(WordDiff(from: "a b", to: "a\u{A0}b").lines() == ["a[-⟨U+0020⟩-]{+⟨U+00A0⟩+}b"])
    #expect(WordDiff(from: "a  b", to: "a b").lines() == ["a[-⟨U+0020⟩⟨U+0020⟩-]{+⟨U+0020⟩+}b"])
    #expect(WordDiff(from: "a\r\nb", to: "a\nb").lines() == ["a[-⟨U+000D⟩⏎-]{+⏎+}b"])
    #expect(WordDiff(from: "ab", to: "a\u{200B}b").lines() == ["[-ab-]{+a⟨U+200B⟩b+}"])
  }

  @Test func `the number of lines can be limited`() {
    let diff = WordDiff(from: "a b c d e", to: "1 b 2 d 3")
    #expect(diff.hunks.count == 3)
    #expect(diff.lines(limit: 2) == ["[-a-]{+1+} b …", "… b [-c-]{+2+} d …", "and 1 more"])
  }
}
