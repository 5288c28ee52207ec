import Foundation

@testable import UnspinLexicon

/// The project's own irregular tables.
enum InflectionTables {
  static func inflector() throws -> Inflector {
    try Inflector(verbs: text("verbs"), nouns: text("nouns"), adjectives: text("adjectives"))
  }

  static func text(_ name: String) throws -> String {
    let package = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = package.appending(path: "Dictionaries/language/irregular-\(name).tsv")
    return try String(contentsOf: file, encoding: .utf8)
  }
}
