import FoundationEssentials
import Testing
import Unspin

/// What holds for every text there is, tried on texts that a seeded generator splices together.
@Suite struct `Promises` {
  /// The unspinners that are tried: each judges a document its own way.
  private static func unspinners() throws -> [Unspinner] {
    // Whole sentences are read by one alone, since that takes several times as long.
    try Options.Assumption.allCases.map { try Unspinner(options: Options(context: .near, assume: $0)) }
      + [.near, .deep].map {
        try Unspinner(
          options: Options(context: $0, assume: .spun, kinds: Set(Edit.Kind.allCases), minimumConfidence: 0))
      }
  }

  /// Seeds of the generator: one, or as many as `UNSPIN_SEEDS` says, for a long search.
  private static let seeds =
    1...(ProcessInfo.processInfo.environment["UNSPIN_SEEDS"].flatMap(UInt64.init) ?? 1)

  @Test func `whatever the text, nothing that is promised of a repair is broken`() throws {
    for unspinner in try Self.unspinners() {
      for text in Self.seeds.lazy.flatMap({ Documents.make(60, seed: $0) }) {
        let broken = try BrokenPromises.all(of: text, by: unspinner)
        #expect(broken == [], "of \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: ["repair", "tokens"])
  func `nothing is broken of the texts the fuzzer starts from`(_ target: String) throws {
    for (path, bytes) in try Corpus.files(target) {
      for unspinner in try Self.unspinners() {
        let broken = try BrokenPromises.all(of: String(decoding: bytes, as: UTF8.self), by: unspinner)
        #expect(broken == [], "\(path)")
      }
    }
  }

  @Test func `nothing is broken where rows of users' own are met`() throws {
    for (path, bytes) in try Corpus.files("overlay") {
      let rows = String(decoding: bytes, as: UTF8.self)
      guard let overlay = try? LexiconOverlay(tsv: rows, name: path) else { continue }
      let unspinner = try Unspinner(options: Options(assume: .spun, overlays: [overlay]))
      for text in [rows] + Documents.make(10, seed: 8) {
        #expect(try BrokenPromises.all(of: text, by: unspinner) == [], "\(path) on \(text.debugDescription)")
      }
    }
  }

  @Test func `what a report of the fuzzer's undoes can be replayed`() throws {
    for (path, bytes) in try Corpus.files("report") {
      guard let report = try? JSONDecoder().decode(Report.self, from: Data(bytes)) else { continue }
      for document in report.documents {
        let edits = document.edits.map(\.edit)
        let text = document.text ?? ""
        guard let original = try? Repair.undo(edits, in: text) else { continue }
        #expect((try? Repair.replay(edits, on: original)) == text, "\(path)")
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
}

extension String.UTF8View {
  /// Whether `part` stands here, byte for byte.
  fileprivate func contains(_ part: String.UTF8View) -> Bool {
    Array(self).firstRange(of: Array(part)) != nil
  }
}
