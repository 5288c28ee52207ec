package import UnspinLexicon

/// A small network that reads a text from both sides and tells how well words fit a place.
///
/// Every token becomes a vector; layers of gated convolutions with growing gaps (Dauphin et al. 2017) mix in
/// sixteen neighbours on each side. A place is two vectors, of its first and last token; a phrase fits as
/// well as its words' vectors point the same way. Weights come from an image, eight bits a number for words
/// and matrices; see ``Matrix`` for how they are multiplied.
package final class ContextEncoder: Sendable {
  /// Numbers a vector.
  let width: Int
  /// How far neighbours of each layer stand apart.
  let gaps: [Int]
  let words: ContextWords
  let letterCases: ImageTable<Float>
  let layers: [Layer]
  let first: Matrix
  let last: Matrix
  let entry: Norm
  let exit: Norm
  /// By tokens of the phrase that stands there, added to the vector of a place.
  let spanLengths: [Float]
  /// By words of the phrase that is weighed and number of the word, multiplied with its vector.
  let positions: [Float]
  let lengthBiases: [Float]
  let keepBias: Float
  /// Weights of the decoder when it has an encoder; empty before they are fitted.
  package let weights: [Float]

  /// A layer: what stands `gap` before, here and after, mixed, gated and added.
  struct Layer: Sendable {
    let norm: Norm
    let matrix: Matrix
  }

  /// Tokens of the longest document that is read; a reading takes some 1.3 KB a token.
  static let longestDocument = 100_000
  /// Words of a phrase that count.
  static let longestPhrase = 4
  /// Lengths of a place that are told apart, with 0.
  static let spanLengthCount = 6

  /// Opens an image.
  ///
  /// - Throws: ``ImageError`` when it is refused.
  package init(_ image: ImageBytes) throws(ImageError) {
    let reader = try ImageReader(image, kind: .context)
    let sizes: ImageTable<Int32> = try reader.section(.sizes)
    let numbers = sizes.withElements { $0.map(Int.init) }
    guard let width = numbers.first, width > 0, width % 8 == 0, width <= 1024, numbers.count < 32,
      numbers.dropFirst().allSatisfy({ $0 > 0 && $0 < 64 })
    else { throw ImageError("the sizes in the context image make no sense; \(ImageError.rebuild)") }
    self.width = width
    gaps = Array(numbers.dropFirst())
    words = try ContextWords(reader, width: width)
    letterCases = try reader.section(.letterCases)
    var parts = ContextParts(
      numbers: try reader.section(.matrices), scales: try reader.section(.scales),
      vectors: try reader.section(.vectors))
    entry = try parts.norm(width)
    var layers: [Layer] = []
    for _ in gaps {
      let norm = try parts.norm(width)
      layers.append(
        Layer(norm: norm, matrix: try parts.matrix(inputs: 3 * width, outputs: 2 * width, hasBias: true)))
    }
    self.layers = layers
    exit = try parts.norm(width)
    first = try parts.matrix(inputs: width, outputs: width, hasBias: true)
    last = try parts.matrix(inputs: width, outputs: width, hasBias: false)
    spanLengths = try parts.floats(Self.spanLengthCount * width)
    positions = try parts.floats(Self.longestPhrase * Self.longestPhrase * width)
    lengthBiases = try parts.floats(Self.longestPhrase)
    keepBias = try parts.floats(1)[0]
    guard parts.isUsedUp, letterCases.count == 4 * width else {
      throw ImageError("the context image has parts of other sizes than it says; \(ImageError.rebuild)")
    }
    let weights: ImageTable<Float> = try reader.section(.contextWeights)
    self.weights = weights.withElements(Array.init)
  }

  /// Reads a whole document.
  ///
  /// - Complexity: O(tokens), about a million multiplications each.
  package func read(_ document: Document) -> ContextReading { read(document, after: nil) }

  /// Reads a whole document, with what an earlier state of its text is known to have in common with it.
  func read(_ document: Document, after earlier: ContextRun.Earlier?) -> ContextReading {
    var run = ContextRun(self)
    return run.read(document, after: earlier)
  }
}

extension ImageTag {
  package static let sizes = ImageTag("SIZE")
  package static let wordKeys = ImageTag("KEYS")
  package static let wordNumbers = ImageTag("WORD")
  package static let wordScales = ImageTag("WSCL")
  package static let wordBiases = ImageTag("BIAS")
  package static let letterCases = ImageTag("CASE")
  package static let matrices = ImageTag("MATR")
  package static let scales = ImageTag("MSCL")
  package static let vectors = ImageTag("VECT")
  package static let contextWeights = ImageTag("WGHT")
}
