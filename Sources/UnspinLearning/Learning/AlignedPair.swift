internal import Unspin
internal import UnspinText

/// A spun text beside its original: what is the same, and the places that differ.
struct AlignedPair {
  /// Words of the spun text and those of the original in their place.
  struct Block {
    var spun: Range<Int>
    var original: Range<Int>
  }

  let spun: Document
  let original: Document
  /// Where the texts differ, in order; neither side is empty.
  private(set) var blocks: [Block] = []
  /// Runs of tokens of the original that the spun text has, too.
  private(set) var kept: [Range<Int>] = []

  /// The most cells of one alignment; beyond, texts have to be cut by whoever gives them.
  private static let mostCells = 200_000_000

  /// - Throws: ``LearningError`` when the texts are too long to be aligned as a whole.
  init(spun: Document, original: Document, name: String) throws(LearningError) {
    self.spun = spun
    self.original = original
    let (left, right) = (spun.lines, original.lines)
    if left.count == right.count {
      for (left, right) in zip(left, right) { try align(left, right, name) }
    } else {
      try align(0..<spun.tokens.count, 0..<original.tokens.count, name)
    }
  }

  private mutating func align(_ left: Range<Int>, _ right: Range<Int>, _ name: String) throws(LearningError) {
    guard (left.count + 1) * (right.count + 1) <= Self.mostCells else {
      throw LearningError(
        "\(name): \(left.count) and \(right.count) words in one piece are too many to align; give both sides the "
          + "same lines, or cut the texts")
    }
    let alignment = Alignment(spun.tokens[left].map(\.form), original.tokens[right].map(\.form))
    var (row, column) = (left.lowerBound, right.lowerBound)
    var run = right.lowerBound..<right.lowerBound
    func differ(_ block: Block, _ blocks: inout [Block]) {
      if !block.spun.isEmpty, !block.original.isEmpty { blocks.append(block) }
    }
    for (index, partner) in alignment.partner.enumerated() where partner >= 0 {
      let (nextRow, nextColumn) = (left.lowerBound + index, right.lowerBound + Int(partner))
      differ(Block(spun: row..<nextRow, original: column..<nextColumn), &blocks)
      if run.upperBound == nextColumn {
        run = run.lowerBound..<nextColumn + 1
      } else {
        if !run.isEmpty { kept.append(run) }
        run = nextColumn..<nextColumn + 1
      }
      (row, column) = (nextRow + 1, nextColumn + 1)
    }
    if !run.isEmpty { kept.append(run) }
    differ(Block(spun: row..<left.upperBound, original: column..<right.upperBound), &blocks)
  }
}
