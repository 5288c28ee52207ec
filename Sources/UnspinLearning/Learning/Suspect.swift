/// A phrase that stands in spun texts far more often than people write it.
package struct Suspect: Sendable {
  /// What may have stood there.
  package struct Guess: Sendable {
    package var text: String
    /// How much better it fits its places, in nats a place.
    package var gain: Double
  }

  /// Whether it is a common word with a capital inside sentences, as parts of damaged names are.
  package var isName: Bool
  /// The phrase in small letters.
  package var phrase: String
  package var count: Int
  package var pages: Int
  /// Natural logarithm of its rate here over its rate in genuine text.
  package var excess: Double
  /// What may have stood there, best first, at most three.
  package var guesses: [Guess]
  /// Places where it stands, at most two.
  package var contexts: [String]
}
