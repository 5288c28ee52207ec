package import UnspinLexicon
internal import UnspinText

/// What the rest of a document says for a damaged name: the name stands there undamaged, or somebody or
/// something that has to do with it does.
///
/// A related mention counts as pointwise mutual information would: the fewer names it is related to, the more
/// it says. "Song Ji Hyo" speaks for "Running Man" more than "SBS" does.
package struct NameEvidence {
  /// What is known of a damaged name at its place.
  struct Weight {
    /// What the document says for the name, in nats; 0 for nothing.
    var support: Float
    /// Whether it may be restored in a document that is not spun, too.
    var isSure: Bool
  }

  /// The one that knows surnames, syllables and words.
  let shape: NameShape
  private let knowledge: Knowledge
  /// Mentioned rows by layer, with what each says for what it is related to.
  private var mentions: [[UInt32: Float]]

  /// The name itself stands in the document.
  private static let named: Float = 8
  /// The name comes from a reference, an own dictionary or the document itself.
  private static let listed: Float = 6
  /// The most that one related name, and all of them, say.
  private static let mostOfOne: Float = 5
  private static let mostOfAll: Float = 9
  /// The words fill a quotation, as titles do.
  private static let quotation: Float = 3
  /// Log probability below which a single word is hardly anything but a name.
  private static let rare: Float = -12.5
  /// How improbable words have to be in genuine text, in nats, together with what speaks for the name.
  private static let doubt: Float = 20

  /// Reads what a document mentions.
  package init(_ document: Document, _ knowledge: Knowledge, _ protection: Protection) {
    self.knowledge = knowledge
    shape = NameShape(knowledge.lexicons[0], knowledge.model)
    mentions = [[UInt32: Float]](repeating: [:], count: knowledge.lexicons.count)
    for mention in protection.mentions where tells(mention, document) {
      add(mention.phrase, layer: mention.layer)
    }
    for address in protection.addresses { addNames(in: address, document) }
  }

  /// Whether another document tells the same.
  func tellsSame(as other: NameEvidence?) -> Bool { mentions == other?.mentions }

  /// Whether words are a mention beyond doubt: "Spider" alone may be an animal, "But I" in a quotation a
  /// part of what was said.
  private func tells(_ mention: Protection.Mention, _ document: Document) -> Bool {
    if knowledge.lexicons[mention.layer].phrase(mention.phrase).flags.contains(.needsContext) {
      return document.fillsQuotation(mention.tokens)
        || mention.tokens.count == 1 && document.isInCapitals(mention.tokens.lowerBound)
    }
    let first = document.tokens[mention.tokens.lowerBound]
    return mention.tokens.count > 1 || first.letterCase == .upper || first.letterCase == .mixed
      || knowledge.model.word(first.model).logProbability < Self.rare
  }

  private mutating func add(_ phrase: Int, layer: Int) {
    let names = knowledge.lexicons[layer].names
    for row in names.rows(ofPhrase: phrase) where mentions[layer][row] == nil {
      let degree = Float(max(names.related(to: row).count, 1))
      let share = Float(Logarithms.natural(Double(max(Float(names.rowCount), 1000) / degree)))
      mentions[layer][row] = min(max(share - 2, 1), Self.mostOfOne)
    }
  }

  /// Names in the words of an address: "/2021/01/run-on-episode-3" holds "Run On".
  private mutating func addNames(in address: Range<Int>, _ document: Document) {
    let words = address.filter { document.tokens[$0].kind != .sign }
    let lexicon = knowledge.lexicons[0]
    for start in words.indices {
      var state = lexicon.start(document.tokens[words[start]].form)
      for next in words[(start + 1)...] {
        state = state.flatMap { lexicon.advance($0, by: document.tokens[next].form, isJoined: false) }
        guard let reached = state else { break }
        if let phrase = reached.phrase, lexicon.phrase(phrase).flags.contains(.name) { add(phrase, layer: 0) }
      }
    }
  }

  /// Weighs a damaged name of a lexicon.
  ///
  /// - Parameters:
  ///   - pair: The pair of the damaged name with the name.
  ///   - layer: Its lexicon.
  ///   - range: The tokens of the damaged name.
  ///   - document: The document.
  /// - Returns: What the document says for it.
  func weigh(_ pair: Pair, layer: Int, _ range: Range<Int>, _ document: Document) -> Weight {
    var support: Float = pair.flags.contains(.listed) ? Self.listed : 0
    var isNamed = support > 0
    let names = knowledge.lexicons[layer].names
    for row in names.rows(ofTarget: pair.target) {
      if mentions[layer][row] != nil {
        support = max(support, Self.named)
        isNamed = true
      }
      guard !mentions[layer].isEmpty else { continue }
      let related = names.related(to: row).reduce(Float(0)) { $0 + (mentions[layer][$1] ?? 0) }
      support = max(support, min(related, Self.mostOfAll))
    }
    guard support > 0 else { return Weight(support: 0, isSure: false) }
    let fills = document.fillsQuotation(range)
    // Titles are made of ordinary words; without quotation marks the words may mean what they say.
    guard fills || isNamed || !isTitle(pair, layer) else { return Weight(support: support, isSure: false) }
    let quotation = fills ? Self.quotation : 0
    return Weight(
      support: support,
      isSure: keepsPart(of: pair, layer, range, document)
        && improbability(range, document) + support + quotation >= Self.doubt)
  }

  /// Whether the words are a name of their own as they stand: "Um Tae Goo" is no damaged "Uhm Tae Goo".
  func isOtherName(_ pair: Pair, _ range: Range<Int>, _ document: Document) -> Bool {
    guard !pair.flags.contains(.overlay) else { return false }
    let words = range.filter { document.tokens[$0].kind == .word }
    return shape.whole(words, document).map { $0 > Self.likelyName } ?? false
  }

  /// Log odds from which words are taken for a Korean name.
  private static let likelyName: Float = 2

  /// Whether a word of the name stands undamaged among the words. Where none does, a page that was not spun means
  /// what it says: "Yankees" beside "Americans", "University Grants" beside "Academy Awards".
  private func keepsPart(of pair: Pair, _ layer: Int, _ range: Range<Int>, _ document: Document) -> Bool {
    let lexicon = knowledge.lexicons[layer]
    let target = lexicon.target(pair.target)
    let parts = (0..<Int(target.tokenCount)).map { lexicon.key(target, $0) }
    // A name that only the document gives may have a neighbour there that shares its ordinary words.
    let least = lexicon.files == [NameLayer.ownSource] ? Self.uncommon : Self.common
    return range.contains { index in
      let token = document.tokens[index]
      guard token.kind != .sign else { return false }
      let key =
        token.flags.contains(.possessive) ? Possessive.stemKey(document.bytes[token.span]) : token.model
      return parts.contains(key) && knowledge.model.word(key).logProbability < least
    }
  }

  /// Log probability above which a word is in any text and tells no name: "the", "of", "my".
  private static let common: Float = -6.5
  /// The same for names of the document: "York", "American".
  private static let uncommon: Float = -10

  private func isTitle(_ pair: Pair, _ layer: Int) -> Bool {
    let file = Int(pair.provenance >> 24)
    let files = knowledge.lexicons[layer].files
    return file < files.count && Self.titles.contains(files[file])
  }

  private static let titles: Set<String> = ["names/shows.tsv", "names/songs.tsv", "names/franchises.tsv"]

  /// How improbable words are in genuine text, in nats.
  private func improbability(_ range: Range<Int>, _ document: Document) -> Float {
    -knowledge.model.logProbability(
      of: range.map { index in
        let token = document.tokens[index]
        return token.flags.contains(.possessive)
          ? Possessive.stemKey(document.bytes[token.span]) : token.model
      })
  }
}
