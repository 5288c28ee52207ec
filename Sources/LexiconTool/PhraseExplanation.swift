internal import UnspinLearning
internal import UnspinLexicon
internal import UnspinText

/// What is known of a phrase, for people.
struct PhraseExplanation {
  private let phrase: String
  private let tokens: PhraseTokens
  private let inventory: Inventory
  private let files: [DictionaryFile]
  private let model: LanguageModel

  init(_ phrase: String, inventory: Inventory, files: [DictionaryFile], model: LanguageModel) throws {
    self.phrase = phrase
    self.inventory = inventory
    self.files = files
    self.model = model
    var tokenizer = try PhraseTokenizer()
    tokens = try tokenizer.tokens(of: phrase)
  }

  /// The sections, each with its head; empty when nothing is known.
  func sections() -> [String] {
    let entry = inventory.entry(tokens)
    let known = [entry.flatMap(standsFor), putFor(), names()].compactMap { $0 }
    guard entry != nil || !known.isEmpty else { return [] }
    return [facts(entry)] + known
  }

  private func facts(_ entry: Inventory.Entry?) -> String {
    let logProbability = Double(model.logProbability(of: tokens.models))
    let rate = Logarithms.exponential(logProbability) * 1e6
    let often = rate < 0.001 ? "less than 0.001" : Columns.decimal(rate, rate < 1 ? 3 : 1)
    let unknown = tokens.models.filter { !model.word($0).isKnown }.count
    var table = Columns(["“\(phrase)”", ""])
    table.add([
      "words", "\(tokens.count)" + (unknown > 0 ? ", \(unknown) of them not in the vocabulary" : ""),
    ])
    table.add([
      "genuine text",
      "log probability \(Columns.decimal(logProbability, 2)), \(often) times a million words",
    ])
    if let entry {
      table.add(["evidence", "\(Columns.decimal(entry.evidence, 2)) nats for a spun page wherever it stands"])
      table.add(["replaced", "in \(Columns.decimal(entry.spinRate * 100, 0))% of its places on a spun page"])
      let flags = Self.names(entry.flags)
      if !flags.isEmpty { table.add(["is", flags.joined(separator: ", ")]) }
    }
    return table.text
  }

  private func standsFor(_ entry: Inventory.Entry) -> String? {
    guard !entry.originals.isEmpty else { return nil }
    var table = Columns(["may stand for", "channel", "seen", "flags", "row"])
    for original in entry.originals { table.add(Self.row(original.text, original)) }
    return table.text
  }

  private func putFor() -> String? {
    let wanted = phrase.lowercased()
    var found: [(text: String, original: Inventory.Original)] = []
    for entry in inventory.entries {
      for original in entry.originals where original.text.lowercased() == wanted {
        found.append((entry.text, original))
      }
    }
    guard !found.isEmpty else { return nil }
    found.sort {
      $0.original.channel != $1.original.channel
        ? $0.original.channel > $1.original.channel : $0.text < $1.text
    }
    var table = Columns(["spinners put for it", "channel", "seen", "flags", "row"])
    for item in found { table.add(Self.row(item.text, item.original)) }
    return table.text
  }

  private func names() -> String? {
    let wanted = phrase.lowercased()
    var table = Columns(["as a name", "what", "context", "row", "also", "of"])
    for file in files where file.name.hasPrefix("names/") && file.columns.contains("name") {
      for row in file.rows {
        guard ([row["name"]] + row.list("also")).contains(where: { $0.lowercased() == wanted }) else {
          continue
        }
        table.add([
          String(row["name"]), String(row["note"]), String(row["context"]), "\(file.name):\(row.line)",
          String(row["also"]), String(row["of"]),
        ])
      }
    }
    return table.isEmpty ? nil : table.text
  }

  private static func row(_ text: String, _ original: Inventory.Original) -> [String] {
    [
      text, Columns.decimal(original.channel, 2), original.count > 0 ? "\(original.count)" : "",
      names(original.flags).joined(separator: ", "), original.source,
    ]
  }

  private static func names(_ flags: Phrase.Flags) -> [String] {
    let all: [(Phrase.Flags, String)] = [
      (.name, "a name"), (.person, "of a person"), (.needsContext, "needing context"),
      (.distinctive, "a damaged name beyond doubt"), (.keep, "never touched"),
    ]
    return all.filter { flags.contains($0.0) }.map(\.1)
  }

  private static func names(_ flags: Pair.Flags) -> [String] {
    let all: [(Pair.Flags, String)] = [
      (.name, "name"), (.namePart, "part of names"), (.exactCase, "as written"),
      (.distinctive, "beyond doubt"),
      (.observed, "seen"), (.familyA, "family A"), (.familyB, "family B"), (.familyC, "family C"),
      (.familyD, "family D"),
    ]
    return all.filter { flags.contains($0.0) }.map(\.1)
  }
}
