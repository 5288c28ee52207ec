/// How a word begins, as far as the article before it cares, and whether it is an article itself.
///
/// Spelling decides, not sound: "an hour" and "a union" are left to the language model.
package struct WordInitial: OptionSet, Sendable, BitwiseCopyable {
  package let rawValue: UInt8
  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The first letter is a, e, i, o or u.
  package static let vowel = WordInitial(rawValue: 1 << 0)
  /// The first letter is any other ASCII letter.
  package static let consonant = WordInitial(rawValue: 1 << 1)
  /// The word is "a".
  package static let isA = WordInitial(rawValue: 1 << 2)
  /// The word is "an".
  package static let isAn = WordInitial(rawValue: 1 << 3)

  /// - Parameter word: The bytes of one word, in any letter case.
  package init(_ word: some Collection<UInt8>) {
    self = []
    guard let first = word.first.map({ $0 | 0x20 }), first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z")
    else { return }
    insert([97, 101, 105, 111, 117].contains(first) ? .vowel : .consonant)
    if first == UInt8(ascii: "a") {
      if word.count == 1 { insert(.isA) }
      if word.count == 2, word.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "n") { insert(.isAn) }
    }
  }

  /// Whether `next` cannot stand after this word: "a" before a vowel, "an" before a consonant.
  @inlinable
  package func clashes(with next: WordInitial) -> Bool {
    contains(.isA) ? next.contains(.vowel) : contains(.isAn) && next.contains(.consonant)
  }
}
