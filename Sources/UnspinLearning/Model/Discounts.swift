/// The three discounts of modified Kneser-Ney smoothing, from counts of counts.
struct Discounts {
  private let one: Double
  private let two: Double
  private let more: Double

  /// - Parameter countsOfCounts: How many n-grams were seen exactly 1, 2, 3 and 4 times.
  init(_ countsOfCounts: [Double]) {
    let n = countsOfCounts.map { max($0, 1) }
    let y = n[0] / (n[0] + 2 * n[1])
    // A small collection may give discounts that are none, or more than there is.
    one = min(max(1 - 2 * y * n[1] / n[0], 0), 1)
    two = min(max(2 - 3 * y * n[2] / n[1], 0), 2)
    more = min(max(3 - 4 * y * n[3] / n[2], 0), 3)
  }

  /// The discount for a count.
  func of(_ count: Double) -> Double {
    switch count {
    case ..<0.5: 0
    case ..<1.5: one
    case ..<2.5: two
    default: more
    }
  }
}
