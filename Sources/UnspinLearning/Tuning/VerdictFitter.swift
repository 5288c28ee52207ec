package import Unspin
internal import UnspinLexicon
package import UnspinText

/// Fits the numbers that turn evidence into the probability that a passage was spun.
package struct VerdictFitter {
  /// One passage: its evidence and whether it was spun.
  package struct Sample {
    package var features: [Double]
    package var tokens: Int
    package var isSpun: Bool
  }

  package private(set) var samples: [Sample] = []
  private let unspinner: Unspinner
  private let isDecoded: Bool

  /// - Parameters:
  ///   - knowledge: What is known; for the second stage with the first one's weights.
  ///   - isDecoded: Whether the second stage is fitted, on what decoding tells.
  package init(_ knowledge: Knowledge, isDecoded: Bool) {
    unspinner = Unspinner(knowledge: knowledge)
    self.isDecoded = isDecoded
  }

  /// Adds passages of a text: the whole, and pieces of each number of sentences.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  package mutating func add(_ text: [UInt8], isSpun: Bool, pieces: [Int], reader: inout DocumentReader)
    throws(ICUError)
  {
    let document = try Document(text, reader: &reader)
    add(document, isSpun)
    for size in pieces {
      var start = 0
      while start < document.sentences.count {
        let end = min(start + size, document.sentences.count)
        let first = document.tokens[document.sentences[start].lowerBound].start
        let last = document.tokens[document.sentences[end - 1].upperBound - 1].end
        add(try Document(Array(text[Int(first)..<Int(last)]), reader: &reader), isSpun)
        start = end
      }
    }
  }

  private mutating func add(_ document: Document, _ isSpun: Bool) {
    guard let measured = unspinner.evidence(document, isDecoded: isDecoded), measured.tokens > 0 else {
      return
    }
    samples.append(Sample(features: measured.features, tokens: measured.tokens, isSpun: isSpun))
  }

  /// Logistic regression by Newton's method over evidence and density.
  ///
  /// - Parameter genuineWeight: How many genuine passages each genuine sample stands for; false alarms cost more.
  /// - Returns: One weight a feature.
  package func fit(genuineWeight: Double) -> [Double] {
    let count = samples.first?.features.count ?? 0
    var weights = [Double](repeating: 0, count: count)
    for _ in 0..<40 {
      var gradient = weights.map { -0.01 * $0 }
      var hessian = (0..<count).map { row in (0..<count).map { $0 == row ? 0.01 : 0 } }
      for sample in samples {
        let x = sample.features
        let z = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 }
        let p = 1 / (1 + Logarithms.exponential(-max(-30, min(30, z))))
        let weight = sample.isSpun ? 1 : genuineWeight
        for i in 0..<count {
          gradient[i] += weight * ((sample.isSpun ? 1 : 0) - p) * x[i]
          for j in 0..<count { hessian[i][j] += weight * p * (1 - p) * x[i] * x[j] }
        }
      }
      for (index, step) in Self.solve(hessian, gradient).enumerated() { weights[index] += step }
    }
    return weights
  }

  /// Solves linear equations by Gauss's elimination with pivots.
  private static func solve(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    var a = matrix
    var b = vector
    let count = b.count
    for column in 0..<count {
      let pivot = (column..<count).max { abs(a[$0][column]) < abs(a[$1][column]) } ?? column
      a.swapAt(column, pivot)
      b.swapAt(column, pivot)
      for row in (column + 1)..<max(count, column + 1) {
        let factor = a[row][column] / a[column][column]
        for index in column..<count { a[row][index] -= factor * a[column][index] }
        b[row] -= factor * b[column]
      }
    }
    var x = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      var sum = b[row]
      for index in (row + 1)..<max(count, row + 1) { sum -= a[row][index] * x[index] }
      x[row] = sum / a[row][row]
    }
    return x
  }
}
