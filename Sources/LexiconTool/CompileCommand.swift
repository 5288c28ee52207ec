internal import ArgumentParser
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon compile`: dictionaries to lexicon image.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Make the lexicon image from the dictionaries.")

  @OptionGroup var paths: DictionaryPaths

  @Option(help: "Where to write the image.")
  var output = "Sources/CLexiconImage/lexicon.image"

  @Flag(help: "Write nothing; exit 1 unless the image that is there is the one that would be made.")
  var check = false

  func run() throws {
    let image = try paths.compile()
    if check {
      guard try File.read(output) == image else {
        print(
          "\(output): not the image of \(paths.dictionaries); run `swift run -c release unspin-lexicon compile`"
        )
        throw ExitCode(1)
      }
      return
    }
    try File.write(image, to: output)
    print("\(output): \(image.count) bytes")
  }
}

/// Where dictionaries and model are.
struct DictionaryPaths: ParsableArguments {
  @Option(help: "The folder of dictionaries.")
  var dictionaries = "Dictionaries"

  @Option(help: "The language-model image.")
  var model = "Sources/CLexiconImage/model.image"

  /// All TSV files of the folder.
  func files() throws -> [DictionaryFile] {
    try File.list(dictionaries, suffix: ".tsv").map { name in
      let bytes = try File.read(dictionaries + "/" + name)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw LearningError("\(dictionaries)/\(name): the file is not UTF-8; save it as UTF-8")
      }
      return try DictionaryFile(name: name, text: text)
    }
  }

  /// The model.
  func languageModel() throws -> LanguageModel {
    try LanguageModel(modelImage())
  }

  /// The bytes of the model, undamaged.
  func modelImage() throws -> ImageBytes { try ImageFile.read(model, .model) }

  /// The lexicon image.
  func compile() throws -> [UInt8] {
    try LexiconCompiler(files: files(), model: languageModel()).compile()
  }
}
