/// A slot of the phrase table: the state after one more token of a phrase.
///
/// The table is a trie laid out as a hash table with open addressing: the state of a one-token phrase is its
/// token's key, that of a longer one is the state before, followed by the next token's key. Eight bytes a
/// slot: with 32 bits of the state, one look-up in two thousand million finds a phrase that is not there.
@usableFromInline
enum PhraseSlot {
  /// Stands for a state in which no phrase ends.
  @inlinable static var noPhrase: UInt32 { 0x7FFF_FFFF }

  /// The number to start probing at, of `count` slots.
  @inlinable
  static func home(_ state: UInt64, count: Int) -> Int {
    Int(truncatingIfNeeded: state.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Low half of the state, never 0, in the high 32 bits; whether phrases go on; the phrase in the low 31.
  static func pack(_ state: UInt64, phrase: UInt32, continues: Bool) -> UInt64 {
    UInt64(fingerprint(state)) << 32 | (continues ? 1 << 31 : 0) | UInt64(phrase)
  }

  @inlinable
  static func fingerprint(_ state: UInt64) -> UInt32 {
    let low = UInt32(truncatingIfNeeded: state)
    return low == 0 ? 1 : low
  }
}

/// A phrase that stands in texts: what spinners put, what people write, or both.
package struct Phrase: BitwiseCopyable, Sendable {
  /// What is known of a phrase.
  package struct Flags: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// It is the undamaged name of somebody or something.
    @inlinable package static var name: Flags { Flags(rawValue: 1 << 0) }
    /// Its name is also an ordinary word, so capitals alone are no mention.
    @inlinable package static var needsContext: Flags { Flags(rawValue: 1 << 1) }
    /// It is never to be touched.
    @inlinable package static var keep: Flags { Flags(rawValue: 1 << 2) }
    /// It is a damaged name that nobody would write otherwise.
    @inlinable package static var distinctive: Flags { Flags(rawValue: 1 << 4) }
    /// It may be a damaged month.
    @inlinable package static var month: Flags { Flags(rawValue: 1 << 5) }
    /// The name is of a person or a role.
    @inlinable package static var person: Flags { Flags(rawValue: 1 << 3) }
  }

  /// First of its ``Pair``s, and how many; the likeliest original first.
  package var firstPair: UInt32
  package var pairCount: UInt16
  package var flags: Flags
  /// Natural logarithm of its rate in spun over its rate in genuine text, in 1/256.
  package var evidence: Int16
  /// Probability that a spinner replaces it where a writer put it, in 1/255.
  package var spinRate: UInt8
  /// How many tokens it has.
  package var tokenCount: UInt8
}

/// One original of a phrase.
package struct Pair: BitwiseCopyable, Sendable {
  /// Properties of a pair.
  package struct Flags: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The spun phrase counts only in the letter case of a name.
    @inlinable package static var exactCase: Flags { Flags(rawValue: 1 << 0) }
    /// The original is a name, the phrase one of its damaged variants.
    @inlinable package static var name: Flags { Flags(rawValue: 1 << 1) }
    /// The phrase is a damaged part of names and means nothing alone.
    @inlinable package static var namePart: Flags { Flags(rawValue: 1 << 2) }
    /// Seen on real pages.
    @inlinable package static var observed: Flags { Flags(rawValue: 1 << 3) }
    /// From a table given at run time.
    @inlinable package static var overlay: Flags { Flags(rawValue: 1 << 4) }
    /// The variant keeps a part that is no English word, so it can hardly be anything else.
    @inlinable package static var distinctive: Flags { Flags(rawValue: 1 << 5) }
    /// Made from a name that was given at run time: by a reference, an own dictionary or the document itself.
    @inlinable package static var listed: Flags { Flags(rawValue: 1 << 6) }
    /// Holds in a document that is not spun, too.
    @inlinable package static var independent: Flags { Flags(rawValue: 1 << 4 | 1 << 5) }
    /// Of spinner families A to D: seen from them, or foreseen from them alone.
    @inlinable package static var familyA: Flags { Flags(rawValue: 1 << 8) }
    @inlinable package static var familyB: Flags { Flags(rawValue: 1 << 9) }
    @inlinable package static var familyC: Flags { Flags(rawValue: 1 << 11) }
    @inlinable package static var familyD: Flags { Flags(rawValue: 1 << 10) }
    /// The families in the order A, B, C, D.
    package static let families: [Flags] = [.familyA, .familyB, .familyC, .familyD]
    /// Any family.
    @inlinable package static var anyFamily: Flags { Flags(rawValue: 15 << 8) }

    /// The family that a table calls by a letter; nothing for X, any other tool.
    package static func family(_ letter: Character) -> Flags {
      switch letter {
      case "A": .familyA
      case "B": .familyB
      case "C": .familyC
      case "D": .familyD
      default: []
      }
    }
  }

  /// Index of the original, a ``Target``.
  package var target: UInt32
  /// Where the row stands: number of the file in the high 8 bits, line in the low 24.
  package var provenance: UInt32
  /// Natural logarithm of the probability that a spinner puts the phrase for this original, in 1/256.
  package var channel: Int16
  /// Sightings on real pages.
  package var count: UInt16
  package var flags: Flags
  /// For names: the tokens, as bits, that have to be capitalised.
  package var capitals: UInt16
}

/// An original phrase.
package struct Target: BitwiseCopyable, Sendable {
  /// Where its text lies among all texts, and how many bytes it has.
  package var textStart: UInt32
  package var textLength: UInt16
  /// How many tokens it has.
  package var tokenCount: UInt16
  /// First of its language-model keys.
  package var firstKey: UInt32
}

extension ImageTag {
  static let slots = ImageTag("SLOT")
  static let phrases = ImageTag("PHRA")
  static let pairs = ImageTag("PAIR")
  static let targets = ImageTag("TARG")
  static let keys = ImageTag("KEYS")
  static let initials = ImageTag("INIT")
  static let weights = ImageTag("WGHT")
  static let surnames = ImageTag("SURN")
  static let texts = ImageTag("TEXT")
  static let files = ImageTag("FILE")
}
