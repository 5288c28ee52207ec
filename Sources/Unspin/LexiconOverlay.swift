internal import UnspinLexicon
internal import UnspinText

/// Own knowledge laid over the built-in dictionaries, read from TSV at run time.
///
/// One row a line, fields separated by tabs, `#` for comments:
///
/// | row | meaning |
/// |---|---|
/// | `wording TAB spun TAB original` | the phrase may stand for the original |
/// | `name TAB name [TAB variant\|variant]` | a name to leave alone, and what it may have been damaged to, beside what spinners make of its parts |
/// | `keep TAB phrase` | never touch the phrase |
///
/// ```swift
/// let overlay = try LexiconOverlay(tsv: "name\tSeo Dan Ah\tSiteseo Dan Ah\n", name: "my.tsv")
/// let unspinner = try Unspinner(options: Options(overlays: [overlay]))
/// ```
public struct LexiconOverlay: Sendable {
  /// Where the rows came from, for messages and for ``Edit/source``.
  public let name: String
  let lexicon: Lexicon

  /// Reads rows of TSV.
  ///
  /// - Parameters:
  ///   - tsv: The text of the file.
  ///   - name: What messages call it, usually the file's path.
  /// - Throws: ``UnspinError/Code/invalidLexicon`` with the line of the first bad row.
  public init(tsv: String, name: String) throws(UnspinError) {
    self.name = name
    do {
      // Without the images inside the program no unspinner can be made, which says so itself.
      let knowledge = try? Knowledge.embedded.get()
      lexicon = try Lexicon(
        ImageBytes(
          OverlayCompiler.compile(
            tsv, name: name, variants: knowledge?.variants(), model: knowledge?.model)))
    } catch let error as DictionaryError {
      throw UnspinError(.invalidLexicon, error.description, line: error.line)
    } catch {
      throw UnspinError(.icu, "\(name): \(error)")
    }
  }
}
