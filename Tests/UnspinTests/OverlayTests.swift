import Testing
import Unspin

/// Rows of users' own.
@Suite struct `Own dictionaries` {
  private func repair(_ text: String, _ rows: String, assume: Options.Assumption = .auto) throws -> Repair {
    let overlay = try LexiconOverlay(tsv: rows, name: "own.tsv")
    return try Unspinner(options: Options(assume: assume, overlays: [overlay])).repair(text)
  }

  @Test func `a wording row is used in any document`() throws {
    let repair = try repair("The zibbelflop was loud.", "wording\tzibbelflop\tdrum\n")
    #expect(repair.text == "The drum was loud.")
    #expect(repair.edits.first?.source == "own.tsv:1")
  }

  @Test func `a name row restores its variants`() throws {
    let repair = try repair(
      "We met Zorblat Quimby at the door.", "# names\nname\tZorba Quimby\tZorblat Quimby|Zorbla Quimby\n")
    #expect(repair.text == "We met Zorba Quimby at the door.")
    #expect(repair.edits.first?.source == "own.tsv:2")
  }

  @Test func `what spinners make of a name follows by itself`() throws {
    let repair = try repair(
      "Then Quorra Web optimization Vantage laughed.", "# own\nname\tQuorra Seo Vantage\n")
    #expect(repair.text == "Then Quorra Seo Vantage laughed.")
    #expect(repair.edits.first?.source == "own.tsv:2")
  }

  @Test func `a keep row forbids edits`() throws {
    let text = "Web optimization Dan Ah smiles."
    #expect(try repair(text, "keep\tweb optimization\n").text == text)
  }

  @Test(arguments: [
    ("wording\tonly\n", 1), ("keep\ta\nwording\tsame\tsame\n", 2), ("nonsense\ta\tb\n", 1), ("name\n", 1),
    ("keep\t\n", 1), ("# fine\n\nkeep\ta\tb\n", 3),
  ])
  func `a bad row is named by its line`(_ rows: String, _ line: Int) {
    let error = #expect(throws: UnspinError.self) { try LexiconOverlay(tsv: rows, name: "own.tsv") }
    #expect(error?.line == line)
    #expect(error?.code == .invalidLexicon)
    #expect(error?.description.contains("own.tsv:\(line)") == true)
  }

  @Test func `a phrase as long as may be is taken, a longer one is refused`() throws {
    for phrase in [String(repeating: "a", count: 255), String(repeating: "-a", count: 127)] {
      _ = try LexiconOverlay(tsv: "keep\t\(phrase)\nwording\tb\t\(phrase)\n", name: "own.tsv")
    }
    for row in ["keep\tLONG", "wording\tLONG\tb", "wording\tb\tLONG", "name\tLONG", "name\tb\tc|LONG"] {
      let tsv = row.replacing("LONG", with: String(repeating: "-a", count: 128))
      let error = #expect(throws: UnspinError.self, "\(row)") {
        try LexiconOverlay(tsv: tsv, name: "own.tsv")
      }
      #expect(error?.description == "own.tsv:1: a phrase has 256 bytes; shorten it to 255 at most")
    }
  }

  @Test(arguments: ["\0", "\u{1B}", "\u{7F}", "\u{9B}"])
  func `a control character in a phrase is refused`(_ control: String) {
    for row in ["keep\ta\(control)b", "wording\ta\tb\(control)", "name\tb\tc|\(control)d"] {
      let error = #expect(throws: UnspinError.self) { try LexiconOverlay(tsv: row, name: "own.tsv") }
      #expect(error?.description.contains("control character") == true, "\(row.debugDescription)")
    }
  }

  /// Rows that lead back to where they came from, or on and on.
  private static let circles = [
    "wording\tcar\ttruck\nwording\ttruck\tcar\n",
    "wording\tfilm\tmovie\nwording\tmovie\tpicture\nwording\tpicture\tdrama\nwording\tdrama\tfilm\n",
    "wording\tcast\tcast and crew\nwording\tcrew\tcrew and cast\n",
    "wording\tcar\tobserve and area\nwording\ttrack and field\tcar\n",
    "name\tZorba Quimby\tZorblat Quimby\nname\tZorblat Quimby\tZorba Quimby\n",
    "name\tZorba Quimby\tQuimby\n", "name\tQuimby\tZorba Quimby\n",
    "wording\tZorba Quimby\tcar\nname\tZorba Quimby\tcar\nkeep\tcar\n",
  ]

  @Test(arguments: circles) func `rows that lead in a circle break no promise`(_ rows: String) throws {
    let overlay = try LexiconOverlay(tsv: rows, name: "own.tsv")
    let text =
      "The cast of the film met Zorba Quimby by the car. A truck, a movie and Zorblat Quimby came late."
    for options in [
      Options(overlays: [overlay]), Options(assume: .spun, overlays: [overlay]),
      Options(assume: .spun, minimumConfidence: 0, overlays: [overlay]),
    ] {
      #expect(try BrokenPromises.all(of: text, by: Unspinner(options: options)) == [])
    }
  }
}
