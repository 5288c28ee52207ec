import Unspin

/// A user's own dictionary: refused with its line, or taken, and then every promise holds with it.
enum OverlayTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    let rows = String(decoding: input, as: UTF8.self)
    let overlay: LexiconOverlay
    do throws(UnspinError) {
      overlay = try LexiconOverlay(tsv: rows, name: "own.tsv")
    } catch {
      let lines = rows.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
      guard error.code == .invalidLexicon, let line = error.line, (1...lines).contains(line) else {
        broken("a bad row is named by its line: \(error)")
      }
      return
    }
    guard let unspinner = try? Unspinner(options: Options(context: .near, assume: .spun, overlays: [overlay]))
    else {
      broken("rows that were taken can be used")
    }
    // The rows are also the text, so that their phrases are met.
    do throws(UnspinError) {
      let promises = try BrokenPromises.all(of: rows, by: unspinner)
      guard promises.isEmpty else { broken(promises.joined(separator: "; ")) }
    } catch {
      broken("any text is taken: \(error)")
    }
  }

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    guard random.isTrue(0.5) else { return TextMutator.mutate(input, using: &random) }
    var lines = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
    let row = (0...random.next(below: 3)).map { _ in random.pick(words) }
    lines.insert(
      ([random.pick(["wording", "name", "keep"])] + row).joined(separator: "\t"),
      at: random.next(below: lines.count + 1))
    if lines.count > 8 { lines.remove(at: random.next(below: lines.count)) }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static let words = [
    "zib", "zib zab", "zab", "zab zib zib", "Zorba Quimby", "Zorblat Quimby", "a|b|c", "|", "", " ",
    "observe",
    "track", "observe and area", "wording", "name", "keep", "’", "\u{301}", "a\u{0}b", "12 months", "year",
    "“zib”",
    "ZIB", "Zib-Zab", "zib's", "-", "한국", "👩‍🎤",
  ]
}
