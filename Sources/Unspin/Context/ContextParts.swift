internal import UnspinLexicon

/// Hands out the parts of a context image in the order they were written.
struct ContextParts {
  private let numbers: ImageTable<Int8>
  private let scales: ImageTable<Float>
  private let vectors: ImageTable<Float>
  private var nextNumber = 0
  private var nextScale = 0
  private var nextVector = 0

  init(numbers: ImageTable<Int8>, scales: ImageTable<Float>, vectors: ImageTable<Float>) {
    self.numbers = numbers
    self.scales = scales
    self.vectors = vectors
  }

  /// Whether nothing is left.
  var isUsedUp: Bool {
    nextNumber == numbers.count && nextScale == scales.count && nextVector == vectors.count
  }

  /// The next numbers that are stored as they are.
  mutating func floats(_ count: Int) throws(ImageError) -> [Float] {
    guard vectors.count - nextVector >= count else { throw Self.cut }
    defer { nextVector += count }
    return vectors.withElements { Array($0[nextVector..<nextVector + count]) }
  }

  mutating func norm(_ width: Int) throws(ImageError) -> Norm {
    let factors = try floats(width)
    return Norm(factors: factors, offsets: try floats(width))
  }

  /// The next matrix, stored output by output.
  mutating func matrix(inputs: Int, outputs: Int, hasBias: Bool) throws(ImageError) -> Matrix {
    guard numbers.count - nextNumber >= inputs * outputs, scales.count - nextScale >= outputs else {
      throw Self.cut
    }
    let biases = hasBias ? try floats(outputs) : [Float](repeating: 0, count: outputs)
    let rows = nextNumber..<nextNumber + inputs * outputs
    nextNumber = rows.upperBound
    defer { nextScale += outputs }
    return Matrix(
      inputs: inputs, outputs: outputs, numbers: numbers.withElements { Array($0[rows]) },
      scales: scales.withElements { Array($0[nextScale..<nextScale + outputs]) }, biases: biases)
  }

  private static var cut: ImageError { ImageError("the context image is too short; \(ImageError.rebuild)") }
}

/// Brings vectors to mean 0 and variance 1, then scales and shifts each number (Ba, Kiros and Hinton 2016).
struct Norm: Sendable {
  let factors: [Float]
  let offsets: [Float]

  func apply(_ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>) {
    let width = factors.count
    var mean: Float = 0
    for index in 0..<width { mean += source[index] }
    mean /= Float(width)
    var variance: Float = 0
    for index in 0..<width {
      let difference = source[index] - mean
      variance += difference * difference
    }
    let scale = 1 / (variance / Float(width) + 1e-5).squareRoot()
    for index in 0..<width {
      target[index] = (source[index] - mean) * scale * factors[index] + offsets[index]
    }
  }
}
