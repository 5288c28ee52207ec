import CKernel
import Testing

@testable import Unspin

/// Products of the encoder's matrices.
@Suite struct `Matrix products` {
  private var random = SplitMix64(state: 7)

  @Test(arguments: [(8, 8), (16, 16), (40, 24), (480, 320), (4096, 16)])
  mutating func `are those of plain arithmetic, but for rounding`(_ inputs: Int, _ outputs: Int) {
    let numbers = (0..<inputs * outputs).map { _ in Int8.random(in: -127...127, using: &random) }
    let scales = (0..<outputs).map { _ in Float.random(in: 0.001...0.1, using: &random) }
    let biases = (0..<outputs).map { _ in Float.random(in: -2...2, using: &random) }
    let matrix = Matrix(inputs: inputs, outputs: outputs, numbers: numbers, scales: scales, biases: biases)
    let count = 2 * Matrix.rows
    let source = (0..<count * inputs).map { _ in Float.random(in: -3...3, using: &random) }
    var target = [Float](repeating: .nan, count: count * outputs)
    target.withUnsafeMutableBufferPointer { target in
      source.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        matrix.apply(source, target, count: count)
      }
    }
    for row in 0..<count {
      for output in 0..<outputs {
        var sum = 0.0
        for input in 0..<inputs {
          sum += Double(numbers[output * inputs + input]) * Double(source[row * inputs + input])
        }
        let expected = sum * Double(scales[output]) + Double(biases[output])
        // Each number is rounded by at most half a unit of 3/4095.
        let most = Double(inputs) * 127 * 3 / 4095 / 2 * Double(scales[output])
        #expect(abs(Double(target[row * outputs + output]) - expected) <= most)
      }
    }
  }

  /// The largest numbers there are add up without overflow.
  @Test func `of extreme numbers do not overflow`() {
    let inputs = Matrix.mostInputs
    let matrix = Matrix(
      inputs: inputs, outputs: 8, numbers: [Int8](repeating: 127, count: inputs * 8),
      scales: [Float](repeating: 1, count: 8), biases: [Float](repeating: 0, count: 8))
    let source = [Float](repeating: 1, count: inputs * Matrix.rows)
    var target = [Float](repeating: 0, count: 8 * Matrix.rows)
    matrix.apply(source, &target, count: Matrix.rows)
    #expect(target.allSatisfy { abs($0 - Float(127 * inputs)) < 100 })
  }

  @Test func `of nothing and of what is no number are the biases`() {
    let matrix = Matrix(
      inputs: 8, outputs: 8, numbers: [Int8](repeating: 1, count: 64),
      scales: [Float](repeating: 1, count: 8), biases: (0..<8).map { Float($0) })
    var source = [Float](repeating: 0, count: 8 * Matrix.rows)
    source[9] = .infinity
    var target = [Float](repeating: .nan, count: 8 * Matrix.rows)
    matrix.apply(source, &target, count: Matrix.rows)
    #expect(target == Array((0..<Matrix.rows).map { _ in (0..<8).map { Float($0) } }.joined()))
  }

  /// What a machine's widest instructions come to, the plain ones come to.
  @Test(arguments: [1, 2, 3, 80, 241])
  mutating func `are the same with any instructions`(_ pairs: Int) {
    let block = Int(unspin_block)
    let rows = Int(unspin_rows)
    let weights = (0..<pairs * 2 * block).map { _ in Int16.random(in: -127...127, using: &random) }
    let vectors = (0..<rows * pairs).map { _ in Int32.random(in: .min ... .max, using: &random) }
    var wide = [Int32](repeating: 0, count: rows * block)
    var plain = wide
    unspin_multiply_block(weights, vectors, pairs, &wide)
    unspin_multiply_block_plain(weights, vectors, pairs, &plain)
    #expect(wide == plain)
    #expect(wide != [Int32](repeating: 0, count: rows * block))
  }
}
