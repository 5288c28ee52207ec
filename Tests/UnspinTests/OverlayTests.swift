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
}
