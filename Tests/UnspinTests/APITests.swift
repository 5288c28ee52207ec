import Testing
import Unspin

/// What callers are told when they hand over what cannot be taken.
@Suite struct `Repair, edits and errors` {
  private func edit(_ span: Range<Int>, _ original: String, _ replacement: String) -> Edit {
    Edit(kind: .wording, span: span, original: original, replacement: replacement, confidence: 1, reason: "")
  }

  /// The error of replaying `edits`, which must be one of edits that do not fit.
  private func replayError(_ edits: [Edit], on text: String) -> UnspinError? {
    let error = #expect(throws: UnspinError.self) { try Repair.replay(edits, on: text) }
    #expect(error?.code == .editMismatch)
    return error
  }

  /// The error of undoing `edits`, which must be one of edits that do not fit.
  private func undoError(_ edits: [Edit], in text: String) -> UnspinError? {
    let error = #expect(throws: UnspinError.self) { try Repair.undo(edits, in: text) }
    #expect(error?.code == .editMismatch)
    return error
  }

  @Test func `edits are replayed and undone`() throws {
    let text = "Der Größe\r\nsolid 🎬 movie"
    let edits = [edit(13..<18, "solid", "cast"), edit(19..<23, "🎬", ""), edit(29..<29, "", "!")]
    let repaired = try Repair.replay(edits, on: text)
    #expect(Array(repaired.utf8) == Array("Der Größe\r\ncast  movie!".utf8))
    #expect(try Array(Repair.undo(edits, in: repaired).utf8) == Array(text.utf8))
    #expect(try Repair.replay([], on: "") == "")
    #expect(try Repair.undo([], in: "a") == "a")
  }

  @Test(arguments: [Edit.Kind.wording, .name]) func `wording and names are edited where they are asked for`(
    kind: Edit.Kind
  ) throws {
    let text =
      "Web optimization Dan Ah is a former observe and area athlete, however the solid and workers labored laborious."
    let both = try Unspinner(options: Options(assume: .spun)).repair(text).edits
    #expect(Set(both.map(\.kind)) == [.wording, .name])
    let edits = try Unspinner(options: Options(assume: .spun, kinds: [kind])).repair(text).edits
    #expect(!edits.isEmpty)
    #expect(edits.allSatisfy { $0.kind == kind })
  }

  @Test func `replaying names the byte of the first edit that does not fit`() {
    let error = replayError([edit(0..<1, "a", "x"), edit(4..<5, "b", "x")], on: "a é c")
    #expect(error?.offset == 4)
    #expect(error?.description.contains("byte 4") == true)
    #expect(error?.description.contains("“b”") == true)
  }

  @Test func `replaying refuses edits that overlap, are out of order or go beyond the end`() {
    #expect(replayError([edit(0..<2, "ab", "x"), edit(1..<2, "b", "y")], on: "abc")?.offset == 1)
    #expect(replayError([edit(2..<3, "c", "x"), edit(0..<1, "a", "y")], on: "abc")?.offset == 0)
    #expect(replayError([edit(2..<4, "cd", "x")], on: "abc")?.offset == 2)
    #expect(replayError([edit(-1..<0, "a", "x")], on: "abc")?.offset == -1)
  }

  @Test func `replaying tells texts apart that only look the same`() {
    #expect(replayError([edit(0..<2, "\u{E9}", "e")], on: "e\u{301}")?.offset == 0)
  }

  @Test func `replaying refuses to write into the middle of a scalar`() {
    #expect(replayError([edit(1..<1, "", "x")], on: "é")?.offset == 1)
  }

  @Test func `undoing names the byte of the first edit that does not fit`() {
    let error = undoError([edit(0..<1, "a", "xyz"), edit(2..<3, "b", "q")], in: "xyz b")
    #expect(error?.offset == 4)
    #expect(error?.description.contains("byte 4") == true)
    #expect(undoError([edit(0..<1, "a", "xyz")], in: "xy")?.offset == 0)
    #expect(undoError([edit(9..<10, "a", "")], in: "xy")?.offset == 9)
    #expect(undoError([edit(-1..<0, "", "x")], in: "xy")?.offset == -1)
  }

  @Test func `undoing refuses spans beyond all texts`() {
    for span in [Int.max..<Int.max, Int.max - 1..<Int.max, Int.min..<Int.min, Int.min..<Int.max] {
      #expect(undoError([edit(span, "", "x")], in: "x")?.offset == span.lowerBound)
    }
    let twice = [edit(0..<1, "a", "x"), edit(Int.min..<Int.min, "", "y")]
    #expect(undoError(twice, in: "xy")?.code == .editMismatch)
  }

  @Test func `undoing refuses an original that is not as long as its span`() {
    #expect(undoError([edit(0..<2, "a", "x")], in: "xy")?.offset == 0)
    #expect(undoError([edit(0..<1, "ab", "x")], in: "xy")?.offset == 0)
  }

  @Test func `undoing refuses to write into the middle of a scalar`() {
    #expect(undoError([edit(1..<2, "a", "")], in: "é")?.offset == 1)
  }

  @Test func `a repair of edits that do not fit cannot be made`() {
    let error = #expect(throws: UnspinError.self) {
      try Repair(
        original: "abc", edits: [edit(0..<1, "b", "x")], findings: [],
        verdict: Verdict(probability: 0, language: .undetermined))
    }
    #expect(error?.code == .editMismatch)
    #expect(error?.offset == 0)
  }

  @Test func `a document over the limit is refused, one at the limit is taken`() throws {
    let unspinner = try Unspinner(options: Options(maximumDocumentBytes: 8))
    #expect(try unspinner.repair("1234567é".replacing("7", with: "")).text == "123456é")
    #expect(try unspinner.repair(Array("12345678".utf8)).text == "12345678")
    for repair in [{ try unspinner.repair("1234567é") }, { try unspinner.repair(Array("1234567é".utf8)) }] {
      let error = #expect(throws: UnspinError.self) { _ = try repair() }
      #expect(error?.code == .documentTooLarge)
      #expect(error?.description.contains("9 bytes") == true)
      #expect(error?.description.contains("limit of 8") == true)
    }
    let error = #expect(throws: UnspinError.self) { try unspinner.inspect("123456789") }
    #expect(error?.code == .documentTooLarge)
  }

  /// Bytes that are no UTF-8, after three that are.
  private static let invalid: [(what: String, bytes: [UInt8])] = [
    ("a continuation without a start", [0x80]),
    ("a start without a continuation", [0xC3, 0x28]),
    ("a scalar cut short at the end", [0xF0, 0x9F, 0x8E]),
    ("an overlong slash", [0xC0, 0xAF]),
    ("an overlong scalar of three bytes", [0xE0, 0x80, 0xAF]),
    ("a surrogate", [0xED, 0xA0, 0x80]),
    ("a scalar beyond the last", [0xF4, 0x90, 0x80, 0x80]),
    ("a byte that never stands in UTF-8", [0xFF]),
  ]

  @Test func `invalid UTF-8 is an error with the offset of the first bad byte`() throws {
    let unspinner = try Unspinner()
    for (what, bytes) in Self.invalid {
      for tail in [[], Array(" and more".utf8), [0xFF]] {
        let text = Array("é ".utf8) + bytes + tail
        for call in [{ _ = try unspinner.repair(text) }, { _ = try unspinner.inspect(text) }] {
          let error = #expect(throws: UnspinError.self, "\(what)") { try call() }
          guard let error else { continue }
          #expect(error.code == .invalidUTF8 && error.offset == 3, "\(what): \(error)")
          #expect(error.description.contains("byte 3"), "\(what)")
        }
      }
    }
  }

  @Test func `invalid UTF-8 is replaced where that is asked for`() throws {
    let unspinner = try Unspinner(options: Options(isLossy: true))
    let repair = try unspinner.repair(Array("é ".utf8) + [0xFF] + Array(" a".utf8))
    #expect(Array(repair.text.utf8) == Array("é \u{FFFD} a".utf8))
    #expect(repair.edits.isEmpty || repair.edits.allSatisfy { $0.kind == .encoding })
  }

  @Test func `an empty document comes out empty`() throws {
    let unspinner = try Unspinner()
    let repair = try unspinner.repair("")
    #expect(repair.text == "")
    #expect(!repair.isChanged)
    #expect(repair.findings == [])
    #expect(try unspinner.repair([UInt8]()) == repair)
  }

  @Test func `inspecting tells what repairing does`() throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    let text = "Web optimization Dan Ah performs a former observe and area athlete, she or he mentioned."
    let inspection = try unspinner.inspect(text)
    let repair = try unspinner.repair(text)
    #expect(inspection.edits == repair.edits)
    #expect(inspection.findings == repair.findings)
    #expect(inspection.verdict == repair.verdict)
  }
}
