internal import CKernel

/// A matrix of eight-bit numbers that multiplies vectors rounded to thirteen bits.
///
/// Sums are made of whole numbers, so they are exact and the same on every machine, however wide its
/// instructions are.
struct Matrix: Sendable {
  let inputs: Int
  let outputs: Int
  /// By ``block`` outputs and two inputs: of each output the two numbers that belong to the inputs. The last
  /// block is filled up with zeros.
  private let packed: [Int16]
  private let scales: [Float]
  private let biases: [Float]

  /// Outputs that are multiplied together.
  private static let block = Int(unspin_block)
  /// Vectors that are multiplied together.
  static let rows = Int(unspin_rows)
  /// Most inputs of a matrix.
  static let mostInputs = 4096
  /// Largest number of a rounded vector: products of ``mostInputs`` of them with the largest weight add up
  /// to less than 2 to the 31st.
  private static let largest: Float = 4095
  /// Added to a number below 2 to the 22nd, leaves it rounded in the low bits.
  private static let rounder: Float = 12_582_912

  /// - Parameters:
  ///   - inputs: A multiple of eight, at most ``mostInputs``.
  ///   - outputs: How many.
  ///   - numbers: Output by output, from -127 to 127.
  ///   - scales: What the numbers of an output are multiplied with.
  ///   - biases: One an output.
  init(inputs: Int, outputs: Int, numbers: [Int8], scales: [Float], biases: [Float]) {
    precondition(inputs % 8 == 0 && inputs <= Self.mostInputs)
    precondition(numbers.count == inputs * outputs && scales.count == outputs && biases.count == outputs)
    let blocks = (outputs + Self.block - 1) / Self.block
    var packed = [Int16](repeating: 0, count: blocks * Self.block * inputs)
    for output in 0..<outputs {
      let start = output / Self.block * Self.block * inputs + output % Self.block * 2
      for input in 0..<inputs {
        packed[start + input / 2 * 2 * Self.block + input % 2] = Int16(numbers[output * inputs + input])
      }
    }
    self.inputs = inputs
    self.outputs = outputs
    self.packed = packed
    self.scales = scales
    self.biases = biases
  }

  /// Multiplies `count` vectors, a multiple of ``rows``.
  ///
  /// - Parameters:
  ///   - source: `count` times ``inputs`` numbers.
  ///   - target: Room for `count` times ``outputs`` numbers.
  ///   - count: How many vectors.
  func apply(_ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.rows * inputs / 2) { rounded in
      guard let rounded = rounded.baseAddress else { return }
      for start in stride(from: 0, to: count, by: Self.rows) {
        var units = SIMD4<Float>()
        for row in 0..<Self.rows {
          units[row] = round(source + (start + row) * inputs, rounded + row * inputs / 2)
        }
        multiply(rounded, units, target + start * outputs)
      }
    }
  }

  /// Rounds a vector to two numbers in one, the first in the low half; returns what they have to be
  /// multiplied with.
  private func round(_ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Int32>) -> Float {
    // Numbers without their sign are ordered as their bits are, and whole numbers are compared side by side.
    var bits: UInt32 = 0
    for index in 0..<inputs { bits = max(bits, source[index].bitPattern & 0x7FFF_FFFF) }
    let high = Float(bitPattern: bits)
    guard high > 0, high.isFinite else {
      target.update(repeating: 0, count: inputs / 2)
      return 0
    }
    let scale = Self.largest / high
    let source = UnsafeRawBufferPointer(start: source, count: inputs * 4)
    let target = UnsafeMutableRawBufferPointer(start: target, count: inputs * 2)
    for start in stride(from: 0, to: inputs, by: 8) {
      let numbers = source.loadUnaligned(fromByteOffset: start * 4, as: SIMD8<Float>.self)
      let rounded = unsafeBitCast(numbers * scale + Self.rounder, to: SIMD8<Int32>.self)
      target.storeBytes(
        of: SIMD8<Int16>(truncatingIfNeeded: rounded), toByteOffset: start * 2, as: SIMD8<Int16>.self)
    }
    return high / Self.largest
  }

  /// Multiplies ``rows`` rounded vectors.
  private func multiply(
    _ rounded: UnsafePointer<Int32>, _ units: SIMD4<Float>, _ target: UnsafeMutablePointer<Float>
  ) {
    packed.withUnsafeBufferPointer { packed in
      guard let weights = packed.baseAddress else { return }
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.rows * Self.block) { sums in
        guard let sums = sums.baseAddress else { return }
        for start in stride(from: 0, to: outputs, by: Self.block) {
          unspin_multiply_block(weights + start * inputs, rounded, inputs / 2, sums)
          for row in 0..<Self.rows {
            for lane in 0..<min(Self.block, outputs - start) {
              target[row * outputs + start + lane] =
                Float(sums[row * Self.block + lane]) * (units[row] * scales[start + lane])
                + biases[start + lane]
            }
          }
        }
      }
    }
  }
}
