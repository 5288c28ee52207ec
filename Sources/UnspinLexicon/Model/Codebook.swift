/// At most 256 values that stand for many: equal shares of the sorted values, each replaced by its mean.
struct Codebook {
  private let centers: [Float]

  init(_ values: [Float], codes: Int) {
    let sorted = values.sorted()
    guard !sorted.isEmpty else {
      centers = [0]
      return
    }
    var centers: [Float] = []
    for code in 0..<min(codes, sorted.count) {
      let count = min(codes, sorted.count)
      let range = sorted.count * code / count..<sorted.count * (code + 1) / count
      let sum = sorted[range].reduce(0.0) { $0 + Double($1) }
      centers.append(Float(sum / Double(range.count)))
    }
    self.centers = centers
  }

  /// The code of the nearest center.
  func code(_ value: Float) -> Int {
    var low = 0
    var high = centers.count - 1
    while low < high {
      let middle = (low + high) / 2
      if centers[middle] < value { low = middle + 1 } else { high = middle }
    }
    if low > 0, value - centers[low - 1] <= centers[low] - value { return low - 1 }
    return low
  }

  /// The centers, filled up with zeros.
  func padded(_ count: Int) -> [Float] {
    centers + [Float](repeating: 0, count: count - centers.count)
  }
}
