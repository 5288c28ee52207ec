internal import UnspinText

/// All phrases of a lexicon with their texts, which its image does not hold.
package struct Inventory: Sendable {
  /// A phrase that stands in texts.
  package struct Entry: Sendable {
    package var text: String
    package var tokens: PhraseTokens
    package var flags: Phrase.Flags
    /// Natural logarithm of its rate in spun over its rate in genuine text.
    package var evidence: Double
    /// Probability that a spinner replaces it where a writer put it.
    package var spinRate: Double
    /// The likeliest first.
    package var originals: [Original]
  }

  /// What a phrase may stand for.
  package struct Original: Sendable {
    package var text: String
    /// The dictionary row, such as `wording/observed.tsv:312`.
    package var source: String
    /// Natural logarithm of the probability that a spinner puts the phrase for it.
    package var channel: Double
    /// Sightings on real pages.
    package var count: Int
    package var flags: Pair.Flags
  }

  package let entries: [Entry]
  private let index: [UInt64: Int]

  init(_ builder: consuming PhraseBuilder, files: [String]) {
    let entries = builder.entries.map { entry in
      let drafts = entry.pairs.sorted {
        $0.channel != $1.channel
          ? $0.channel > $1.channel : ($0.original, $0.flags.rawValue) < ($1.original, $1.flags.rawValue)
      }
      return Entry(
        text: entry.text, tokens: entry.tokens, flags: entry.flags, evidence: entry.evidence,
        spinRate: entry.spinRate,
        originals: drafts.map { draft in
          let file = Int(draft.provenance >> 24)
          let name = file < files.count ? files[file] : "?"
          return Original(
            text: draft.original, source: "\(name):\(draft.provenance & 0xFF_FFFF)", channel: draft.channel,
            count: Int(draft.count), flags: draft.flags)
        })
    }
    self.entries = entries
    index = Dictionary(
      entries.indices.map { (entries[$0].tokens.state.rawValue, $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// The entry of a phrase, in any letter case; nil when nothing is known of it.
  package func entry(_ tokens: PhraseTokens) -> Entry? {
    tokens.count > 0 ? index[tokens.state.rawValue].map { entries[$0] } : nil
  }
}
