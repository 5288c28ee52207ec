import FoundationEssentials
import Testing
import Unspin

/// What holds for every text there is, tried on texts that a seeded generator splices together.
@Suite struct `Promises` {
  /// The unspinners that are tried: each judges a document its own way.
  private static func unspinners() throws -> [Unspinner] {
    try Options.Assumption.allCases.map { try Unspinner(options: Options(assume: $0)) }
      + [Unspinner(options: Options(assume: .spun, kinds: Set(Edit.Kind.allCases), minimumConfidence: 0))]
  }

  @Test func `edits replay, undo, are sound and leave all other bytes alone`() throws {
    for unspinner in try Self.unspinners() {
      for text in Documents.make(60, seed: 1) {
        let repair = try unspinner.repair(text)
        check(repair, of: text)
      }
    }
  }

  @Test func `repairing twice equals once`() throws {
    for unspinner in try Self.unspinners() {
      for text in Documents.make(60, seed: 2) {
        let once = try unspinner.repair(text).text
        let twice = try unspinner.repair(once).text
        #expect(Array(twice.utf8) == Array(once.utf8), "of \(text.debugDescription)")
      }
    }
  }

  @Test func `bytes and String give the same`() throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    for text in Documents.make(60, seed: 3) {
      let repair = try unspinner.repair(text)
      #expect(try unspinner.repair(Array(text.utf8)) == repair, "of \(text.debugDescription)")
      #expect(try unspinner.inspect(text).edits == repair.edits, "of \(text.debugDescription)")
    }
  }

  @Test func `eight threads give what one gives, each time`() async throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    let texts = Documents.make(24, seed: 4)
    let alone = try texts.map(unspinner.repair)
    try await withThrowingTaskGroup(of: [Repair].self) { group in
      for thread in 0..<8 {
        group.addTask {
          // Every thread starts elsewhere, so that different texts meet.
          let order = (0..<texts.count).map { ($0 + thread * 3) % texts.count }
          var repairs = [Repair?](repeating: nil, count: texts.count)
          for index in order { repairs[index] = try unspinner.repair(texts[index]) }
          return repairs.compactMap { $0 }
        }
      }
      for try await repairs in group { #expect(repairs == alone) }
    }
  }

  @Test func `a document does not depend on those before it`() throws {
    let unspinner = try Unspinner()
    let texts = Documents.make(30, seed: 5)
    let forwards = try texts.map(unspinner.repair)
    let backwards = try texts.reversed().map(unspinner.repair)
    #expect(forwards == backwards.reversed())
  }

  @Test func `edits and findings survive JSON`() throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    for text in Documents.make(30, seed: 6) {
      let inspection = try unspinner.inspect(text)
      let data = try JSONEncoder().encode(inspection)
      #expect(try JSONDecoder().decode(Inspection.self, from: data) == inspection)
    }
  }

  @Test func `text assumed genuine keeps its words`() throws {
    let unspinner = try Unspinner(options: Options(assume: .genuine))
    for text in Documents.make(60, seed: 7) {
      let kinds = try unspinner.repair(text).edits.map(\.kind)
      #expect(!kinds.contains(.wording) && !kinds.contains(.name), "of \(text.debugDescription)")
    }
  }

  @Test func `the generator gives the same texts each time, and all sorts`() {
    let texts = Documents.make(200, seed: 1)
    #expect(texts == Documents.make(200, seed: 1))
    #expect(texts != Documents.make(200, seed: 2))
    let all = texts.joined()
    for part in ["\r\n", "\u{A0}", "👩‍🎤", "e\u{301}", "\u{FEFF}", "“‘", "Web optimization", "\0"] {
      #expect(all.utf8.contains(part.utf8), "\(part.debugDescription)")
    }
    #expect(texts.contains { $0.isEmpty })
  }

  /// Checks a repair by walking over input and output, without the code that made it.
  private func check(_ repair: Repair, of text: String) {
    let name: Comment = "of \(text.debugDescription)"
    let input = Array(text.utf8)
    let output = Array(repair.text.utf8)
    func isBoundary(_ offset: Int) -> Bool { offset == input.count || input[offset] & 0xC0 != 0x80 }

    #expect(Array(repair.original.utf8) == input, name)
    #expect((try? Repair.replay(repair.edits, on: text)).map { Array($0.utf8) } == output, name)
    #expect((try? Repair.undo(repair.edits, in: repair.text)).map { Array($0.utf8) } == input, name)

    var rebuilt: [UInt8] = []
    var position = 0
    for edit in repair.edits {
      guard edit.span.lowerBound >= position, edit.span.upperBound <= input.count else {
        Issue.record("edit \(edit.span) overlaps, is out of order or beyond the end, \(name)")
        return
      }
      #expect(isBoundary(edit.span.lowerBound) && isBoundary(edit.span.upperBound), name)
      #expect(Array(edit.original.utf8) == Array(input[edit.span]), name)
      #expect(Array(edit.original.utf8) != Array(edit.replacement.utf8), name)
      #expect((0...1).contains(edit.confidence), name)
      #expect(edit.alternatives.allSatisfy { (0...1).contains($0.probability) }, name)
      #expect(!edit.reason.isEmpty, name)
      rebuilt += input[position..<edit.span.lowerBound] + Array(edit.replacement.utf8)
      position = edit.span.upperBound
    }
    #expect(rebuilt + input[position...] == output, name)

    var last = 0
    for finding in repair.findings {
      guard finding.span.lowerBound >= 0, finding.span.upperBound <= input.count else {
        Issue.record("finding \(finding.span) is not in the text, \(name)")
        return
      }
      #expect(isBoundary(finding.span.lowerBound) && isBoundary(finding.span.upperBound), name)
      #expect(Array(finding.text.utf8) == Array(input[finding.span]), name)
      #expect(finding.span.lowerBound >= last, name)
      #expect(finding.alternatives.allSatisfy { (0...1).contains($0.probability) }, name)
      last = finding.span.lowerBound
    }
    #expect((0...1).contains(repair.verdict.probability), name)
    #expect(repair.verdict.evidence.count <= 12, name)
  }
}

extension String.UTF8View {
  /// Whether `part` stands here, byte for byte.
  fileprivate func contains(_ part: String.UTF8View) -> Bool {
    Array(self).firstRange(of: Array(part)) != nil
  }
}
