import FoundationEssentials
import Unspin
import UnspinFixtures

/// Stands in for an unspinner: replaces words by a table, or does whatever a test asks for.
struct Stub: Repairing {
  typealias Work = @Sendable (String) throws(UnspinError) -> Repair

  let work: Work
  let workOnBytes: Work

  init(_ work: @escaping Work, bytes: Work? = nil) {
    self.work = work
    self.workOnBytes = bytes ?? work
  }

  func repair(_ text: String) throws(UnspinError) -> Repair { try work(text) }

  func repair(_ bytes: [UInt8]) throws(UnspinError) -> Repair {
    try workOnBytes(String(decoding: bytes, as: UTF8.self))
  }

  /// Changes nothing.
  static let idle = replacing([:])

  /// Replaces every word of `table`, cut at spaces.
  static func replacing(
    _ table: [String: String], findings: [Finding] = [],
    verdict: Verdict = Verdict(probability: 0.9, language: .english)
  ) -> Stub {
    Stub { text throws(UnspinError) in
      try Repair(original: text, edits: edits(table, in: text), findings: findings, verdict: verdict)
    }
  }

  /// An edit for every word of `table`, cut at spaces.
  static func edits(_ table: [String: String], in text: String) -> [Edit] {
    var edits: [Edit] = []
    var offset = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let end = offset + word.utf8.count
      if let replacement = table[String(word)] {
        edits.append(edit(offset..<end, String(word), replacement))
      }
      offset = end + 1
    }
    return edits
  }

  /// An edit of wording.
  static func edit(_ span: Range<Int>, _ original: String, _ replacement: String) -> Edit {
    Edit(
      kind: .wording, span: span, original: original, replacement: replacement, confidence: 0.9,
      reason: "stub")
  }
}

extension FixtureRunner {
  /// A runner that tries `stub` out whatever the options.
  init(_ stub: Stub) { self.init { _ in stub } }

  /// What is wrong with one case in a folder called `topic`.
  func failures(of fixture: Fixture, topic: String = "wording") throws -> [FixtureFailure] {
    let report = run(try file([fixture], path: "Fixtures/\(topic)/a.jsonl"))
    return report.cases.flatMap(\.failures)
  }

  /// The checks that one case does not pass.
  func checks(of fixture: Fixture, topic: String = "wording") throws -> [FixtureFailure.Check] {
    try failures(of: fixture, topic: topic).map(\.check)
  }
}

/// A file of fixtures, written as JSON and read back.
func file(_ fixtures: [Fixture], path: String = "Fixtures/wording/a.jsonl") throws -> FixtureFile {
  var bytes: [UInt8] = []
  for fixture in fixtures { bytes += try JSONEncoder().encode(fixture) + [UInt8(ascii: "\n")] }
  return FixtureFile(bytes: bytes, path: path)
}
