internal import UnspinText

/// A cheapest word-by-word alignment of two texts.
struct Alignment {
  /// Insertions, deletions and replacements of the cheapest alignment.
  private(set) var distance: Int
  /// Whether each token of the left text stands in the right one at its place.
  private(set) var isMatched: [Bool]
  /// For each token of the left text that is matched, the one of the right text; -1 for the others.
  private(set) var partner: [Int32]

  /// - Complexity: O(tokens of both, multiplied).
  init(_ left: [TokenKey], _ right: [TokenKey]) {
    let columns = right.count + 1
    var cost = [Int32](repeating: 0, count: (left.count + 1) * columns)
    for column in 0..<columns { cost[column] = Int32(column) }
    for row in 1..<max(left.count + 1, 1) {
      cost[row * columns] = Int32(row)
      for column in 1..<columns {
        let replaced = cost[(row - 1) * columns + column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        let removed = cost[(row - 1) * columns + column] + 1
        let added = cost[row * columns + column - 1] + 1
        cost[row * columns + column] = min(replaced, removed, added)
      }
    }
    distance = Int(cost[cost.count - 1])
    isMatched = [Bool](repeating: false, count: left.count)
    partner = [Int32](repeating: -1, count: left.count)
    var row = left.count
    var column = right.count
    while row > 0 && column > 0 {
      let here = cost[row * columns + column]
      let isEqual = left[row - 1] == right[column - 1]
      if here == cost[(row - 1) * columns + column - 1] + (isEqual ? 0 : 1) {
        isMatched[row - 1] = isEqual
        if isEqual { partner[row - 1] = Int32(column - 1) }
        row -= 1
        column -= 1
      } else if here == cost[(row - 1) * columns + column] + 1 {
        row -= 1
      } else {
        column -= 1
      }
    }
  }
}
