package import UnspinLexicon
package import UnspinText

/// All ways to read one sentence: at each token, keep it or take a known original of the phrase there.
///
/// Positions lie between tokens: 0 before the first, ``count`` after the last. Memory is kept from one
/// sentence to the next.
package struct Lattice {
  /// One choice: what the tokens from `start` to `end` are read as.
  package struct Arc: BitwiseCopyable {
    /// What an arc does.
    package enum Kind: UInt8, Sendable, BitwiseCopyable {
      /// Leaves its one token as it is.
      case keep
      /// Puts "an" for "a" or the reverse, on account of what follows.
      case articleFlip
      /// Restores ordinary wording.
      case wording
      /// Restores a name.
      case name
    }

    /// Positions, in tokens from the start of the sentence.
    package var start: Int32
    package var end: Int32
    package var kind: Kind
    /// Whether it holds in a document that is not spun, too: a name damaged beyond doubt, a user's own row.
    package var isIndependent: Bool
    /// Which lexicon the pair is from: 0 for the built-in one, then overlays.
    package var layer: UInt8
    /// Index of the pair, or -1.
    package var pair: Int32
    /// The words it reads as, among ``Lattice/words``.
    package var firstWord: Int32
    package var wordCount: Int32
    /// Its features, among ``Lattice/features``; none where the builder keeps none.
    package var firstFeature: Int32
    package var featureCount: Int32
    /// Weighted sum of its features, without those that depend on context.
    package var score: Float
    /// Probability that the writer's sentence runs over this arc, set by ``LatticeDecoder``.
    package var posterior: Float
  }

  /// A word as the language model and the article rule see it.
  package struct Word: BitwiseCopyable {
    package var model: LanguageModel.Word
    package var initial: WordInitial
  }

  /// One feature of an arc.
  package struct FeatureValue: BitwiseCopyable {
    package var feature: UInt8
    package var value: Float
  }

  /// Tokens of the sentence, as a range of the document's.
  package internal(set) var tokens: Range<Int> = 0..<0
  package internal(set) var arcs: [Arc] = []
  package internal(set) var words: [Word] = []
  package internal(set) var features: [FeatureValue] = []
  /// `arcStarts[p]..<arcStarts[p + 1]` are the arcs that start at position p; the first keeps the token.
  package internal(set) var arcStarts: [Int] = []
  /// Phrases that were looked at, by number in the builder's memory, with the position of their token for
  /// those of one.
  var uses: [(phrase: Int32, token: Int32)] = []

  package init() {}

  /// How many tokens the sentence has.
  package var count: Int { tokens.count }

  mutating func removeAll() {
    arcs.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    features.removeAll(keepingCapacity: true)
    arcStarts.removeAll(keepingCapacity: true)
    uses.removeAll(keepingCapacity: true)
  }
}
