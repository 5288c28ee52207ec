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
  /// Rows of the built-in lexicon that a mentioned row is related to, with what it says for what belongs to them.
  private var implied: [UInt32: Float] = [:]
  /// Built-in names by where they stand, in the order of the text.
  private var places: [(token: Int, phrase: Int)] = []

  /// The name itself stands in the document.
  private static let named: Float = 8
  /// The name comes from a reference, an own dictionary or the document itself.
  private static let listed: Float = 6
  /// The most that one related name, and all of them, say.
  private static let mostOfOne: Float = 5
  private static let mostOfAll: Float = 9
  /// The most that names say which have to do with the same show or group.
  private static let mostOfImplied: Float = 3
  /// Related names from which a mention says nothing of who else belongs to the same: a network.
  private static let manyRelated = 60
  /// What a document has to say for a title of one word, or for a title none of whose words stands there.
  private static let close: Float = 2
  private static let closer: Float = 4
  /// The same for a name of one word in a list of names.
  private static let closest: Float = 8
  /// The words fill a quotation, as titles do.
  private static let quotation: Float = 3
  /// Log probability below which a single word is hardly anything but a name.
  private static let rare: Float = -12.5
  /// How improbable words have to be in genuine text, in nats, together with what speaks for the name.
  private static let doubt: Float = 20
  /// The same where nothing speaks for the name but the quotation marks.
  private static let doubtAlone: Float = 24

  /// Reads what a document mentions.
  package init(_ document: Document, _ knowledge: Knowledge, _ protection: Protection) {
    self.knowledge = knowledge
    shape = NameShape(knowledge.lexicons[0], knowledge.model)
    mentions = [[UInt32: Float]](repeating: [:], count: knowledge.lexicons.count)
    for mention in protection.mentions where tells(mention, document) {
      add(mention.phrase, layer: mention.layer)
      if mention.layer == 0 { places.append((mention.tokens.lowerBound, mention.phrase)) }
    }
    for address in protection.addresses { addNames(in: address, document) }
    let names = knowledge.lexicons[0].names
    for (row, share) in implied {
      let degree = names.related(to: row).count
      implied[row] = degree > Self.manyRelated ? 0 : max(share - log(degree) - 2, 0)
    }
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
      let related = names.related(to: row)
      let share = log(names.rowCount) - log(related.count)
      mentions[layer][row] = min(max(share - 2, 1), Self.mostOfOne)
      guard layer == 0, related.count <= Self.manyRelated else { continue }
      for other in related { implied[other] = max(implied[other] ?? 0, share) }
    }
  }

  private func log(_ count: Int) -> Float { Float(Logarithms.natural(Double(max(count, 1)))) }

  /// What mentioned names say for a row: those it is related to, and for the built-in ones those that are
  /// related to the same.
  private func relatives(of row: UInt32, layer: Int) -> Float {
    guard !mentions[layer].isEmpty else { return 0 }
    var direct: Float = 0
    var indirect: Float = 0
    for other in knowledge.lexicons[layer].names.related(to: row) {
      if let say = mentions[layer][other] {
        direct += say
      } else if layer == 0 {
        indirect = max(indirect, implied[other] ?? 0)
      }
    }
    return min(direct + min(indirect, Self.mostOfImplied), Self.mostOfAll)
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

  /// Weighs a phrase as a damaged name.
  ///
  /// - Parameters:
  ///   - pair: The pair of the phrase with the name.
  ///   - phrase: The phrase, by its number in its lexicon.
  ///   - layer: The lexicon.
  ///   - range: Where it stands.
  ///   - document: The document.
  /// - Returns: As ``weigh(_:layer:_:_:)``; nil where the words are a name of their own, too.
  func read(_ pair: Pair, _ phrase: Int, _ layer: Int, _ range: Range<Int>, _ document: Document) -> Weight? {
    isOtherName(pair, phrase: phrase, layer: layer, range, document)
      ? nil : weigh(pair, layer: layer, range, document)
  }

  /// Weighs a damaged name of a lexicon.
  ///
  /// - Parameters:
  ///   - pair: The pair of the damaged name with the name.
  ///   - layer: Its lexicon.
  ///   - range: The tokens of the damaged name.
  ///   - document: The document.
  /// - Returns: What the document says for it; nil where the words are no name.
  func weigh(_ pair: Pair, layer: Int, _ range: Range<Int>, _ document: Document) -> Weight? {
    let lexicon = knowledge.lexicons[layer]
    let fills = document.fillsQuotation(range)
    let isTitle = isTitle(pair, layer)
    let isLone = lexicon.target(pair.target).tokenCount == 1 && !pair.flags.contains(.overlay)
    // One ordinary word is a title only where titles stand.
    if isLone, isTitle ? !fills : !mayBeSomebody(range, document) { return nil }
    var support: Float = pair.flags.contains(.listed) ? Self.listed : 0
    var isNamed = support > 0
    let rows = lexicon.names.rows(ofTarget: pair.target)
    for row in rows {
      if mentions[layer][row] != nil {
        support = max(support, Self.named)
        isNamed = true
      }
      support = max(support, relatives(of: row, layer: layer))
    }
    if isLone {
      if isTitle { return support >= Self.close ? Weight(support: support, isSure: false) : nil }
      // It is somebody's name only beside who belongs to it.
      let company = company(rows, layer, range, document)
      support = min(support + company, Self.mostOfAll)
      guard company > 0, support >= Self.closer else { return nil }
      return Weight(
        support: support, isSure: support >= Self.closest && isListed(range, document))
    }
    if isTitle, !fills, !hasCapital(range, document) { return nil }
    guard !holdsName(pair, layer, range, document), isPerson(pair, layer) || standsAlone(range, document)
    else {
      return Weight(support: support, isSure: false)
    }
    let quotation = fills ? Self.quotation : 0
    let certainty = improbability(range, document) + support + quotation
    guard support > 0 else {
      return Weight(
        support: 0,
        isSure: fills && isTitle && certainty >= Self.doubtAlone
          && keepsPart(of: pair, layer, range, document))
    }
    // Titles are made of ordinary words; without quotation marks the words may mean what they say.
    guard fills || isNamed || !isTitle else { return Weight(support: support, isSure: false) }
    return Weight(
      support: support,
      isSure: certainty >= Self.doubt
        && (keepsPart(of: pair, layer, range, document) || fills && isTitle && support >= Self.closer))
  }

  /// What names in the same sentence say for there being one: those that a row is related to, and others that
  /// are related to the same. Nothing where no name stands.
  private func company(
    _ rows: [UInt32], _ layer: Int, _ range: Range<Int>, _ document: Document
  ) -> Float {
    guard layer == 0, let sentence = document.sentence(of: range.lowerBound) else { return 0 }
    let names = knowledge.lexicons[0].names
    let related = Set(rows.flatMap { names.related(to: $0) })
    var members = 0
    for place in places where sentence.contains(place.token) {
      let belongs = names.rows(ofPhrase: place.phrase).contains { row in
        related.contains(row) || names.related(to: row).contains { related.contains($0) }
      }
      if belongs { members += 1 }
    }
    return Self.companion * Float(members)
  }

  /// Whether a word may be somebody's name where it stands: not where any word has a capital, nor in a title.
  private func mayBeSomebody(_ range: Range<Int>, _ document: Document) -> Bool {
    !document.tokens[range.lowerBound].flags.contains(.sentenceStart) && !document.isQuoted[range.lowerBound]
  }

  /// What one name in the same sentence says.
  private static let companion: Float = 1.5

  /// Whether words are one of a list: commas or "and" on both sides.
  private func isListed(_ range: Range<Int>, _ document: Document) -> Bool {
    func joins(_ index: Int) -> Bool {
      document.tokens.indices.contains(index) && Self.joints.contains(document.tokens[index].form)
    }
    return joins(range.lowerBound - 1) && joins(range.upperBound)
  }

  private static let joints: Set<TokenKey> = [TokenKey(","), TokenKey("and"), TokenKey("&")]

  /// Whether a word is capitalised for another reason than that it starts a sentence: "She is actually slow" holds
  /// no "She Is".
  private func hasCapital(_ range: Range<Int>, _ document: Document) -> Bool {
    range.contains { index in
      let token = document.tokens[index]
      return token.letterCase != .lower && token.letterCase != .none && !token.flags.contains(.sentenceStart)
    }
  }

  /// Whether no capitalised word goes on at either end: "New International" of "New International Version" is no
  /// name of its own.
  private func standsAlone(_ range: Range<Int>, _ document: Document) -> Bool {
    [
      NameParts.part(before: range.lowerBound, document),
      NameParts.part(after: range.upperBound - 1, document),
    ].allSatisfy { neighbour in
      // Headlines write "And" and "To".
      neighbour.map { knowledge.model.word(document.tokens[$0].model).logProbability > Self.common } ?? true
    }
  }

  /// Whether every word of the name stands among the words: "Brand New Day" says more than "New Day" and hides
  /// nothing.
  private func holdsName(_ pair: Pair, _ layer: Int, _ range: Range<Int>, _ document: Document) -> Bool {
    let lexicon = knowledge.lexicons[layer]
    let target = lexicon.target(pair.target)
    let words = Set(range.map { document.tokens[$0].model })
    return (0..<Int(target.tokenCount)).allSatisfy { words.contains(lexicon.key(target, $0)) }
  }

  /// Whether who or what has to do with a name stands in the document.
  func knows(_ phrase: Int, layer: Int) -> Bool {
    knowledge.lexicons[layer].names.rows(ofPhrase: phrase).contains {
      relatives(of: $0, layer: layer) >= Self.close
    }
  }

  /// Whether the words are a name of their own as they stand: "Um Tae Goo" is no damaged "Uhm Tae Goo".
  ///
  /// - Parameters:
  ///   - pair: A pair that would restore them.
  ///   - phrase: The words as a phrase of their lexicon; nil when it is not at hand.
  ///   - layer: The lexicon.
  ///   - range: The words.
  ///   - document: The document.
  /// - Returns: Whether a Korean name can be read in them, or they are a title of somebody the document names.
  func isOtherName(
    _ pair: Pair, phrase: Int?, layer: Int, _ range: Range<Int>, _ document: Document
  ) -> Bool {
    guard !pair.flags.contains(.overlay) else { return false }
    if let phrase, knowledge.lexicons[layer].phrase(phrase).flags.contains(.name), knows(phrase, layer: layer)
    {
      return true
    }
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
    file(pair, layer).map { Self.titles.contains($0) } ?? false
  }

  /// Whether a name is somebody's; those that were met at run time may be.
  private func isPerson(_ pair: Pair, _ layer: Int) -> Bool {
    file(pair, layer).map { !$0.hasPrefix("names/") || Self.people.contains($0) } ?? true
  }

  private func file(_ pair: Pair, _ layer: Int) -> String? {
    let file = Int(pair.provenance >> 24)
    let files = knowledge.lexicons[layer].files
    return file < files.count ? files[file] : nil
  }

  private static let people: Set<String> = ["names/people.tsv", "names/roles.tsv"]

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
