import Testing
import UnspinLexicon
import UnspinText

@testable import Unspin

/// The network that reads a sentence from both sides.
@Suite struct `Context encoder` {
  @Test func `deep repairs keep the promises`() throws {
    let unspinner = try Unspinner(options: Options(context: .deep, assume: .spun))
    let text =
      "The actress mentioned she was completely happy with the solid, however the movie is not completed but. "
      + "She additionally thanked the manufacturing team for working collectively."
    let repair = try unspinner.repair(text)
    #expect(repair.isChanged)
    #expect(try Repair.undo(repair.edits, in: repair.text) == text)
    #expect(try unspinner.repair(repair.text).text == repair.text)
    let near = try Unspinner(options: Options(context: .near, assume: .spun)).repair(text)
    // The encoder has its say: the same edits are not made with the same confidence.
    #expect(near.edits.map(\.confidence) != repair.edits.map(\.confidence))
  }

  @Test func `a document too long to be read whole is decoded as without the encoder`() throws {
    let deep = try Unspinner(options: Options(context: .deep))
    #expect(deep.knowledge(forTokens: ContextEncoder.longestDocument).encoder != nil)
    let long = deep.knowledge(forTokens: ContextEncoder.longestDocument + 1)
    #expect(long.encoder == nil)
    #expect(long.weights == (try Knowledge.embedded.get()).weights)
  }

  @Test func `an encoder with weights for other features is refused`() throws {
    var knowledge = try Knowledge.embedded.get()
    let encoder = try ContextEncoder(ImageBytes(Self.image()))
    #expect(encoder.weights.count != Feature.count)
    #expect(throws: ImageError.self) { try knowledge.use(encoder) }
  }

  @Test func `the embedded encoder brings a weight for every feature`() throws {
    let encoder = try ContextEncoder(EmbeddedImages.context)
    #expect(encoder.weights.count == Feature.count)
  }

  @Test func `a phrase against itself differs by the weight of keeping`() throws {
    let encoder = try ContextEncoder(ImageBytes(Self.image()))
    let document = try Self.document("The cat sat on the mat. The dog saw it.")
    let reading = encoder.read(document)
    let place = reading.place(1..<2, document.tokens)
    let same = reading.logOdds(1, place) { document.tokens[1 + $0].model }
    let other = reading.logOdds(1, place) { _ in TokenKey("dog") }
    #expect(abs(same + encoder.keepBias) < 1e-5)
    #expect(abs(other - same) > 1e-4)
  }

  @Test func `both sides count, as far as the layers reach`() throws {
    let encoder = try ContextEncoder(ImageBytes(Self.image()))
    func odds(_ text: String) throws -> Float {
      let document = try Self.document(text)
      let reading = encoder.read(document)
      let place = reading.place(8..<9, document.tokens)
      return reading.logOdds(1, place) { _ in TokenKey("dog") }
    }
    let plain = try odds("it it it it it it it it cat it it it it it it it it")
    #expect(try odds("it it it it it it it sat cat it it it it it it it it") != plain)
    #expect(try odds("it it it it it it it it cat it it mat it it it it it") != plain)
    // The layers of the test image reach three tokens far.
    #expect(try odds("it it it it mat it it it cat it it it it it it it it") == plain)
    #expect(try odds("it it it it it it it it cat it it it mat it it it it") == plain)
  }

  @Test func `windows change nothing`() throws {
    let encoder = try ContextEncoder(ImageBytes(Self.image()))
    let words = ["the", "cat", "sat", "on", "mat", "dog", "saw", "it"]
    var numbers = Numbers(state: 9)
    let text = (0..<900).map { _ in words[numbers.index(words.count)] }
    let document = try Self.document(text.joined(separator: " "))
    let whole = encoder.read(document)
    // A sentence is cut after 300 tokens, so pieces start where the whole has a sentence or far from the place.
    for middle in [250, 256, 257, 270, 511, 520, 700] {
      let piece = try Self.document(text[middle - 20..<middle + 21].joined(separator: " "))
      let near = encoder.read(piece)
      let expected = near.logOdds(1, near.place(20..<21, piece.tokens)) { _ in TokenKey("dog") }
      let actual = whole.logOdds(1, whole.place(middle..<middle + 1, document.tokens)) { _ in TokenKey("dog")
      }
      #expect(actual == expected)
    }
  }

  @Test func `unequal parts are refused`() {
    #expect(throws: ImageError.self) { try ContextEncoder(ImageBytes(Self.image(extra: 1))) }
    #expect(throws: ImageError.self) { try ContextEncoder(ImageBytes(Self.image(extra: -1))) }
    #expect(throws: ImageError.self) { try ContextEncoder(ImageBytes(Array(Self.image().dropLast(64)))) }
  }

  @Test func `the image inside the program reads sentences`() throws {
    try ImageReader(EmbeddedImages.context, kind: .context).verify()
    let encoder = try ContextEncoder(EmbeddedImages.context)
    #expect(encoder.weights.count == Feature.count)
    func track(_ text: String) throws -> Float {
      let document = try Self.document(text)
      let reading = encoder.read(document)
      return reading.logOdds(1, reading.place(4..<5, document.tokens)) { _ in TokenKey("track") }
    }
    let sport = try track("He is a former observe and field athlete who ran for his school.")
    #expect(sport > 2)
    #expect(sport > (try track("He came there to observe the birds that nest in the reeds.")) + 2)
  }

  @Test func `an encoder brings the weights fitted with it`() throws {
    let knowledge = try Knowledge.deep.get()
    #expect(knowledge.encoder != nil)
    #expect(knowledge.weights[.context] > 0)
    #expect(try Knowledge.embedded.get().weights[.context] == 0)
  }

  // MARK: Made-up parts

  private static func document(_ text: String) throws -> Document {
    var reader = try DocumentReader()
    return try Document(Array(text.utf8), reader: &reader)
  }

  /// An image of random weights for a few words, eight numbers a vector.
  private static func image(extra: Int = 0) -> [UInt8] {
    let width = 8
    let gaps = [1, 2]
    let keys = ["the", "cat", "sat", "on", "mat", "dog", "saw", "it", "."].map { TokenKey($0).rawValue }
      .sorted()
    let rows = keys.count + 3
    var numbers = Numbers(state: 1)
    func bytes(_ count: Int) -> [Int8] { (0..<count).map { _ in Int8(numbers.index(255) - 127) } }
    func floats(_ count: Int) -> [Float] { (0..<count).map { _ in numbers.next() } }
    var writer = ImageWriter(.context)
    writer.add(.sizes, ([width] + gaps).map(Int32.init))
    writer.add(.wordKeys, keys)
    writer.add(.wordNumbers, bytes(rows * width))
    writer.add(.wordScales, [Float](repeating: 0.01, count: rows))
    writer.add(.wordBiases, floats(rows))
    writer.add(.letterCases, floats(4 * width))
    writer.add(.matrices, bytes(gaps.count * 6 * width * width + 2 * width * width))
    writer.add(.scales, [Float](repeating: 0.01, count: gaps.count * 2 * width + 2 * width))
    writer.add(.vectors, floats(2 * width + gaps.count * 4 * width + 3 * width + 22 * width + 5 + extra))
    writer.add(.contextWeights, [Float]())
    return writer.finish()
  }

  /// Seeded numbers between -1 and 1.
  private struct Numbers {
    var state: UInt64

    mutating func next() -> Float { Float(index(20_001) - 10_000) / 10_000 }

    mutating func index(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }
}
