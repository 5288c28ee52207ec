package import Unspin
internal import UnspinLexicon
package import UnspinText

/// A spun document with its original.
package struct TrainingPair {
  package let name: String
  package let spun: Document
  package let original: Document

  /// - Throws: ``ICUError`` when ICU fails.
  package init(_ texts: PairTexts, reader: inout DocumentReader) throws(ICUError) {
    name = texts.name
    spun = try Document(texts.spun, reader: &reader)
    original = try Document(texts.original, reader: &reader)
  }
}

/// Finds the path through a document's lattices that spells the original as nearly as can be.
///
/// Word order is kept by spinners, so one pass of dynamic programming over lattice positions and original
/// tokens does; it runs line by line where both sides have the same lines.
package struct OraclePath {
  /// For each sentence of the spun document, the arcs of its best path.
  package private(set) var arcs: [[Int]]
  /// Tokens of the original that no path spells, and tokens kept that the original has not.
  package private(set) var errors = 0

  private static let unreachable: Float = 1e9
  private static let editCost: Float = 0.01

  /// - Parameters:
  ///   - lattices: One a sentence of `pair.spun`.
  ///   - pair: The documents.
  package init(_ lattices: [Lattice], _ pair: TrainingPair) {
    arcs = Array(repeating: [], count: lattices.count)
    let spunLines = pair.spun.lines
    let originalLines = pair.original.lines
    if spunLines.count == originalLines.count {
      for (spun, original) in zip(spunLines, originalLines) { solve(lattices, pair, spun, original) }
    } else if !pair.spun.tokens.isEmpty {
      solve(lattices, pair, 0..<pair.spun.tokens.count, 0..<pair.original.tokens.count)
    }
  }

  private struct Back {
    var position: Int32
    var token: Int32
    var sentence: Int32
    var arc: Int32
  }

  private mutating func solve(
    _ lattices: [Lattice], _ pair: TrainingPair, _ spun: Range<Int>, _ original: Range<Int>
  ) {
    let rows = spun.count + 1
    let columns = original.count + 1
    var cost = [Float](repeating: Self.unreachable, count: rows * columns)
    var back = [Back](repeating: Back(position: -1, token: -1, sentence: -1, arc: -1), count: rows * columns)
    cost[0] = 0
    var sentence = lattices.firstIndex { $0.tokens.lowerBound == spun.lowerBound } ?? 0
    for position in 0..<rows {
      let tokenIndex = spun.lowerBound + position
      while sentence + 1 < lattices.count, lattices[sentence].tokens.upperBound <= tokenIndex {
        sentence += 1
      }
      for column in 0..<columns {
        let here = cost[position * columns + column]
        if here >= Self.unreachable { continue }
        func relax(_ toPosition: Int, _ toColumn: Int, _ price: Float, _ arc: Int) {
          let target = toPosition * columns + toColumn
          if here + price < cost[target] {
            cost[target] = here + price
            back[target] = Back(
              position: Int32(position), token: Int32(column), sentence: Int32(sentence), arc: Int32(arc))
          }
        }
        if column + 1 < columns { relax(position, column + 1, 1, -1) }
        guard position + 1 < rows else { continue }
        let lattice = lattices[sentence]
        let local = tokenIndex - lattice.tokens.lowerBound
        for arcIndex in lattice.arcStarts[local]..<lattice.arcStarts[local + 1] {
          let arc = lattice.arcs[arcIndex]
          let end = position + Int(arc.end - arc.start)
          if arc.kind == .keep {
            relax(end, column, 1, arcIndex)
            if column + 1 < columns {
              let isEqual =
                pair.original.tokens[original.lowerBound + column].form == pair.spun.tokens[tokenIndex].form
              relax(end, column + 1, isEqual ? 0 : 1, arcIndex)
            }
          } else {
            let count = Int(arc.wordCount)
            guard column + count < columns else { continue }
            let matches = (0..<count).allSatisfy {
              lattice.words[Int(arc.firstWord) + $0].model.key
                == pair.original.tokens[original.lowerBound + column + $0].model
            }
            if matches { relax(end, column + count, Self.editCost, arcIndex) }
          }
        }
      }
    }
    errors += Int(cost[rows * columns - 1])
    var position = rows - 1
    var column = columns - 1
    while position > 0 || column > 0 {
      let step = back[position * columns + column]
      if step.position < 0 { break }
      if step.arc >= 0 { arcs[Int(step.sentence)].append(Int(step.arc)) }
      position = Int(step.position)
      column = Int(step.token)
    }
    for index in lattices.indices where spun.overlaps(lattices[index].tokens) { arcs[index].reverse() }
  }
}
