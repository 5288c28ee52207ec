import Foundation
import Testing
import Unspin
import UnspinLexicon

/// Weights are read by position, so the table has to keep the order of the program.
@Suite struct `Fitted weights` {
  @Test func `the table names every weight, in order`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "Dictionaries/language/weights.tsv")
    let file = try DictionaryFile(
      name: "language/weights.tsv", text: String(contentsOf: path, encoding: .utf8))
    let names = file.rows.map { String($0["name"]) }
    #expect(names == Feature.plain.map { "\($0)" } + Judgement.names)
    #expect(Judgement.names.count == Judgement.count)
  }
}
