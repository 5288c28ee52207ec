import Testing
import UnspinText

@testable import UnspinLexicon

/// The images that are built into the program.
@Suite struct `Committed images` {
  private static let lexicon = "Sources/CLexiconImage/lexicon.image"
  private static let model = "Sources/CLexiconImage/model.image"

  @Test func `the lexicon image is compiled from the dictionaries`() throws {
    // Compiling all takes too long here; the image carries the checksum of what it was made from.
    let image = ImageBytes(try Repository.bytes(Self.lexicon))
    let model = try LanguageModel(ImageBytes(Repository.bytes(Self.model)))
    let actual = SourceChecksum.of(try Repository.dictionaries(), model: model.checksum)
    #expect(
      try SourceChecksum.recorded(in: image) == actual,
      "the lexicon image is not that of Dictionaries/; run `swift run -c release unspin-lexicon compile`")
  }

  @Test func `no byte of them is damaged`() throws {
    try ImageReader(ImageBytes(Repository.bytes(Self.lexicon)), kind: .lexicon).verify()
    try ImageReader(ImageBytes(Repository.bytes(Self.model)), kind: .model).verify()
    _ = try Lexicon(ImageBytes(Repository.bytes(Self.lexicon)))
  }
}
