// Repairs a text without and with rows of one's own:
//
//     OwnLexicon own.tsv article.txt
//
// Rows are read at run time and beat what is built in: phrases with their originals, names, and phrases never to
// touch. A bad row is an error that names its line.

import Foundation
import Unspin

@main
struct OwnLexicon {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let lexicon = arguments.first, let path = arguments.last else {
      print("usage: OwnLexicon LEXICON FILE")
      exit(64)
    }
    let article = try String(contentsOfFile: path, encoding: .utf8)
    let overlay: LexiconOverlay
    do {
      overlay = try LexiconOverlay(tsv: String(contentsOfFile: lexicon, encoding: .utf8), name: lexicon)
    } catch let error as UnspinError {
      print(error)
      exit(65)
    }
    var options = Options(assume: .spun)
    print("without: \(try Unspinner(options: options).repair(article).text)", terminator: "")
    options.overlays = [overlay]
    let repair = try Unspinner(options: options).repair(article)
    print("with:    \(repair.text)", terminator: "")
    for edit in repair.edits where edit.source?.hasPrefix(lexicon) == true {
      print("\(edit.original) → \(edit.replacement), from \(edit.source ?? "")")
    }
  }
}
