internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon

/// Where dictionaries and model are, and what is made of them.
struct DictionaryPaths: ParsableArguments {
  @Option(help: "The folder of dictionaries.")
  var dictionaries = "Dictionaries"

  @Option(help: "The language-model image.")
  var model = "Sources/CLexiconImage/model.image"

  /// Names of all TSV files of the folder.
  func names() throws(FileError) -> [String] {
    guard File.isFolder(dictionaries) else {
      throw FileError(
        "\(dictionaries): there is no such folder; run this in the folder of the package, or name one with "
          + "--dictionaries")
    }
    return try File.list(dictionaries, suffix: ".tsv")
  }

  /// All TSV files of the folder.
  func files() throws -> [DictionaryFile] {
    try names().map { name in
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
  func compile() throws -> [UInt8] { try compile(files()) }

  /// The lexicon image of some of the tables.
  func compile(_ files: [DictionaryFile]) throws -> [UInt8] {
    try LexiconCompiler(files: files, model: languageModel()).compile()
  }

  /// What is known without an encoder, given the lexicon image.
  func knowledge(lexicon: [UInt8]) throws -> Knowledge {
    try Knowledge(lexicon: ImageBytes(lexicon), model: modelImage())
  }
}
