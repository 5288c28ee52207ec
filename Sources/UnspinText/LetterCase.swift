/// The letter case of a token.
package enum LetterCase: UInt8, Sendable {
  /// No cased letter (`2021`, `한국`, `—`).
  case none
  /// All cased letters are lower case.
  case lower
  /// The first letter is upper case and no other (`Sun`, `I`).
  case capitalized
  /// Two or more cased letters, all upper case.
  case upper
  /// Anything else (`iKON`, `YouTube`).
  case mixed
}
