import Testing

@testable import Unspin

/// Several texts repaired as one document.
@Suite struct `Fields` {
  private let title = "Web optimization Ha Rin Will be able to’t Wait For Her New Drama"
  private let body = """
    The solid of the drama met earlier than dawn, however the scene was not but completed.

    Web optimization Ha Rin mentioned, “I can’t assist however smile.” As a substitute of resting, she practiced \
    her strains. The producers acknowledged, “Each actors have an amazing understanding of their roles.”
    """

  @Test func `a single field is repaired as a text is`() throws {
    let unspinner = try Unspinner()
    for text in Documents.make(20, seed: 11) {
      #expect(try unspinner.repair(fields: [text]) == [try unspinner.repair(text)])
    }
    #expect(try unspinner.repair(fields: [String]()) == [])
  }

  @Test func `fields share the verdict, and a title profits from its text`() throws {
    let unspinner = try Unspinner()
    let repairs = try unspinner.repair(fields: [title, body])
    #expect(repairs.map(\.original) == [title, body])
    #expect(repairs[0].verdict == repairs[1].verdict)
    #expect(repairs[0].verdict.isSpun)
    #expect(repairs[0].edits.contains { $0.replacement == "Seo" })
    let alone = try unspinner.repair(title)
    #expect(alone.verdict.probability < repairs[0].verdict.probability)
  }

  @Test func `lines at the border of two fields go without leaving gaps`() throws {
    let unspinner = try Unspinner()
    let prose = "The cast of the play met on Monday evening and read the first act aloud together."
    let other = "The director said that nobody had to know the text by heart before the second week."
    let ends = try unspinner.repair(fields: [prose + "\n\nWatch Now\n", other])
    #expect(ends.map(\.text) == [prose + "\n", other])
    let starts = try unspinner.repair(fields: [prose, "Watch Now\n\n" + other])
    #expect(starts.map(\.text) == [prose, other])
    let all = try unspinner.repair(fields: [prose, "Watch Now", other])
    #expect(all.map(\.text) == [prose, "", other])
  }

  @Test func `every field keeps the promises`() throws {
    let unspinners = [try Unspinner(), try Unspinner(options: Options(assume: .spun))]
    let texts = Documents.make(90, seed: 12)
    for unspinner in unspinners {
      for start in stride(from: 0, to: texts.count, by: 3) {
        let fields = Array(texts[start..<start + 1 + start % 3])
        let repairs = try unspinner.repair(fields: fields)
        #expect(repairs.count == fields.count)
        for (field, repair) in zip(fields, repairs) {
          #expect(Array(repair.original.utf8) == Array(field.utf8))
          #expect(Array(try Repair.replay(repair.edits, on: field).utf8) == Array(repair.text.utf8))
          #expect(Array(try Repair.undo(repair.edits, in: repair.text).utf8) == Array(field.utf8))
          for finding in repair.findings {
            #expect(Array(finding.text.utf8) == Array(Array(field.utf8)[finding.span]))
          }
        }
        let again = try unspinner.repair(fields: repairs.map(\.text))
        #expect(again.map { Array($0.text.utf8) } == repairs.map { Array($0.text.utf8) }, "of \(fields)")
      }
    }
  }

  @Test func `no edit reaches over a border`() throws {
    let verdict = Verdict(probability: 1, language: .english)
    func edit(_ span: Range<Int>, _ original: String, _ replacement: String) -> Edit {
      Edit(
        kind: .wording, span: span, original: original, replacement: replacement, confidence: 1, reason: "-")
    }
    // "ab", separator, "cd"
    let crossing = try Repair(
      original: "ab\n\ncd", edits: [edit(1..<5, "b\n\nc", "x")], findings: [], verdict: verdict)
    #expect(try FieldSplitter(counts: [2, 2]).split(crossing).map(\.text) == ["ab", "cd"])
    let removal = try Repair(
      original: "ab\n\ncd", edits: [edit(1..<5, "b\n\nc", "")], findings: [], verdict: verdict)
    #expect(try FieldSplitter(counts: [2, 2]).split(removal).map(\.text) == ["a", "d"])
    let insertion = try Repair(
      original: "ab\n\ncd", edits: [edit(2..<2, "", "x"), edit(4..<4, "", "y")], findings: [],
      verdict: verdict)
    #expect(try FieldSplitter(counts: [2, 2]).split(insertion).map(\.text) == ["abx", "ycd"])
    let separator = try Repair(
      original: "ab\n\ncd", edits: [edit(2..<3, "\n", "")],
      findings: [Finding(kind: .wording, span: 1..<5, text: "b\n\nc", reason: "-")], verdict: verdict)
    let split = try FieldSplitter(counts: [2, 2]).split(separator)
    #expect(split.map(\.text) == ["ab", "cd"])
    #expect(split[0].findings.map(\.text) == ["b"] && split[1].findings.isEmpty)
  }

  @Test func `bytes that are not UTF-8 are told of with their field`() throws {
    let fields: [[UInt8]] = [Array("Fine.".utf8), [0x61, 0xFF, 0x62]]
    #expect {
      try Unspinner().repair(fields: fields)
    } throws: { error in
      let error = error as? UnspinError
      return error?.code == .invalidUTF8 && error?.offset == 1
        && error?.description.hasPrefix("field 2:") == true
    }
    let repairs = try Unspinner(options: Options(isLossy: true)).repair(
      fields: [[0x61, 0xE2, 0x80]] + fields)
    #expect(repairs.map(\.text) == ["a\u{FFFD}", "Fine.", "a\u{FFFD}b"])
    #expect(repairs.map(\.findings.count) == [1, 0, 1])
    #expect(repairs[2].findings[0].span == 1..<4)
  }

  @Test func `the limit counts all fields`() throws {
    let unspinner = try Unspinner(options: Options(maximumDocumentBytes: 12))
    #expect(try unspinner.repair(fields: ["12345", "12345"]).count == 2)
    #expect(throws: UnspinError.self) { try unspinner.repair(fields: ["12345", "123456"]) }
  }
}
