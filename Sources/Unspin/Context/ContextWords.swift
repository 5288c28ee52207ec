internal import UnspinLexicon
internal import UnspinText

/// The vectors of the words the encoder knows, eight bits a number.
struct ContextWords: Sendable {
  private let keys: ImageTable<UInt64>
  private let numbers: ImageTable<Int8>
  private let scales: ImageTable<Float>
  private let biases: ImageTable<Float>
  private let width: Int

  /// Rows after those of the words.
  static let specialRows = 3

  init(_ reader: ImageReader, width: Int) throws(ImageError) {
    keys = try reader.section(.wordKeys)
    numbers = try reader.section(.wordNumbers)
    scales = try reader.section(.wordScales)
    biases = try reader.section(.wordBiases)
    self.width = width
    let rows = keys.count + Self.specialRows
    guard numbers.count == rows * width, scales.count == rows, biases.count == rows else {
      throw ImageError("the words of the context image have parts of unequal length; \(ImageError.rebuild)")
    }
  }

  /// Row of words that are not known.
  var unknown: Int { keys.count }
  /// Row that stands for the start of a line.
  var lineStart: Int { keys.count + 1 }
  /// Row that stands for the start of a sentence inside a line.
  var sentenceStart: Int { keys.count + 2 }

  /// The row of a word.
  func row(_ key: TokenKey) -> Int {
    keys.withElements { keys in
      var low = 0
      var high = keys.count
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key.rawValue { low = middle + 1 } else { high = middle }
      }
      return low < keys.count && keys[low] == key.rawValue ? low : unknown
    }
  }

  func bias(_ row: Int) -> Float { biases[row] }

  /// Writes the vector of a row.
  func copy(_ row: Int, to target: UnsafeMutablePointer<Float>) {
    precondition(row >= 0 && row < scales.count)
    let scale = scales[row]
    numbers.withElements { numbers in
      for index in 0..<width { target[index] = Float(numbers[row * width + index]) * scale }
    }
  }

  /// The product of a row with `vector`.
  func product(_ row: Int, _ vector: UnsafePointer<Float>) -> Float {
    precondition(row >= 0 && row < scales.count)
    return numbers.withElements { numbers in
      var sum = SIMD8<Float>(repeating: 0)
      for start in stride(from: 0, to: width, by: 8) {
        var left = SIMD8<Float>()
        var right = SIMD8<Float>()
        for lane in 0..<8 {
          left[lane] = Float(numbers[row * width + start + lane])
          right[lane] = vector[start + lane]
        }
        sum += left * right
      }
      return sum.sum() * scales[row]
    }
  }
}
