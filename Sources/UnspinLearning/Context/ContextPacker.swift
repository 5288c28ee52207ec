internal import Unspin
package import UnspinLexicon
internal import UnspinText

/// Makes a context image of trained weights: eight bits a number for words and matrices.
package struct ContextPacker {
  private let words: [String]
  private var numbers: [Float]
  private let width: Int
  private let gaps: [Int]

  /// - Parameters:
  ///   - vocabulary: One word a line; unknown word, line start and sentence start first.
  ///   - bytes: Width, number of layers and their gaps, then all weights, 32-bit little-endian floats, in
  ///     the order of `Scripts/train-context/export.py`.
  /// - Throws: ``LearningError`` when they do not fit together.
  package init(vocabulary: [UInt8], numbers bytes: [UInt8]) throws(LearningError) {
    words = String(decoding: vocabulary, as: UTF8.self).split(separator: "\n").map(String.init)
    // Four bytes are read at offsets that have four bytes left.
    let all = unsafe bytes.withUnsafeBytes { buffer in
      stride(from: 0, to: buffer.count - 3, by: 4).map {
        unsafe Float(
          bitPattern: UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
      }
    }
    guard all.count > 2, all[0] > 0, all[1] > 0, all.count > 2 + Int(all[1]), words.count > 3 else {
      throw LearningError("the weights are too short to be those of an encoder; export them again")
    }
    width = Int(all[0])
    gaps = all[2..<2 + Int(all[1])].map { Int($0) }
    numbers = Array(all[(2 + gaps.count)...])
  }

  /// Puts the image together.
  ///
  /// - Parameter weights: Of the decoder, in the order of ``Feature``; none before they are fitted.
  /// - Returns: The bytes of the image.
  /// - Throws: ``LearningError`` when there are too few or too many numbers.
  package func image(weights: [Float]) throws(LearningError) -> [UInt8] {
    let rows = words.count
    let layerNumbers = 3 * width * 2 * width
    let expected =
      rows * width + rows + 4 * width + 2 * width + gaps.count * (2 * width + 2 * width + layerNumbers) + 2
      * width
      + 2 * width * width + width + 6 * width + 16 * width + 4 + 1
    guard numbers.count == expected else {
      throw LearningError("the weights hold \(numbers.count) numbers, not \(expected); export them again")
    }
    var next = 0
    func take(_ count: Int) -> ArraySlice<Float> {
      defer { next += count }
      return numbers[next..<next + count]
    }
    // Words in the order of their keys, the three special rows last.
    let keys = words.map { TokenKey($0).rawValue }
    let order = Array(3..<rows).sorted { keys[$0] < keys[$1] } + [0, 1, 2]
    let vectors = Array(take(rows * width))
    let biases = Array(take(rows))
    var wordNumbers: [Int8] = []
    var wordScales: [Float] = []
    for row in order { Self.quantize(vectors[row * width..<(row + 1) * width], &wordNumbers, &wordScales) }
    var writer = ImageWriter(.context)
    writer.add(.sizes, ([width] + gaps).map(Int32.init))
    writer.add(.wordKeys, order.dropLast(3).map { keys[$0] })
    writer.add(.wordNumbers, wordNumbers)
    writer.add(.wordScales, wordScales)
    writer.add(.wordBiases, order.map { biases[$0] })
    writer.add(.letterCases, Array(take(4 * width)))

    var matrices: [Int8] = []
    var scales: [Float] = []
    var rest: [Float] = []
    func matrix(_ inputs: Int, _ outputs: Int) {
      for _ in 0..<outputs { Self.quantize(take(inputs), &matrices, &scales) }
    }
    rest += take(2 * width)
    for _ in gaps {
      rest += take(4 * width)
      matrix(3 * width, 2 * width)
    }
    rest += take(3 * width)
    matrix(width, width)
    matrix(width, width)
    rest += take(22 * width + 5)
    writer.add(.matrices, matrices)
    writer.add(.scales, scales)
    writer.add(.vectors, rest)
    writer.add(.contextWeights, weights)
    return writer.finish()
  }

  /// An image with other weights of the decoder, say after features came or went.
  ///
  /// - Throws: ``ImageError`` when `image` is no context image.
  package static func image(_ image: [UInt8], weights: [Float]) throws(ImageError) -> [UInt8] {
    let reader = try ImageReader(ImageBytes(image), kind: .context)
    func copy<Element: BitwiseCopyable>(
      _ tag: ImageTag, _ type: Element.Type, to writer: inout ImageWriter
    ) throws(ImageError) {
      let table: ImageTable<Element> = try reader.section(tag)
      // The elements are copied before the table goes.
      unsafe writer.add(tag, table.withElements(Array.init))
    }
    var writer = ImageWriter(.context)
    try copy(.sizes, Int32.self, to: &writer)
    try copy(.wordKeys, UInt64.self, to: &writer)
    try copy(.wordNumbers, Int8.self, to: &writer)
    try copy(.wordScales, Float.self, to: &writer)
    try copy(.wordBiases, Float.self, to: &writer)
    try copy(.letterCases, Float.self, to: &writer)
    try copy(.matrices, Int8.self, to: &writer)
    try copy(.scales, Float.self, to: &writer)
    try copy(.vectors, Float.self, to: &writer)
    writer.add(.contextWeights, weights)
    return writer.finish()
  }

  /// Writes numbers as multiples of 1/127 of the largest.
  private static func quantize(_ values: ArraySlice<Float>, _ numbers: inout [Int8], _ scales: inout [Float])
  {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? largest / 127 : 1
    for value in values { numbers.append(Int8((value / scale).rounded())) }
    scales.append(scale)
  }
}
