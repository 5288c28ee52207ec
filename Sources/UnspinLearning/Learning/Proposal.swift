/// A substitution that texts suggest, for a person to look at.
package struct Proposal: Sendable {
  /// Another original that the same phrase stood for.
  package struct Other: Sendable {
    package var original: String
    package var count: Int
  }

  /// Whether the original is a name or part of one, by its capitals.
  package var isName: Bool
  /// What stands in the spun texts, in small letters.
  package var spun: String
  /// What the originals have; names as they are spelled, all else in small letters.
  package var original: String
  /// How often it was sighted.
  package var count: Int
  /// How often the original stands unchanged in the spun texts.
  package var kept: Int
  /// In how many texts it was sighted.
  package var pages: Int
  /// What else the phrase stood for, most sighted first.
  package var others: [Other]
  /// Places where it was sighted, at most two.
  package var contexts: [String]
}
