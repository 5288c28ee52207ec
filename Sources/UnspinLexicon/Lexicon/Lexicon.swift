package import UnspinText

/// All that is known about spinners and names, read in place from its image.
package struct Lexicon: Sendable {
  /// Keeps the memory of ``tables`` alive.
  private let image: ImageBytes
  /// The phrases and originals, for loops that look up many; valid as long as the lexicon is.
  package let tables: LexiconTables
  /// What is known of names beside their phrases.
  package let names: NameTables
  /// What is known of page chrome and other residue.
  package let residue: ResidueTable
  /// Names of the dictionary files, by number.
  package let files: [String]
  /// Fitted numbers of the decoder and the verdict, in the order of `language/weights.tsv`.
  package let weights: [Float]

  /// Opens a lexicon image.
  ///
  /// - Throws: ``ImageError`` when the image is refused.
  package init(_ image: ImageBytes) throws(ImageError) {
    let reader = try ImageReader(image, kind: .lexicon)
    self.image = image
    tables = try LexiconTables(reader)
    names = try NameTables(reader)
    residue = try ResidueTable(reader)
    let weights: ImageTable<Float> = try reader.section(.weights)
    self.weights = weights.withElements(Array.init)
    let files: ImageTable<UInt8> = try reader.section(.files)
    self.files = files.withElements { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map(
      String.init)
    guard tables.slotCount > 1 else {
      throw ImageError("the phrase table of the lexicon image is empty; \(ImageError.rebuild)")
    }
  }

  /// A place in the phrase trie.
  package typealias State = LexiconTables.State

  /// The state after a first token; nil when no phrase starts with it.
  @inline(__always)
  package func start(_ key: TokenKey) -> State? { tables.start(key) }

  /// The state after one more token; nil when no phrase goes on with it.
  ///
  /// - Parameters:
  ///   - state: The state before.
  ///   - key: The form key of the next token.
  ///   - isJoined: Whether nothing stands between it and the token before.
  /// - Returns: The state, or nil.
  @inline(__always)
  package func advance(_ state: State, by key: TokenKey, isJoined: Bool) -> State? {
    tables.advance(state, by: key, isJoined: isJoined)
  }

  static func step(_ state: TokenKey, _ key: TokenKey, isJoined: Bool) -> TokenKey {
    LexiconTables.step(state, key, isJoined: isJoined)
  }

  /// What is known of a phrase.
  package func phrase(_ index: Int) -> Phrase { tables.phrase(index) }

  /// One original of a phrase.
  package func pair(_ index: Int) -> Pair { tables.pair(index) }

  /// An original.
  package func target(_ index: UInt32) -> Target { tables.target(index) }

  /// The text of an original.
  package func text(_ target: Target) -> String { String(decoding: tables.text(target), as: UTF8.self) }

  /// Calls `body` with the text of an original, in place.
  package func withText(_ target: Target, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    body(tables.text(target))
  }

  /// A language-model key of an original.
  package func key(_ target: Target, _ index: Int) -> TokenKey { tables.key(target, index) }

  /// How a word of an original begins.
  package func initial(_ target: Target, _ index: Int) -> WordInitial { tables.initial(target, index) }

  /// Whether a token is a Korean surname in Latin letters.
  package func isSurname(_ form: TokenKey) -> Bool { names.surname(form) != nil }

  /// The dictionary row of a pair, such as `wording/observed.tsv:312`.
  package func source(_ pair: Pair) -> String {
    let file = Int(pair.provenance >> 24)
    guard file < files.count else { return "line \(pair.provenance & 0xFF_FFFF)" }
    return "\(files[file]):\(pair.provenance & 0xFF_FFFF)"
  }
}
