/// How a word begins, as far as the article before it cares, and whether it is an article itself.
///
/// Spelling decides, not sound: "an hour" and "a union" are left to the language model.
package struct WordInitial: OptionSet, Sendable, BitwiseCopyable {
  package let rawValue: UInt8
  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The first letter is a, e, i, o or u.
  @inlinable package static var vowel: WordInitial { WordInitial(rawValue: 1 << 0) }
  /// The first letter is any other ASCII letter.
  @inlinable package static var consonant: WordInitial { WordInitial(rawValue: 1 << 1) }
  /// The word is "a".
  @inlinable package static var isA: WordInitial { WordInitial(rawValue: 1 << 2) }
  /// The word is "an".
  @inlinable package static var isAn: WordInitial { WordInitial(rawValue: 1 << 3) }

  /// - Parameter word: The bytes of one word, in any letter case.
  package init(_ word: some Collection<UInt8>) {
    var start = word.makeIterator()
    self.init(start.next() ?? 0, start.next() ?? 0, count: word.count)
  }

  /// - Parameters:
  ///   - first: The first byte of one word, in any letter case.
  ///   - second: The second byte; anything where there is none.
  ///   - count: How many bytes the word has.
  @inlinable
  package init(_ first: UInt8, _ second: UInt8, count: Int) {
    let letter = first | 0x20
    guard count > 0, letter &- 0x61 < 26 else {
      self.init(rawValue: 0)
      return
    }
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: self = .vowel
    default: self = .consonant
    }
    if letter == 0x61 {
      if count == 1 { formUnion(.isA) }
      if count == 2, second | 0x20 == 0x6E { formUnion(.isAn) }
    }
  }

  /// Whether `next` cannot stand after this word: "a" before a vowel, "an" before a consonant.
  @inlinable
  package func clashes(with next: WordInitial) -> Bool {
    contains(.isA) ? next.contains(.vowel) : contains(.isAn) && next.contains(.consonant)
  }
}
