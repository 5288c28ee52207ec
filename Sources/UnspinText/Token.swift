/// A segment of the text that is not white space: a word, a number, or other signs.
///
/// Segments are those of ICU's word break iterator (locale `en`); white space and controls lie between
/// tokens and are described by ``Flags``. 32 bytes, no references, so a token list is one flat buffer.
package struct Token: Sendable, Equatable {
  /// What a token is made of.
  package enum Kind: UInt8, Sendable {
    /// Letters, or letters with digits and marks (`don't`, `10th`).
    case word
    /// A number by ICU's rule status (`2021`, `3.5`).
    case number
    /// Everything else that is not white space; a run of the same sign is one token.
    case sign
  }

  /// What lies before and inside a token.
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Exactly one space (U+0020, or U+00A0 or U+202F, which fold to it) stands between the token before and this one.
    @inlinable package static var afterSpace: Flags { Flags(rawValue: 1 << 0) }
    /// Nothing stands between the token before and this one.
    @inlinable package static var joined: Flags { Flags(rawValue: 1 << 1) }
    /// A line end (LF, CR, CRLF, NEL, U+2028, U+2029) stands before this token, or it is the first.
    @inlinable package static var lineStart: Flags { Flags(rawValue: 1 << 2) }
    /// First token of a sentence (set by `SentenceMarker`).
    @inlinable package static var sentenceStart: Flags { Flags(rawValue: 1 << 3) }
    /// Ends in an apostrophe (any look) and `s`, with a letter before it.
    @inlinable package static var possessive: Flags { Flags(rawValue: 1 << 4) }
    /// Holds a byte above 0x7F.
    @inlinable package static var nonASCII: Flags { Flags(rawValue: 1 << 5) }
    /// Holds an ASCII digit.
    @inlinable package static var digit: Flags { Flags(rawValue: 1 << 6) }
  }

  /// UTF-8 offset of the first byte.
  package var start: UInt32
  /// UTF-8 offset after the last byte.
  package var end: UInt32
  /// Key of the folded form: apostrophes and dashes folded, full default case folding.
  package var form: TokenKey
  /// Key of the language-model token: as ``form``, but a number is `<num>`, and in a word each run of ASCII
  /// digits is one `0`.
  package var model: TokenKey
  package var kind: Kind
  package var letterCase: LetterCase
  package var flags: Flags

  package init(
    start: UInt32, end: UInt32, form: TokenKey, model: TokenKey, kind: Kind, letterCase: LetterCase,
    flags: Flags
  ) {
    self.start = start
    self.end = end
    self.form = form
    self.model = model
    self.kind = kind
    self.letterCase = letterCase
    self.flags = flags
  }

  /// Half-open range of UTF-8 offsets.
  @inlinable package var span: Range<Int> { Int(start)..<Int(end) }
}
