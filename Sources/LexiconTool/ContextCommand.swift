internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon context`: trained weights of the context encoder to its image.
struct ContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "context",
    abstract: "Make the context image from a trained encoder, or put other decoder weights into it.")

  @Option(help: "The words, one a line.")
  var vocabulary: String?

  @Option(help: "The weights, as Scripts/train-context/export.py writes them.")
  var numbers: String?

  @Option(help: "Weights of the decoder, as `tune --encoder --update` writes them.")
  var weights: String?

  @Option(help: "Where to write the image; without words and weights, the image to put decoder weights into.")
  var output = "Sources/CLexiconImage/context.image"

  func validate() throws {
    if weights == nil, vocabulary == nil || numbers == nil {
      throw ValidationError("give --vocabulary and --numbers for a new image, or --weights to put into one")
    }
  }

  func run() throws {
    let fitted = try weights.map(WeightsFile.read) ?? []
    let image: [UInt8]
    if let vocabulary, let numbers {
      image = try ContextPacker(vocabulary: File.read(vocabulary), numbers: File.read(numbers)).image(
        weights: fitted)
    } else {
      image = try ContextPacker.image(File.read(output), weights: fitted)
    }
    _ = try ContextEncoder(ImageBytes(image))
    try File.write(image, to: output)
    print("\(output): \(image.count) bytes")
  }
}
