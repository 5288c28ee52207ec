package import UnspinText

/// All that is known about spinners and names, read in place from its image.
package struct Lexicon: Sendable {
  private let slots: ImageTable<UInt64>
  private let phrases: ImageTable<Phrase>
  private let pairs: ImageTable<Pair>
  private let targets: ImageTable<Target>
  private let keys: ImageTable<UInt64>
  private let initials: ImageTable<UInt8>
  private let texts: ImageTable<UInt8>
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
    slots = try reader.section(.slots)
    phrases = try reader.section(.phrases)
    pairs = try reader.section(.pairs)
    targets = try reader.section(.targets)
    keys = try reader.section(.keys)
    initials = try reader.section(.initials)
    texts = try reader.section(.texts)
    names = try NameTables(reader)
    residue = try ResidueTable(reader)
    let weights: ImageTable<Float> = try reader.section(.weights)
    self.weights = weights.withElements(Array.init)
    let files: ImageTable<UInt8> = try reader.section(.files)
    self.files = files.withElements { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map(
      String.init)
    guard slots.count > 1 else {
      throw ImageError("the phrase table of the lexicon image is empty; \(ImageError.rebuild)")
    }
  }

  /// A place in the phrase trie.
  package struct State: Sendable {
    fileprivate var hash: TokenKey
    /// The phrase that ends here, if one does.
    package var phrase: Int?
    /// Whether a longer phrase may follow.
    package var continues: Bool
  }

  /// The state after a first token; nil when no phrase starts with it.
  @inline(__always)
  package func start(_ key: TokenKey) -> State? { find(key) }

  /// The state after one more token; nil when no phrase goes on with it.
  ///
  /// - Parameters:
  ///   - state: The state before.
  ///   - key: The form key of the next token.
  ///   - isJoined: Whether nothing stands between it and the token before.
  /// - Returns: The state, or nil.
  @inline(__always)
  package func advance(_ state: State, by key: TokenKey, isJoined: Bool) -> State? {
    find(Lexicon.step(state.hash, key, isJoined: isJoined))
  }

  static func step(_ state: TokenKey, _ key: TokenKey, isJoined: Bool) -> TokenKey {
    state.followed(by: isJoined ? TokenKey(rawValue: ~key.rawValue) : key)
  }

  private func find(_ hash: TokenKey) -> State? {
    slots.withElements { slots in
      let fingerprint = PhraseSlot.fingerprint(hash.rawValue)
      var index = PhraseSlot.home(hash.rawValue, count: slots.count)
      // A table without an empty slot, as only a corrupt image has, ends the search too.
      for _ in slots.indices {
        let slot = slots[index]
        if slot == 0 { return nil }
        if UInt32(truncatingIfNeeded: slot >> 32) == fingerprint {
          let phrase = UInt32(truncatingIfNeeded: slot) & PhraseSlot.noPhrase
          return State(
            hash: hash, phrase: phrase == PhraseSlot.noPhrase ? nil : Int(phrase),
            continues: slot & (1 << 31) != 0)
        }
        index = index + 1 == slots.count ? 0 : index + 1
      }
      return nil
    }
  }

  /// What is known of a phrase.
  package func phrase(_ index: Int) -> Phrase { phrases[index] }

  /// One original of a phrase.
  package func pair(_ index: Int) -> Pair { pairs[index] }

  /// An original.
  package func target(_ index: UInt32) -> Target { targets[Int(index)] }

  /// The text of an original.
  package func text(_ target: Target) -> String {
    let start = Int(target.textStart)
    let end = start + Int(target.textLength)
    precondition(end <= texts.count, "text out of range: the lexicon image is corrupt")
    return texts.withElements { String(decoding: $0[start..<end], as: UTF8.self) }
  }

  /// Calls `body` with the text of an original, in place.
  package func withText(_ target: Target, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let start = Int(target.textStart)
    let end = start + Int(target.textLength)
    precondition(end <= texts.count, "text out of range: the lexicon image is corrupt")
    texts.withElements { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  /// A language-model key of an original.
  package func key(_ target: Target, _ index: Int) -> TokenKey {
    TokenKey(rawValue: keys[Int(target.firstKey) + index])
  }

  /// How a word of an original begins.
  package func initial(_ target: Target, _ index: Int) -> WordInitial {
    WordInitial(rawValue: initials[Int(target.firstKey) + index])
  }

  /// Whether a token is a Korean surname in Latin letters.
  package func isSurname(_ form: TokenKey) -> Bool { names.surname(form) != nil }

  /// The dictionary row of a pair, such as `wording/observed.tsv:312`.
  package func source(_ pair: Pair) -> String {
    let file = Int(pair.provenance >> 24)
    guard file < files.count else { return "line \(pair.provenance & 0xFF_FFFF)" }
    return "\(files[file]):\(pair.provenance & 0xFF_FFFF)"
  }
}
