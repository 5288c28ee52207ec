internal import ArgumentParser
internal import UnspinLexicon

/// `unspin-lexicon pairs`: what the dictionaries know of wording, inflected and weighted, for other programs.
struct PairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs",
    abstract: "Print each spun phrase with each original and the log probability that it is put for it.")

  @OptionGroup var paths: DictionaryPaths

  func run() throws {
    let compiler = try LexiconCompiler(files: paths.files(), model: paths.languageModel())
    print("spun\toriginal\tchannel")
    for pair in try compiler.wordingPairs() {
      print(pair.phrase, pair.original, pair.channel, separator: "\t")
    }
  }
}
