internal import UnspinText

/// What the compiler gathers about names beside their phrases; ``NameTables`` reads it.
struct NameDraft {
  /// A row of a names table.
  private struct Row {
    /// Entries of the phrase builder, one a spelling.
    var entries: [Int]
    var spellings: [String]
    /// Names of what it belongs to; a show and its actor together.
    var related: [[String]]
  }

  private var rows: [Row] = []
  private var rowsByName: [String: [Int]] = [:]
  private var surnames: [(key: UInt64, rate: Float)] = []
  private var surnameTexts: Set<String> = []
  private var syllables: [String: Double] = [:]
  private var parts = ""

  /// Takes a row of a names table in.
  ///
  /// - Parameters:
  ///   - spellings: Its name and other spellings.
  ///   - entries: Their entries in the phrase builder.
  ///   - of: The column `of`: names, or `show=actor` for roles.
  mutating func add(spellings: [String], entries: [Int], of: [Substring]) {
    for spelling in spellings { rowsByName[spelling.lowercased(), default: []].append(rows.count) }
    let related = of.map { $0.split(separator: "=").map { $0.lowercased() } }
    rows.append(Row(entries: entries, spellings: spellings, related: related))
  }

  /// Takes a surname in, with the share of Koreans that bear it in this spelling.
  mutating func addSurname(_ surname: String, share: Double) {
    surnames.append(
      (TokenKey(surname.lowercased()).rawValue, Float(Logarithms.natural(share))))
    surnameTexts.insert(surname.lowercased())
  }

  /// Counts the syllables of a name of a person, if it is a surname with two syllables behind it.
  mutating func countSyllables(of name: String) {
    let words = name.lowercased().split(separator: " ")
    guard words.count == 3, surnameTexts.contains(String(words[0])) else { return }
    for word in words.dropFirst() { syllables[String(word), default: 0] += 1 }
  }

  /// Takes a row of the homograph table in.
  mutating func addPart(_ part: String, seen: [String], others: [String]) {
    parts += "\(part)\t\(seen.joined(separator: "|"))\t\(others.joined(separator: "|"))\n"
  }

  /// Writes the sections.
  ///
  /// - Parameters:
  ///   - image: Where they go.
  ///   - phrases: Number of the phrase of each entry.
  ///   - targets: Numbers of the originals.
  func write(to image: inout ImageWriter, phrases: [Int], targets: [String: UInt32]) {
    var relations: Set<NameLink> = []
    func relate(_ left: Int, _ right: Int) {
      guard left != right else { return }
      relations.insert(NameLink(from: UInt32(left), to: UInt32(right)))
      relations.insert(NameLink(from: UInt32(right), to: UInt32(left)))
    }
    for (number, row) in rows.enumerated() {
      for names in row.related {
        let others = names.map { rowsByName[$0] ?? [] }
        others.joined().forEach { relate(number, $0) }
        // A show has to do with the actor of its role.
        if others.count == 2 {
          for show in others[0] { others[1].forEach { relate(show, $0) } }
        }
      }
    }
    var byPhrase: Set<NameLink> = []
    var byTarget: Set<NameLink> = []
    for (number, row) in rows.enumerated() {
      for entry in row.entries {
        byPhrase.insert(NameLink(from: UInt32(phrases[entry]), to: UInt32(number)))
      }
      for spelling in row.spellings {
        guard let target = targets[spelling] else { continue }
        byTarget.insert(NameLink(from: target, to: UInt32(number)))
      }
    }
    image.add(.namePhrases, byPhrase.sorted())
    image.add(.nameTargets, byTarget.sorted())
    image.add(.nameRelations, relations.sorted())
    let surnames = surnames.sorted { $0.key < $1.key }
    image.add(.surnames, surnames.map(\.key))
    image.add(.surnameRates, surnames.map(\.rate))
    let total = syllables.values.reduce(0, +)
    let rates = syllables.map {
      (key: TokenKey($0.key).rawValue, rate: Float(Logarithms.natural($0.value / max(total, 1))))
    }.sorted { $0.key < $1.key }
    image.add(.syllables, rates.map(\.key))
    image.add(.syllableRates, rates.map(\.rate))
    image.add(.nameParts, Array(parts.utf8))
  }
}
