/// A 64-bit identity of a token: a hash of its folded UTF-8 bytes.
///
/// Keys take the place of word numbers everywhere: the tokeniser computes one a token, and phrase tables,
/// vocabulary and language model are looked up with it, so no string is made in the hot loop and no two
/// images have to agree on a numbering. The function is fixed for ever (images depend on it); equal bytes
/// give equal keys on every machine. With 64 bits and under a million known words, the chance that any two
/// of them collide is below 3e-8; the compiler refuses a vocabulary in which two do.
package struct TokenKey: Hashable, Sendable, Comparable, BitwiseCopyable {
  package var rawValue: UInt64

  @inlinable package init(rawValue: UInt64) { self.rawValue = rawValue }

  // Written out so that other modules inline them.
  @inlinable package static func == (left: TokenKey, right: TokenKey) -> Bool {
    left.rawValue == right.rawValue
  }

  @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// Start of a sentence, `<s>` in count files.
  package static let sentenceStart = TokenKey("<s>")
  /// End of a sentence, `</s>` in count files.
  package static let sentenceEnd = TokenKey("</s>")
  /// Any number, `<num>` in count files.
  package static let number = TokenKey("<num>")

  /// The key of `text` as it is; folding is the caller's job.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { TokenKey(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// The key of already folded bytes.
  ///
  /// - Complexity: O(`bytes.count`), eight bytes a step.
  @inlinable
  package init(bytes: UnsafeRawBufferPointer) {
    var mixer = Mixer(count: bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      mixer.combine(UInt64(littleEndian: word))
      index += 8
    }
    if index < bytes.count {
      var tail: UInt64 = 0
      var shift: UInt64 = 0
      while index < bytes.count {
        tail |= UInt64(bytes[index]) << shift
        shift += 8
        index += 1
      }
      mixer.combine(tail)
    }
    self = mixer.key
  }

  /// The key of the sequence `self`, `next`; order matters.
  @inlinable
  package func followed(by next: TokenKey) -> TokenKey {
    TokenKey(
      rawValue: TokenKey.mix((rawValue &* 0xD6E8_FEB8_6659_FD93) ^ (next.rawValue &+ 0xA076_1D64_78BD_642F)))
  }

  @inlinable package static func < (left: TokenKey, right: TokenKey) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Makes a key of bytes that come eight at a time.
  @usableFromInline
  package struct Mixer {
    @usableFromInline
    var hash: UInt64

    /// - Parameter count: how many bytes will come in all.
    @inlinable
    package init(count: Int) {
      hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    }

    /// Takes the next eight bytes, the first in the lowest bits; the last may be fewer, with zeros above.
    @inlinable
    package mutating func combine(_ word: UInt64) { hash = TokenKey.mix(hash ^ word) }

    /// The key of what was taken.
    @inlinable
    package var key: TokenKey { TokenKey(rawValue: TokenKey.mix(hash)) }
  }

  /// Folds the 128-bit product of the argument and a constant into 64 bits.
  @inlinable
  package static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return (product.high ^ product.low) ^ (value >> 29)
  }
}
