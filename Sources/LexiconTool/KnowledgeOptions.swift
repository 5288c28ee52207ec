internal import ArgumentParser
internal import Unspin
internal import UnspinLexicon

/// What is known, from files: the dictionaries as they stand, the language model and the context encoder.
struct KnowledgeOptions: ParsableArguments {
  @OptionGroup var paths: DictionaryPaths

  @Option(help: "The context image.")
  var encoder = "Sources/CLexiconImage/context.image"

  @Flag(help: "Choose by the neighbouring words alone, as `unspin --near` does.")
  var near = false

  /// Compiles the dictionaries and reads the images.
  func knowledge() throws -> Knowledge { try knowledge(lexicon: paths.compile()) }

  /// Reads the images beside a lexicon.
  func knowledge(lexicon: [UInt8]) throws -> Knowledge {
    var knowledge = try Knowledge(lexicon: ImageBytes(lexicon), model: paths.modelImage())
    if !near { try knowledge.use(ContextEncoder(ImageFile.read(encoder, .context))) }
    return knowledge
  }
}
