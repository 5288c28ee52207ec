import ArgumentParser
import Unspin

/// What is to be known beside what is built in: own dictionaries and trusted articles.
struct OwnKnowledge: ParsableArguments {
  @Option(
    help: ArgumentHelp("Lay the rows of this file over the built-in dictionaries.", valueName: "file"),
    completion: .file())
  var lexicon: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take the names in this trusted article, in any language with Latin letters, for right.",
      valueName: "file"),
    completion: .file())
  var reference: [String] = []

  /// Reads the trusted articles; one that cannot be read ends the run, since every result would be another.
  ///
  /// - Parameter limit: Bytes of one article at most.
  /// - Returns: The articles, in the order they were given.
  /// - Throws: ``Failure`` for a file that cannot be read or is no text.
  func references(limit: Int) throws(Failure) -> [String] {
    var references: [String] = []
    for path in reference { references.append(try InputSource.file(path).readText(limit: limit)) }
    return references
  }

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
