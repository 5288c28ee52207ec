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
    var packed = [SIMD8<Float>](repeating: .zero, count: inputs * outputs / 8)
    for output in 0..<outputs {
      let scale = scales[nextScale + output]
      for input in 0..<inputs {
        let number = numbers[nextNumber + output * inputs + input]
        packed[output / 8 * inputs + input][output % 8] = Float(number) * scale
      }
    }
    nextNumber += inputs * outputs
    nextScale += outputs
    return Matrix(inputs: inputs, outputs: outputs, packed: packed, biases: biases)
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

/// A matrix laid out for ``apply(_:_:count:)``: eight outputs next to each other.
struct Matrix: Sendable {
  let inputs: Int
  let outputs: Int
  let packed: [SIMD8<Float>]
  let biases: [Float]

  /// Multiplies `count` vectors, a multiple of four.
  ///
  /// - Parameters:
  ///   - source: `count` times ``inputs`` numbers.
  ///   - target: Room for `count` times ``outputs`` numbers.
  ///   - count: How many vectors.
  func apply(_ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int) {
    packed.withUnsafeBufferPointer { packed in
      for block in 0..<outputs / 8 {
        var bias = SIMD8<Float>()
        for lane in 0..<8 { bias[lane] = biases[block * 8 + lane] }
        for start in stride(from: 0, to: count, by: 4) {
          var sums = (bias, bias, bias, bias)
          let rows = source + start * inputs
          for input in 0..<inputs {
            let weight = packed[block * inputs + input]
            sums.0 += weight * rows[input]
            sums.1 += weight * rows[inputs + input]
            sums.2 += weight * rows[2 * inputs + input]
            sums.3 += weight * rows[3 * inputs + input]
          }
          let results = target + start * outputs + block * 8
          for lane in 0..<8 {
            results[lane] = sums.0[lane]
            results[outputs + lane] = sums.1[lane]
            results[2 * outputs + lane] = sums.2[lane]
            results[3 * outputs + lane] = sums.3[lane]
          }
        }
      }
    }
  }
}
