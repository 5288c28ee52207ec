internal import ArgumentParser
internal import Unspin
internal import UnspinLexicon

/// The encoder that whole sentences are read with, for commands that repair as `unspin` does.
struct EncoderPath: ParsableArguments {
  @Option(help: "The context image that whole sentences are read with. (default: the one that is built in)")
  var encoder: String?

  @Flag(help: "Read the neighbouring words alone, as `unspin --near` does.")
  var near = false

  func validate() throws {
    if near, encoder != nil { throw ValidationError("give --encoder or --near, not both") }
  }

  /// The same knowledge with the encoder in it, unless neighbouring words are to do.
  func added(to knowledge: Knowledge) throws -> Knowledge {
    guard !near else { return knowledge }
    var deep = knowledge
    try deep.use(ContextEncoder(encoder.map { try ImageFile.read($0, .context) } ?? EmbeddedImages.context))
    return deep
  }
}
