import Foundation
import Testing
import Unspin

/// Every name of the gazetteer, in a sentence that is right.
@Suite struct `Gazetteer in genuine sentences` {
  /// Ways to write about a name, by the table it stands in.
  private static let sentences: [String: [String]] = [
    "people": [
      "The evening began with a short speech by %.", "% arrived early and left late.",
      "In the second photo, % holds a paper lantern.", "Nobody laughed louder than % did.",
      "%’s umbrella was left at the theater.",
    ],
    "roles": [
      "In the third episode, % closes the shop and walks home.", "Then % opens the letter.",
      "The new stills show % at the harbor.", "%’s brother has not called for years.",
    ],
    "groups": [
      "The second stage belonged to %.", "A new song by % came out at midnight.",
      "Fans of % filled the hall.",
    ],
    "shows": [
      "“%” airs twice a week.", "The writer of “%” lives by the sea.",
      "Last winter, many people watched “%.”",
    ],
    "songs": [
      "The choir closed with “%” and went home.", "“%” was recorded in one afternoon.",
    ],
    "organisations": ["The letter from % came on a Tuesday.", "She used to work for % in the spring."],
    "places": ["The crew spent a week in %.", "The train to % leaves at noon."],
    "franchises": ["“%” was shown in the open air.", "He has seen “%” four times."],
  ]

  @Test(arguments: sentences.keys.sorted())
  func `no name is touched`(_ table: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let rows = try String(
      contentsOf: root.appending(path: "Dictionaries/names/\(table).tsv"), encoding: .utf8
    ).split(separator: "\n").dropFirst()
    let forms = try #require(Self.sentences[table])
    let lines = rows.enumerated().map { number, row in
      forms[number % forms.count].replacing("%", with: row.prefix { $0 != "\t" })
    }
    #expect(lines.count > 100)
    let unspinner = try Unspinner()
    for start in stride(from: 0, to: lines.count, by: 40) {
      let text = lines[start..<min(start + 40, lines.count)].joined(separator: "\n")
      for edit in try unspinner.repair(text).edits where edit.kind == .name || edit.kind == .wording {
        Issue.record("\(edit.original) → \(edit.replacement) [\(edit.source ?? "")]")
      }
    }
  }
}
