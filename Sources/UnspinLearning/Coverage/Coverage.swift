package import Unspin
internal import UnspinLexicon
package import UnspinText

/// How much of what spinners were seen to do is known.
///
/// A fact is known when the lattice of its spun side, as a text of its own, holds a path that spells the
/// original: known parts add up. No edit is left out for being one of too many.
package struct Coverage {
  /// A share of the sightings.
  package struct Share: Sendable, Equatable {
    package var known = 0
    package var all = 0

    /// Between 0 and 1; 0 of nothing.
    package var value: Double { all > 0 ? Double(known) / Double(all) : 0 }

    mutating func add(_ count: Int, isKnown: Bool) {
      all += count
      if isKnown { known += count }
    }
  }

  /// Stands for facts that are known from rows of more than one file.
  package static let severalFiles = "several files"
  /// Stands for facts that need no row: sides that differ in letter case or an article alone.
  package static let noFile = "no row needed"

  /// Over all sightings.
  package private(set) var all = Share()
  /// Known sightings by the file whose rows the path uses.
  package private(set) var files: [String: Int] = [:]
  /// By tokens of the spun side.
  package private(set) var lengths: [Int: Share] = [:]
  /// By spinner family.
  package private(set) var families: [String: Share] = [:]
  /// Facts that are not known, the most frequent first; ties in the order of the table.
  package private(set) var unknown: [Fact] = []

  /// Measures facts.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  package init(_ facts: [Fact], knowledge: Knowledge) throws(ICUError) {
    let builder = LatticeBuilder(knowledge, weights: knowledge.weights, isExhaustive: true)
    var reader = try DocumentReader()
    var lattice = Lattice()
    for fact in facts {
      let spun = try Document(Array(fact.spun.utf8), reader: &reader)
      let original = try Document(Array(fact.original.utf8), reader: &reader)
      builder.build(
        0..<spun.tokens.count, of: spun, context: DocumentContext(spun, families: [0, 0, 0]),
        protection: Protection(none: spun), into: &lattice)
      let path = Self.path(lattice, spun, original)
      all.add(fact.count, isKnown: path != nil)
      lengths[spun.tokens.count, default: Share()].add(fact.count, isKnown: path != nil)
      for family in fact.families {
        families[family.name, default: Share()].add(family.count, isKnown: path != nil)
      }
      if let path {
        files[Self.file(path.map { lattice.arcs[$0] }, knowledge), default: 0] += fact.count
      } else {
        unknown.append(fact)
      }
    }
    unknown = unknown.enumerated().sorted {
      $0.element.count != $1.element.count ? $0.element.count > $1.element.count : $0.offset < $1.offset
    }.map(\.element)
  }

  /// The path of fewest arcs that spells the original exactly; nil when there is none.
  private static func path(_ lattice: Lattice, _ spun: Document, _ original: Document) -> [Int]? {
    let rows = spun.tokens.count + 1
    let columns = original.tokens.count + 1
    guard rows > 1, columns > 1 else { return nil }
    var steps = [Int](repeating: .max, count: rows * columns)
    var back = [(cell: Int, arc: Int)](repeating: (-1, -1), count: rows * columns)
    steps[0] = 0
    for position in 0..<rows - 1 {
      for column in 0..<columns - 1 where steps[position * columns + column] < .max {
        let cell = position * columns + column
        for index in lattice.arcStarts[position]..<lattice.arcStarts[position + 1] {
          let arc = lattice.arcs[index]
          let count = Int(arc.wordCount)
          guard column + count < columns else { continue }
          let matches =
            arc.kind == .keep
            ? spun.tokens[position].form == original.tokens[column].form
            : (0..<count).allSatisfy {
              lattice.words[Int(arc.firstWord) + $0].model.key == original.tokens[column + $0].model
            }
          let target = Int(arc.end) * columns + column + count
          if matches, steps[cell] + 1 < steps[target] {
            steps[target] = steps[cell] + 1
            back[target] = (cell, index)
          }
        }
      }
    }
    guard steps[rows * columns - 1] < .max else { return nil }
    var path: [Int] = []
    var cell = rows * columns - 1
    while cell > 0 {
      path.append(back[cell].arc)
      cell = back[cell].cell
    }
    return path.reversed()
  }

  private static func file(_ path: [Lattice.Arc], _ knowledge: Knowledge) -> String {
    var names: Set<String> = []
    for arc in path where arc.pair >= 0 {
      let lexicon = knowledge.lexicons[Int(arc.layer)]
      names.insert(String(lexicon.source(lexicon.pair(Int(arc.pair))).prefix { $0 != ":" }))
    }
    return names.count > 1 ? severalFiles : names.first ?? noFile
  }
}
