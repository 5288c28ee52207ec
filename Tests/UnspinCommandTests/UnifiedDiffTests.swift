import Foundation
import Testing
import Unspin

@testable import UnspinCommand

/// The diff of hand-made repairs, read back by `patch`.
@Suite struct UnifiedDiffTests {
  @Test func `a change has three lines of context and both line counts`() throws {
    let repair = try repair("1\n2\n3\n4\nold\n6\n7\n8\n9\n", [("old", "new")])
    #expect(
      diff(repair) == """
        --- a.txt
        +++ a.txt
        @@ -2,7 +2,7 @@
         2
         3
         4
        -old
        +new
         6
         7
         8

        """)
  }

  @Test func `a missing line end at the end of the file is said`() throws {
    #expect(
      diff(try repair("a\nold", [("old", "new")])) == """
        --- a.txt
        +++ a.txt
        @@ -1,2 +1,2 @@
         a
        -old
        \\ No newline at end of file
        +new
        \\ No newline at end of file

        """)
  }

  @Test func `a removed line is one line of the diff, on which side its line end was taken`() throws {
    let expected = "--- a.txt\n+++ a.txt\n@@ -1,3 +1,2 @@\n a\n-Watch Now\n b\n"
    #expect(diff(try repair("a\nWatch Now\nb\n", [("Watch Now\n", "")])) == expected)
    #expect(diff(try repair("a\nWatch Now\nb\n", [("\nWatch Now", "")])) == expected)
  }

  @Test func `removing all leaves an empty range`() throws {
    #expect(diff(try repair("Watch Now", [("Watch Now", "")])).contains("@@ -1,1 +0,0 @@\n"))
  }

  @Test func `nothing changed is no diff`() throws {
    #expect(diff(try repair("a\n", [])) == "")
  }

  @Test(arguments: [
    ("plain.txt", "plain.txt"), ("with space.txt", "with space.txt\t"), ("a\"b\\c\n", "\"a\\\"b\\\\c\\n\""),
    ("\u{1B}", "\"\\033\""), ("서단아.txt", "서단아.txt"),
  ])
  func `names are spelled as patch reads them`(name: String, spelled: String) throws {
    #expect(diff(try repair("a\n", [("a", "b")]), name: name).hasPrefix("--- \(spelled)\n+++ \(spelled)\n"))
  }

  /// Random texts and edits, the same on every run; many with line ends in and around the edits.
  @Test func `patch makes the repaired text of any diff`() throws {
    var random = SplitMix(state: 7)
    let folder = try TemporaryFolder()
    let pieces = ["a", "b ", "\n", "\n\n", "\r\n", "é", "🙂", "word", "\r", "-- x", "@@", "\\ No"]
    func text(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
    }
    for _ in 0..<300 {
      let original = text(0...60)
      var edits: [Edit] = []
      var position = 0
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let scalars = Array(original.unicodeScalars)
        guard position <= scalars.count else { break }
        let start = Int.random(in: position...scalars.count, using: &random)
        let end = min(scalars.count, start + Int.random(in: 0...6, using: &random))
        let offset = scalars[..<start].reduce(0) { $0 + UTF8.width($1) }
        let old = scalars[start..<end].map(String.init).joined()
        edits.append(edit(at: offset, old, text(0...3)))
        position = end
      }
      let repair = try Repair(original: original, edits: edits, findings: [], verdict: verdict)
      let change = UnifiedDiff(input: Array(original.utf8), repair: repair, palette: plain).bytes(
        name: "a.txt")
      #expect(change.isEmpty == (repair.text.utf8.elementsEqual(original.utf8)))
      guard !change.isEmpty else { continue }
      try folder.write("a.txt", original)
      let result = try Command.patch.run(["--binary", "--fuzz=0", "-E", "a.txt"], in: folder, input: change)
      #expect(result.status == 0, "\(result.text)\(String(decoding: change, as: UTF8.self))")
      let patched = try folder.names().contains("a.txt") ? try folder.read("a.txt") : []
      #expect(patched == Array(repair.text.utf8), "\(original.debugDescription) \(edits)")
    }
  }

  private let plain = Palette(.never, for: .standardOutput)
  private let verdict = Verdict(probability: 1, language: .english)

  private func edit(at offset: Int, _ old: String, _ new: String) -> Edit {
    Edit(
      kind: .wording, span: offset..<offset + old.utf8.count, original: old, replacement: new, confidence: 1,
      reason: "A test.")
  }

  /// A repair that changes the first place of each phrase.
  private func repair(_ original: String, _ changes: [(String, String)]) throws -> Repair {
    let edits = try changes.map { old, new in
      let range = try #require(original.range(of: old))
      return edit(at: original.utf8.distance(from: original.startIndex, to: range.lowerBound), old, new)
    }
    return try Repair(original: original, edits: edits, findings: [], verdict: verdict)
  }

  private func diff(_ repair: Repair, name: String = "a.txt") -> String {
    let diff = UnifiedDiff(input: Array(repair.original.utf8), repair: repair, palette: plain)
    return String(decoding: diff.bytes(name: name), as: UTF8.self)
  }
}

/// A small random generator that starts where it is told.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
