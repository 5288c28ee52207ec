import Testing
import UnspinText

@testable import Unspin

/// Edits made in rounds are remembered as edits of the original.
@Suite struct `Edit composer` {
  private func edit(_ span: Range<Int>, _ original: String, _ replacement: String) -> Edit {
    Edit(
      kind: .wording, span: span, original: original, replacement: replacement, confidence: 1, reason: "test")
  }

  @Test func `one round is taken as it is`() throws {
    var composer = EditComposer(Array("a big cat".utf8))
    composer.add([edit(2..<5, "big", "small")])
    #expect(String(decoding: composer.text, as: UTF8.self) == "a small cat")
    #expect(composer.edits.map(\.span) == [2..<5])
  }

  @Test func `a later round is mapped back behind an earlier edit`() throws {
    var composer = EditComposer(Array("a big cat".utf8))
    composer.add([edit(2..<5, "big", "small")])
    composer.add([edit(8..<11, "cat", "dog")])
    #expect(String(decoding: composer.text, as: UTF8.self) == "a small dog")
    #expect(composer.edits.map(\.span) == [2..<5, 6..<9])
    #expect(composer.edits.map(\.original) == ["big", "cat"])
  }

  @Test func `a later round takes up an earlier replacement`() throws {
    var composer = EditComposer(Array("one two three".utf8))
    composer.add([edit(4..<7, "two", "zwei")])
    composer.add([edit(0..<8, "one zwei", "ten")])
    #expect(String(decoding: composer.text, as: UTF8.self) == "ten three")
    #expect(composer.edits.map(\.span) == [0..<7])
    #expect(composer.edits.map(\.original) == ["one two"])
  }

  @Test func `parts of an earlier replacement outside the later edit stay`() throws {
    var composer = EditComposer(Array("x two y".utf8))
    composer.add([edit(2..<5, "two", "alpha beta")])
    composer.add([edit(8..<14, "beta y", "z")])
    #expect(String(decoding: composer.text, as: UTF8.self) == "x alpha z")
    #expect(composer.edits.map(\.original) == ["two y"])
    #expect(composer.edits.map(\.replacement) == ["alpha z"])
  }

  @Test func `an edit that is taken back is none`() throws {
    var composer = EditComposer(Array("x two y".utf8))
    composer.add([edit(2..<5, "two", "three")])
    composer.add([edit(2..<7, "three", "two")])
    #expect(composer.edits.isEmpty)
  }

  /// Random rounds: what the composer says must replay to what it shows.
  @Test func `edits replay to the text after any rounds`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let original = (0..<20).map { _ in ["ab", "c", "def", " ", "é"].randomElement(using: &random) ?? "" }
        .joined()
      var composer = EditComposer(Array(original.utf8))
      for _ in 0..<4 {
        let scalars = Array(String(decoding: composer.text, as: UTF8.self).unicodeScalars)
        var round: [Edit] = []
        var offset = 0
        var index = 0
        while index < scalars.count {
          let length = min(Int.random(in: 1...4, using: &random), scalars.count - index)
          var piece = String.UnicodeScalarView()
          piece.append(contentsOf: scalars[index..<index + length])
          let text = String(piece)
          let end = offset + text.utf8.count
          if Int.random(in: 0..<4, using: &random) == 0 {
            round.append(edit(offset..<end, text, ["", "Q", "xyz"].randomElement(using: &random) ?? ""))
          }
          offset = end
          index += length
        }
        composer.add(round)
        let shown = String(decoding: composer.text, as: UTF8.self)
        #expect(try Repair.replay(composer.edits, on: original) == shown)
        #expect(try Repair.undo(composer.edits, in: shown) == original)
      }
    }
  }

  @Test func `an edit is taken back when its own words would be replaced`() throws {
    var composer = EditComposer(Array("she sat inside by a fire".utf8))
    composer.add([edit(8..<14, "inside", "within"), edit(20..<24, "fire", "stove")])
    #expect(composer.takeBack(rewrittenBy: [edit(8..<14, "within", "in")]).spans == [8..<14])
    #expect(String(decoding: composer.text, as: UTF8.self) == "she sat inside by a stove")
    // The place is known again in later texts, and others are not taken for it.
    #expect(composer.touches(8..<14, [8..<14]))
    #expect(!composer.touches(20..<25, [8..<14]))
    #expect(!composer.touches(8..<14, []))
  }

  @Test func `the article goes back with the word it was put right for`() throws {
    var composer = EditComposer(Array("it was an hour ago".utf8))
    composer.add([edit(7..<9, "an", "a"), edit(10..<14, "hour", "time")])
    let back = composer.takeBack(rewrittenBy: [edit(9..<13, "time", "day")])
    #expect(back.spans == [7..<9, 10..<14])
    #expect(back.edits == [edit(7..<8, "a", "an"), edit(9..<13, "time", "hour")])
    #expect(String(decoding: composer.text, as: UTF8.self) == "it was an hour ago")
  }

  @Test func `edits that reach beyond an earlier one take nothing back`() throws {
    var composer = EditComposer(Array("one two three".utf8))
    composer.add([edit(4..<7, "two", "zwei")])
    #expect(composer.takeBack(rewrittenBy: [edit(0..<8, "one zwei", "ten")]).spans.isEmpty)
    #expect(composer.takeBack(rewrittenBy: [edit(0..<3, "one", "ten")]).spans.isEmpty)
    #expect(String(decoding: composer.text, as: UTF8.self) == "one zwei three")
  }

  @Test func `what was cleaned before the first round stays clean`() throws {
    var composer = EditComposer(Array("a {that a} man".utf8))
    let braces = edit(2..<10, "{that a}", "that a")
    composer.add([braces])
    let cleaned = composer.edits
    #expect(composer.takeBack(rewrittenBy: [edit(2..<8, "that a", "one")], keeping: cleaned).spans.isEmpty)
    composer.add([edit(2..<8, "that a", "the")])
    let back = composer.takeBack(rewrittenBy: [edit(2..<5, "the", "a")], keeping: cleaned)
    #expect(back.spans == [2..<10])
    #expect(back.edits.map(\.replacement) == ["that a"])
    #expect(composer.edits == [braces])
  }

  @Test func `names are not taken back`() throws {
    var composer = EditComposer(Array("Solar Kang".utf8))
    var name = edit(0..<5, "Solar", "Sun")
    name.kind = .name
    composer.add([name])
    #expect(composer.takeBack(rewrittenBy: [edit(0..<3, "Sun", "Star")]).spans.isEmpty)
  }
}

/// A small seeded generator.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
