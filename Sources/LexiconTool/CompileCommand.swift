internal import ArgumentParser

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
