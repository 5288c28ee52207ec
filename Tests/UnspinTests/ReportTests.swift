import Foundation
import Testing
import Unspin

/// Reports are stored, read back and undone.
@Suite struct ReportTests {
  let repair: Repair

  init() throws {
    let text = "🙂e\u{301} Web optimization\r\nDan\rAh \u{1F1F0}\u{1F1F7} Web optimization"
    func edit(_ start: Int) -> Edit {
      Edit(
        kind: .name, span: start..<start + 16, original: "Web optimization", replacement: "Seo",
        confidence: 0.97,
        alternatives: [.init(text: "Search", probability: 0.01)], source: "names/homographs.tsv:4",
        reason: "A surname.")
    }
    repair = try Repair(
      original: text, edits: [edit(8), edit(42)],
      findings: [
        Finding(kind: .wording, span: 26..<29, text: "Dan", reason: "A test."),
        Finding(kind: .wording, span: 30..<32, text: "Ah", source: "x:1", reason: "A test."),
      ],
      verdict: Verdict(
        probability: 0.75, language: .english, family: .b,
        evidence: [.init(phrase: "used to be", weight: 1.5)]))
  }

  @Test func `offsets are UTF-8 bytes, columns code points, and CR LF is one line end`() {
    let document = Report.Document(name: "a.txt", repair: repair)
    #expect(document.edits.map(\.edit) == repair.edits)
    #expect(document.findings.map(\.finding) == repair.findings)
    #expect(document.edits.map(\.place) == [.init(line: 1, column: 5), .init(line: 3, column: 7)])
    #expect(document.findings.map(\.place) == [.init(line: 2, column: 1), .init(line: 3, column: 1)])
  }

  @Test func `a report survives JSON`() throws {
    let report = Report(documents: [Report.Document(name: "a.txt", repair: repair, includesText: true)])
    let json = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(Report.self, from: json) == report)
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    let document = try #require((object["documents"] as? [[String: Any]])?.first)
    let edit = try #require((document["edits"] as? [[String: Any]])?.last)
    #expect(edit["span"] as? [String: Int] == ["start": 42, "end": 58])
    #expect(edit["line"] as? Int == 3)
    #expect(edit["column"] as? Int == 7)
    #expect(document["text"] as? String == repair.text)
  }

  @Test func `a report leads from the repaired text to the original`() throws {
    let report = Report(documents: [Report.Document(name: "a.txt", repair: repair)])
    #expect(try report.revert(repair.text).utf8.elementsEqual(repair.original.utf8))
    #expect(throws: UnspinError.self) { try report.revert(repair.original) }
    #expect(throws: UnspinError.self) { try report.revert(repair.text + "\n") }
    #expect(throws: UnspinError.self) { try Report(documents: []).revert("") }
  }

  @Test func `a text that is not the repaired one is refused before anything is undone`() throws {
    let document = Report.Document(name: "a.txt", repair: repair)
    let unchanged = #expect(throws: UnspinError.self) { try document.revert(repair.original) }
    #expect(unchanged?.description == "this is the original text already; there is nothing to revert")
    let other = #expect(throws: UnspinError.self) { try document.revert(repair.text + "\n") }
    #expect(other?.description.hasPrefix("this is not the repaired text the report was made for") == true)
  }

  @Test(arguments: [0, 2, Int.max]) func `a report of another schema is refused`(schema: Int) throws {
    let json = String(decoding: try JSONEncoder().encode(Report(documents: [])), as: UTF8.self)
    let changed = json.replacingOccurrences(of: #""schema":1"#, with: #""schema":\#(schema)"#)
    try #require(changed != json)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Report.self, from: Data(changed.utf8)) }
  }

  @Test func `canonically equal text is not the same text`() throws {
    let report = Report(documents: [Report.Document(name: "a.txt", repair: repair)])
    let composed = repair.text.replacingOccurrences(of: "e\u{301}", with: "é")
    #expect(throws: UnspinError.self) { try report.revert(composed) }
  }

  @Test(arguments: [(-1, 3), (5, 4), (0, Int.max)])
  func `impossible spans are refused`(start: Int, end: Int) throws {
    let report = Report(documents: [Report.Document(name: "a.txt", repair: repair)])
    let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    for spelling in [#""start":42,"end":58"#, #""end":58,"start":42"#] {
      let changed = json.replacingOccurrences(of: spelling, with: #""start":\#(start),"end":\#(end)"#)
      guard changed != json else { continue }
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Report.self, from: Data(changed.utf8)) }
      return
    }
    Issue.record("the span was not found in \(json)")
  }

  @Test(arguments: [-9_223_372_036_854_775_808, -0.5, 1.5])
  func `a confidence that is no probability is refused`(confidence: Double) throws {
    var document = Report.Document(name: "a.txt", repair: repair)
    document.edits[0].edit.confidence = confidence
    let data = try JSONEncoder().encode(Report(documents: [document]))
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Report.self, from: data) }
  }

  @Test func `a report whose edits were changed is refused`() throws {
    var document = Report.Document(name: "a.txt", repair: repair)
    document.edits[0].edit.original = "Web Optimization"
    #expect(throws: UnspinError.self) { try document.revert(repair.text) }
    document.edits[0].edit.span = 1 << 40..<1 << 41
    #expect(throws: UnspinError.self) { try document.revert(repair.text) }
  }

  @Test func `the checksum is that of zlib`() throws {
    let repair = try Repair(
      original: "123456789", edits: [], findings: [],
      verdict: Verdict(probability: 0, language: .undetermined))
    #expect(Report.Document(name: "-", repair: repair).original.crc32 == "cbf43926")
  }
}
