import ArgumentParser
import Unspin

/// Own dictionaries.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Lay the rows of this file over the built-in dictionaries.", valueName: "file"),
    completion: .file())
  var lexicon: [String] = []

  /// Reads the dictionaries; one that cannot be read ends the run, since every result would be another.
  func overlays() throws(Failure) -> [LexiconOverlay] {
    var overlays: [LexiconOverlay] = []
    for path in lexicon {
      let rows = try InputSource.file(path).readText(limit: Options().maximumDocumentBytes)
      overlays.append(
        try Failure.naming(path) { () throws(UnspinError) in try LexiconOverlay(tsv: rows, name: path) })
    }
    return overlays
  }
}
