package import UnspinText

/// The tables of a lexicon as plain memory: copied without counting references, and looked up in line.
///
/// Valid as long as the ``Lexicon`` it is from. The memory is never written, so sharing it between threads is
/// safe, which the compiler cannot see.
package struct LexiconTables: @unchecked Sendable {
  @usableFromInline let slots: UnsafeBufferPointer<UInt64>
  @usableFromInline let phrases: UnsafeBufferPointer<Phrase>
  @usableFromInline let pairs: UnsafeBufferPointer<Pair>
  @usableFromInline let targets: UnsafeBufferPointer<Target>
  @usableFromInline let keys: UnsafeBufferPointer<UInt64>
  @usableFromInline let initials: UnsafeBufferPointer<UInt8>
  @usableFromInline let texts: UnsafeBufferPointer<UInt8>

  init(_ reader: ImageReader) throws(ImageError) {
    slots = try Self.section(reader, .slots)
    phrases = try Self.section(reader, .phrases)
    pairs = try Self.section(reader, .pairs)
    targets = try Self.section(reader, .targets)
    keys = try Self.section(reader, .keys)
    initials = try Self.section(reader, .initials)
    texts = try Self.section(reader, .texts)
  }

  private static func section<Element: BitwiseCopyable>(
    _ reader: ImageReader, _ tag: ImageTag
  ) throws(ImageError) -> UnsafeBufferPointer<Element> {
    let table: ImageTable<Element> = try reader.section(tag)
    return table.withElements { $0 }
  }

  var slotCount: Int { slots.count }

  /// A place in the phrase trie.
  package struct State: Sendable {
    @usableFromInline var hash: TokenKey
    /// The phrase that ends here, if one does.
    package var phrase: Int?
    /// Whether a longer phrase may follow.
    package var continues: Bool

    @inlinable
    init(hash: TokenKey, phrase: Int?, continues: Bool) {
      self.hash = hash
      self.phrase = phrase
      self.continues = continues
    }
  }

  /// As ``Lexicon/start(_:)``.
  @inlinable
  package func start(_ key: TokenKey) -> State? { find(key) }

  /// As ``Lexicon/advance(_:by:isJoined:)``.
  @inlinable
  package func advance(_ state: State, by key: TokenKey, isJoined: Bool) -> State? {
    find(LexiconTables.step(state.hash, key, isJoined: isJoined))
  }

  @inlinable
  static func step(_ state: TokenKey, _ key: TokenKey, isJoined: Bool) -> TokenKey {
    state.followed(by: isJoined ? TokenKey(rawValue: ~key.rawValue) : key)
  }

  @inlinable
  func find(_ hash: TokenKey) -> State? {
    let fingerprint = PhraseSlot.fingerprint(hash.rawValue)
    var index = PhraseSlot.home(hash.rawValue, count: slots.count)
    // A table without an empty slot, as only a corrupt image has, ends the search too.
    for _ in 0..<slots.count {
      let slot = slots[index]
      if slot == 0 { return nil }
      if UInt32(truncatingIfNeeded: slot >> 32) == fingerprint {
        let phrase = UInt32(truncatingIfNeeded: slot) & PhraseSlot.noPhrase
        return State(
          hash: hash, phrase: phrase == PhraseSlot.noPhrase ? nil : Int(phrase),
          continues: slot & (1 << 31) != 0)
      }
      index = index &+ 1 == slots.count ? 0 : index &+ 1
    }
    return nil
  }

  /// What is known of a phrase.
  @inlinable
  package func phrase(_ index: Int) -> Phrase { LexiconTables.element(phrases, index) }

  /// One original of a phrase.
  @inlinable
  package func pair(_ index: Int) -> Pair { LexiconTables.element(pairs, index) }

  /// An original.
  @inlinable
  package func target(_ index: UInt32) -> Target { LexiconTables.element(targets, Int(index)) }

  /// A language-model key of an original.
  @inlinable
  package func key(_ target: Target, _ index: Int) -> TokenKey {
    TokenKey(rawValue: LexiconTables.element(keys, Int(target.firstKey) + index))
  }

  /// How a word of an original begins.
  @inlinable
  package func initial(_ target: Target, _ index: Int) -> WordInitial {
    WordInitial(rawValue: LexiconTables.element(initials, Int(target.firstKey) + index))
  }

  /// The text of an original, in place.
  @inlinable
  package func text(_ target: Target) -> UnsafeBufferPointer<UInt8> {
    let start = Int(target.textStart)
    let end = start + Int(target.textLength)
    precondition(end <= texts.count, "text out of range: the lexicon image is corrupt")
    return UnsafeBufferPointer(rebasing: texts[start..<end])
  }

  /// The element at `index`; an index outside the table, as only a corrupt image gives, traps.
  @inlinable
  static func element<Element>(_ table: UnsafeBufferPointer<Element>, _ index: Int) -> Element {
    precondition(index >= 0 && index < table.count, "image index out of range: the image is corrupt")
    return table[index]
  }
}
