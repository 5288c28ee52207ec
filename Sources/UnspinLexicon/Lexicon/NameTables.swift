package import UnspinText

/// What is known of names beside the phrases they are: who belongs to what, how often parts of Korean names
/// occur, and what spinners put for parts of names.
package struct NameTables: Sendable {
  private let phraseRows: ImageTable<NameLink>
  private let targetRows: ImageTable<NameLink>
  private let relations: ImageTable<NameLink>
  private let surnames: ImageTable<UInt64>
  private let surnameRates: ImageTable<Float>
  private let syllables: ImageTable<UInt64>
  private let syllableRates: ImageTable<Float>
  private let parts: ImageTable<UInt8>
  /// Rows of names tables that are related to any other.
  package let rowCount: Int

  init(_ reader: ImageReader) throws(ImageError) {
    phraseRows = try reader.section(.namePhrases)
    targetRows = try reader.section(.nameTargets)
    relations = try reader.section(.nameRelations)
    surnames = try reader.section(.surnames)
    surnameRates = try reader.section(.surnameRates)
    syllables = try reader.section(.syllables)
    syllableRates = try reader.section(.syllableRates)
    parts = try reader.section(.nameParts)
    rowCount = relations.withElements { Int($0.last?.from ?? 0) + 1 }
    guard surnames.count == surnameRates.count, syllables.count == syllableRates.count else {
      throw ImageError("the tables of names in the lexicon image do not fit; \(ImageError.rebuild)")
    }
  }

  /// The rows of names tables that a phrase names; none for any other phrase.
  package func rows(ofPhrase phrase: Int) -> [UInt32] { Self.links(phraseRows, from: UInt32(phrase)) }

  /// The rows of names tables that an original names.
  package func rows(ofTarget target: UInt32) -> [UInt32] { Self.links(targetRows, from: target) }

  /// The rows that have to do with a row: the show, actor and group of a person, the people of a show.
  package func related(to row: UInt32) -> [UInt32] { Self.links(relations, from: row) }

  /// Natural logarithm of the share of Koreans with a surname, in this spelling; nil when it is none.
  package func surname(_ key: TokenKey) -> Float? {
    Self.index(surnames, key.rawValue).map { surnameRates[$0] }
  }

  /// Natural logarithm of the share of a syllable among those of known given names; nil when it is none of
  /// them.
  package func syllable(_ key: TokenKey) -> Float? {
    Self.index(syllables, key.rawValue).map { syllableRates[$0] }
  }

  /// What spinners make of names.
  ///
  /// - Complexity: O(rows of the homograph table); keep what it gives.
  package func variants() -> NameVariants {
    var substitutes: [String: [String]] = [:]
    var seen: [String: [String]] = [:]
    let text = parts.withElements { String(decoding: $0, as: UTF8.self) }
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let part = String(fields[0])
      seen[part] = fields[1].split(separator: "|").map(String.init)
      substitutes[part] = (seen[part] ?? []) + fields[2].split(separator: "|").map(String.init)
    }
    return NameVariants(homographs: substitutes, seen: seen)
  }

  /// Position of a key in a sorted table.
  private static func index(_ table: ImageTable<UInt64>, _ key: UInt64) -> Int? {
    table.withElements { keys in
      let position = lowerBound(keys.count) { keys[$0] < key }
      return position < keys.count && keys[position] == key ? position : nil
    }
  }

  private static func links(_ table: ImageTable<NameLink>, from: UInt32) -> [UInt32] {
    table.withElements { links in
      var position = lowerBound(links.count) { links[$0].from < from }
      var found: [UInt32] = []
      while position < links.count, links[position].from == from {
        found.append(links[position].to)
        position += 1
      }
      return found
    }
  }

  private static func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// One line of a table that leads from numbers to numbers, sorted.
package struct NameLink: BitwiseCopyable, Sendable, Hashable, Comparable {
  package var from: UInt32
  package var to: UInt32

  package static func < (left: NameLink, right: NameLink) -> Bool {
    (left.from, left.to) < (right.from, right.to)
  }
}

extension ImageTag {
  static let namePhrases = ImageTag("NPHR")
  static let nameTargets = ImageTag("NTGT")
  static let nameRelations = ImageTag("NREL")
  static let surnameRates = ImageTag("SURR")
  static let syllables = ImageTag("SYLL")
  static let syllableRates = ImageTag("SYLR")
  static let nameParts = ImageTag("NPRT")
}
