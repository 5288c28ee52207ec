internal import UnspinLexicon
internal import UnspinText

/// What a ``ContextEncoder`` made of a document.
package struct ContextReading: Sendable {
  private let encoder: ContextEncoder
  /// One vector a token, for places that start there.
  private var first: [Float]
  /// One vector a token, for places that end there.
  private var last: [Float]
  /// What was read, in order.
  let positions: [ContextRun.Position]
  /// By token: whether its vectors are those of the reading before.
  private(set) var isKept: [Bool]

  init(_ encoder: ContextEncoder, tokens: Int, _ positions: [ContextRun.Position]) {
    self.encoder = encoder
    self.positions = positions
    isKept = [Bool](repeating: false, count: tokens)
    first = [Float](repeating: 0, count: tokens * encoder.width)
    last = first
  }

  mutating func set(_ token: Int, _ first: UnsafePointer<Float>, _ last: UnsafePointer<Float>) {
    for column in 0..<encoder.width {
      self.first[token * encoder.width + column] = first[column]
      self.last[token * encoder.width + column] = last[column]
    }
  }

  /// Takes the vectors of a token over from another reading.
  mutating func keep(_ token: Int, from other: ContextReading, _ before: Int) {
    let width = encoder.width
    let target = token * width
    let source = before * width
    for column in 0..<width {
      first[target + column] = other.first[source + column]
      last[target + column] = other.last[source + column]
    }
    isKept[token] = true
  }

  /// A run of tokens, ready to be asked about.
  struct Place {
    fileprivate var vector: [Float]
    /// How well what stands there fits.
    fileprivate var kept: Float
  }

  /// The place that `tokens` of the document take.
  func place<Tokens: RandomAccessCollection<Token>>(
    _ range: Range<Int>, _ tokens: Tokens
  ) -> Place where Tokens.Index == Int {
    let width = encoder.width
    let length = min(range.count, ContextEncoder.spanLengthCount - 1)
    var vector = [Float](repeating: 0, count: width)
    for column in 0..<width {
      vector[column] =
        first[range.lowerBound * width + column] + last[(range.upperBound - 1) * width + column]
        + encoder.spanLengths[length * width + column]
    }
    var place = Place(vector: vector, kept: 0)
    place.kept = fit(range.count, place) { tokens[range.lowerBound + $0].model } + encoder.keepBias
    return place
  }

  /// Log odds of a phrase against what stands at a place, as far as the text around it tells.
  func logOdds(_ count: Int, _ place: Place, key: (Int) -> TokenKey) -> Float {
    fit(count, place, key: key) - place.kept
  }

  private func fit(_ count: Int, _ place: Place, key: (Int) -> TokenKey) -> Float {
    let width = encoder.width
    let length = min(count, ContextEncoder.longestPhrase)
    var sum = encoder.lengthBiases[length - 1]
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { scaled in
      guard let base = scaled.baseAddress else { return }
      for index in 0..<length {
        let row = encoder.words.row(key(index))
        let offset = ((length - 1) * ContextEncoder.longestPhrase + index) * width
        for column in 0..<width { base[column] = place.vector[column] * encoder.positions[offset + column] }
        sum += encoder.words.product(row, base) + encoder.words.bias(row)
      }
    }
    return sum
  }
}
