internal import UnspinLexicon
internal import UnspinText

/// Restores wording and names of one document: lattice, decoder, choice of edits.
struct WordingPass {
  private let knowledge: Knowledge
  private let builder: LatticeBuilder
  private let remembers: Bool
  private var last: DecodedRound?

  /// - Parameters:
  ///   - knowledge: What may be put in place of what.
  ///   - remembers: Whether a later round decodes only what may come out differently; the proposals are the
  ///     same.
  init(_ knowledge: Knowledge, remembers: Bool = true) {
    self.knowledge = knowledge
    self.remembers = remembers
    builder = LatticeBuilder(knowledge, weights: knowledge.weights, keepsFeatures: false)
  }

  /// A place where the decoder would edit.
  struct Proposal {
    /// The edit, without its confidence.
    var edit: Edit
    /// Probability by the decoder, given that the document is spun.
    var posterior: Float
    /// Whether it holds in a document that is not spun, too.
    var isIndependent: Bool
    /// The first token that is replaced.
    var token: Int

    /// The same further on in the text.
    func moved(tokens: Int, bytes: Int) -> Proposal {
      guard tokens != 0 || bytes != 0 else { return self }
      var moved = self
      moved.token += tokens
      moved.edit.span = edit.span.lowerBound + bytes..<edit.span.upperBound + bytes
      return moved
    }
  }

  /// What decides which proposals are written.
  struct Terms {
    /// Probability that the document is spun.
    var spun: Double
    /// The caller's.
    var options: Options
  }

  /// What was chosen of the proposals.
  struct Choice {
    var edits: [Edit] = []
    var findings: [Finding] = []
  }

  /// Decodes every sentence as one of a spun document.
  ///
  /// - Parameters:
  ///   - document: The text of this round; in later rounds, what the edits last chosen left.
  ///   - families: Evidence by family.
  ///   - isForeign: Whether a sentence is in another language.
  ///   - terms: What decides which proposals are written; nil before that is known. With it, proposals that
  ///     are not written may be those of an earlier round.
  /// - Returns: At most one proposal a place, in the order of the text.
  mutating func proposals(
    _ document: Document, families: [Double], isForeign: (Range<Int>) -> Bool, terms: Terms? = nil
  ) -> [Proposal] {
    let earlier = last.flatMap { last in last.context.reading.map { ($0, last.edits) } }
    var protection = Protection(document, knowledge)
    var context = DocumentContext(
      document, families: families, reading: knowledge.encoder?.read(document, after: earlier))
    let names = NameEvidence(document, knowledge, protection)
    protection.holdStageNames(document, knowledge, names)
    context.names = names
    var round = DecodedRound(document, protection, context)
    var finder: DecodedRound.Finder?
    if remembers, let terms {
      finder = DecodedRound.Finder(last, round, builder.memory, knowledge.weights) { [self] proposal, rise in
        mayWrite(proposal, rise, terms)
      }
    }
    last = nil
    var found: [Proposal] = []
    var lattice = Lattice()
    var decoder = LatticeDecoder(model: knowledge.model)
    for sentence in document.sentences {
      if isForeign(sentence) {
        round.skip()
        continue
      }
      if finder?.take(sentence, into: &round) == true { continue }
      builder.build(
        sentence, of: document, context: round.context, protection: round.protection, into: &lattice)
      found.removeAll(keepingCapacity: true)
      if lattice.arcs.contains(where: { $0.kind == .wording || $0.kind == .name }) {
        decoder.decode(&lattice, weights: knowledge.weights)
        collect(lattice, document, &found)
      }
      round.add(found, uses: lattice.uses)
    }
    if remembers { last = round }
    let tags = HashTags.proposals(document, knowledge)
    return tags.isEmpty ? round.proposals : (round.proposals + tags).sorted { $0.token < $1.token }
  }

  /// What an arc changes, without the words at its ends that stay.
  private struct Core: Hashable {
    var tokens: Range<Int>
    var replacement: String

    /// Whether another changes the same but for letter case: "OH MY GIRL" is "Oh My Girl", too.
    func isSpelledOtherwise(_ other: Core) -> Bool {
      tokens == other.tokens && replacement.lowercased() == other.replacement.lowercased()
    }
  }

  /// Arcs that change the text alike.
  private struct Group {
    var core: Core
    var posterior: Float = 0
    /// The part of it that holds in any document.
    var independent: Float = 0
    /// The most probable of those that keep most words, or else the letter case, as they stand.
    var arc: Lattice.Arc
    var best: Float = 0
    var kept = 0
  }

  /// Probability above which a change is proposed.
  private static let proposed: Float = 0.2

  /// Joins the arcs of a sentence by what they change, and proposes the most probable change at each place.
  private func collect(_ lattice: Lattice, _ document: Document, _ proposals: inout [Proposal]) {
    // Arcs that overlap, one after the other: what is proposed among them depends on them alone.
    var cluster: [Lattice.Arc] = []
    var end: Int32 = 0
    var mass: Float = 0
    for arc in lattice.arcs where (arc.kind == .wording || arc.kind == .name) && arc.posterior > 0.01 {
      if arc.start >= end {
        if mass > Self.proposed * 0.9 { propose(cluster, lattice, document, &proposals) }
        cluster.removeAll(keepingCapacity: true)
        mass = 0
      }
      cluster.append(arc)
      end = max(end, arc.end)
      mass += arc.posterior
    }
    if mass > Self.proposed * 0.9 { propose(cluster, lattice, document, &proposals) }
  }

  private func propose(
    _ arcs: [Lattice.Arc], _ lattice: Lattice, _ document: Document, _ proposals: inout [Proposal]
  ) {
    var groups: [Group] = []
    for arc in arcs {
      let tokens = lattice.tokens.lowerBound + Int(arc.start)..<lattice.tokens.lowerBound + Int(arc.end)
      guard let core = core(tokens, replacement(arc, document, tokens), document, isName: arc.kind == .name)
      else { continue }
      let kept =
        arc.kind == .name
        ? 2 * kept(tokens, replacement(arc, document, tokens), document)
          + (isUpper(core.replacement) == isUpper(document.text(span(core.tokens, document))) ? 1 : 0) : 0
      let number =
        groups.firstIndex {
          $0.core == core
            || (arc.kind == .name || $0.arc.kind == .name) && $0.core.isSpelledOtherwise(core)
        } ?? groups.count
      if number == groups.count { groups.append(Group(core: core, arc: arc)) }
      groups[number].posterior += arc.posterior
      if arc.isIndependent { groups[number].independent += arc.posterior }
      if (kept, arc.posterior) > (groups[number].kept, groups[number].best) {
        groups[number].kept = kept
        groups[number].best = arc.posterior
        groups[number].core = core
        groups[number].arc = arc
      }
    }
    join(&groups, document)
    // The most probable first; what overlaps a more probable one is an alternative to it.
    let ranked = groups.sorted {
      if $0.posterior != $1.posterior { return $0.posterior > $1.posterior }
      return ($0.core.tokens.lowerBound, $0.core.tokens.upperBound, $0.core.replacement)
        < ($1.core.tokens.lowerBound, $1.core.tokens.upperBound, $1.core.replacement)
    }
    var chosen: [Proposal] = []
    var taken: [Range<Int>] = []
    for group in ranked
    where group.posterior > Self.proposed && !taken.contains(where: { $0.overlaps(group.core.tokens) }) {
      let core = group.core
      taken.append(core.tokens)
      var alternatives = ranked.filter { $0.core.tokens == core.tokens && $0.core != core }.map {
        Edit.Alternative(text: $0.core.replacement, probability: Double(min($0.posterior, 1)))
      }
      let span = span(core.tokens, document)
      let original = document.text(span)
      let kept = 1 - ranked.reduce(0) { $0 + ($1.core.tokens.overlaps(core.tokens) ? $1.posterior : 0) }
      if kept >= 0.02 { alternatives.append(.init(text: original, probability: Double(kept))) }
      alternatives.sort {
        $0.probability != $1.probability ? $0.probability > $1.probability : $0.text < $1.text
      }
      let lexicon = knowledge.lexicons[Int(group.arc.layer)]
      let pair = lexicon.pair(Int(group.arc.pair))
      chosen.append(
        Proposal(
          edit: Edit(
            kind: group.arc.kind == .name ? .name : .wording, span: span, original: original,
            replacement: core.replacement, confidence: 0, alternatives: Array(alternatives.prefix(4)),
            source: lexicon.source(pair), reason: reason(pair, original, core.replacement)),
          posterior: min(group.posterior, 1), isIndependent: group.independent > group.posterior / 4,
          token: core.tokens.lowerBound))
    }
    proposals += chosen.sorted { $0.token < $1.token }
  }

  private func isUpper(_ text: String) -> Bool { text == text.uppercased() }

  /// How many words a replacement leaves as they stand, letter by letter.
  private func kept(_ tokens: Range<Int>, _ replacement: String, _ document: Document) -> Int {
    let words = Set(replacement.split(separator: " "))
    return tokens.reduce(0) { $0 + (words.contains(document.text(document.tokens[$1].span)[...]) ? 1 : 0) }
  }

  /// Adds to a change of several words what the same change has word by word: "observe and area" becomes
  /// "track and field" as a whole or in two steps.
  private func join(_ groups: inout [Group], _ document: Document) {
    for index in groups.indices where groups[index].core.tokens.count > 2 {
      let core = groups[index].core
      let words = core.replacement.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == core.tokens.count else { continue }
      let changed = zip(core.tokens, words).filter { document.text(document.tokens[$0].span) != $1 }
      let parts = changed.compactMap { token, word in
        groups.firstIndex { $0.core == Core(tokens: token..<token + 1, replacement: String(word)) }
      }
      let posteriors = parts.map { groups[$0].posterior }
      // Where one word is surer than all together, the words stay apart.
      guard parts.count == changed.count, let least = posteriors.min(), let most = posteriors.max(),
        groups[index].posterior + least > most
      else { continue }
      groups[index].posterior += least
      for part in parts { groups[part].posterior -= least }
    }
  }

  private func span(_ tokens: Range<Int>, _ document: Document) -> Range<Int> {
    Int(document.tokens[tokens.lowerBound].start)..<Int(document.tokens[tokens.upperBound - 1].end)
  }

  /// What replacing some tokens changes: words that are the same at either end are left out. Nil when nothing
  /// is left.
  private func core(
    _ tokens: Range<Int>, _ replacement: String, _ document: Document, isName: Bool
  ) -> Core? {
    var tokens = tokens
    var text = replacement[...]
    // Undamaged parts of a name keep the case they have: "Pledis" and "PLEDIS" are both in use.
    func isSame(_ left: Substring, _ right: String) -> Bool {
      if left == right { return true }
      guard isName, left.lowercased() == right.lowercased() else { return false }
      return [left, right[...]].allSatisfy { $0.first(where: \.isLetter)?.isUppercase == true }
    }
    while tokens.count > 1 {
      let first = document.tokens[tokens.lowerBound]
      let lead = document.text(Int(first.start)..<Int(document.tokens[tokens.lowerBound + 1].start))
      guard text.utf8.count > lead.utf8.count, isSame(text.prefix(lead.count), lead) else { break }
      text.removeFirst(lead.count)
      tokens.removeFirst()
    }
    while tokens.count > 1 {
      let last = document.tokens[tokens.upperBound - 1]
      let tail = document.text(Int(document.tokens[tokens.upperBound - 2].end)..<Int(last.end))
      guard text.utf8.count > tail.utf8.count, isSame(text.suffix(tail.count), tail) else { break }
      text.removeLast(tail.count)
      tokens.removeLast()
    }
    return text == document.text(span(tokens, document))
      ? nil : Core(tokens: tokens, replacement: String(text))
  }

  /// Makes edits of the proposals that reach the bar, and findings of some that do not.
  ///
  /// - Parameters:
  ///   - proposals: Of this document.
  ///   - document: The text of this round.
  ///   - terms: What decides.
  ///   - reports: Whether findings are asked for.
  /// - Returns: What is written and what is only reported.
  mutating func choose(
    _ proposals: [Proposal], _ document: Document, _ terms: Terms, reports: Bool
  ) -> Choice {
    var choice = Choice()
    for proposal in proposals where terms.options.kinds.contains(proposal.edit.kind) {
      var edit = proposal.edit
      edit.confidence = confidence(proposal, terms.spun)
      if edit.confidence >= bar(terms), proposal.posterior > 0.5 {
        if let article = Articles.edit(before: edit, at: proposal.token, document, after: choice.edits.last) {
          choice.edits.append(article)
        }
        choice.edits.append(edit)
      } else if reports, edit.confidence >= Self.reported {
        let reading = Edit.Alternative(text: edit.replacement, probability: edit.confidence)
        choice.findings.append(
          Finding(
            kind: edit.kind, span: edit.span, text: edit.original,
            alternatives: ([reading] + edit.alternatives).sorted { $0.probability > $1.probability },
            source: edit.source,
            reason:
              "“\(edit.original)” may stand for “\(edit.replacement)”, which is not sure enough to write"))
      }
    }
    Articles.keep(in: &choice.edits, document)
    last?.edits = choice.edits
    return choice
  }

  /// Says which edits lead to the text of the next round, where they are not those that were chosen.
  mutating func follow(_ edits: [Edit]) { last?.edits = edits }

  /// Confidence from which an edit is written.
  private func bar(_ terms: Terms) -> Double {
    terms.options.minimumConfidence ?? Double(knowledge.judgement.editBar)
  }

  /// Whether a proposal would be written if the log odds of its posterior rose by so much.
  private func mayWrite(_ proposal: Proposal, _ rise: Float, _ terms: Terms) -> Bool {
    let posterior = min(max(Double(proposal.posterior), 1e-6), 1 - 1e-6)
    let odds = posterior / (1 - posterior) * Logarithms.exponential(Double(rise))
    var risen = proposal
    risen.posterior = Float(odds / (1 + odds))
    return terms.options.kinds.contains(proposal.edit.kind) && risen.posterior > 0.5
      && confidence(risen, terms.spun) >= bar(terms)
  }

  /// Confidence from which a place is reported.
  private static let reported = 0.3

  private func confidence(_ proposal: Proposal, _ spun: Double) -> Double {
    let posterior = min(max(Double(proposal.posterior), 1e-6), 1 - 1e-6)
    let logOdds = Logarithms.natural(posterior / (1 - posterior))
    let judgement = knowledge.judgement
    let exponent = Double(judgement.confidenceBias) + Double(judgement.confidenceSlope) * logOdds
    let calibrated = 1 / (1 + Logarithms.exponential(-exponent))
    // A name damaged beyond doubt, or a row of the user's own, needs no spun page around it.
    return proposal.isIndependent ? calibrated : calibrated * spun
  }

  private func replacement(_ arc: Lattice.Arc, _ document: Document, _ tokens: Range<Int>) -> String {
    let lexicon = knowledge.lexicons[Int(arc.layer)]
    let pair = lexicon.pair(Int(arc.pair))
    var text = lexicon.text(lexicon.target(pair.target))
    let last = document.tokens[tokens.upperBound - 1]
    let isPossessive = last.flags.contains(.possessive) && arcIsStemmed(arc, lexicon, pair, document, tokens)
    var style = CaseTransfer(
      of: document.tokens[tokens],
      startsSentence: document.tokens[tokens.lowerBound].flags.contains(.sentenceStart))
    if arc.kind == .name, style.style != .upper { style = CaseTransfer(.asSpelled) }
    text = style.apply(to: text)
    if isPossessive {
      let bytes = document.bytes[last.span]
      text += String(decoding: bytes.suffix(Possessive.suffixLength(bytes)), as: UTF8.self)
    }
    return document.hasCurlyApostrophes ? String(text.map { $0 == "'" ? "\u{2019}" : $0 }) : text
  }

  /// Whether the phrase was found without the possessive ending of its last token.
  private func arcIsStemmed(
    _ arc: Lattice.Arc, _ lexicon: Lexicon, _ pair: Pair, _ document: Document, _ tokens: Range<Int>
  ) -> Bool {
    // With its ending the phrase would have been found as it is; the two never have the same pairs.
    var state = lexicon.start(document.tokens[tokens.lowerBound].form)
    for index in tokens.dropFirst() {
      let token = document.tokens[index]
      state = state.flatMap { lexicon.advance($0, by: token.form, isJoined: token.flags.contains(.joined)) }
    }
    guard let phrase = state?.phrase else { return true }
    let found = lexicon.phrase(phrase)
    return !(Int(found.firstPair)..<Int(found.firstPair) + Int(found.pairCount)).contains(Int(arc.pair))
  }

  private func reason(_ pair: Pair, _ original: String, _ target: String) -> String {
    if pair.flags.contains(.overlay) { return "your own dictionary has “\(target)” for “\(original)”" }
    if pair.flags.contains(.name) { return "“\(original)” is a damaged form of the name “\(target)”" }
    if pair.flags.contains(.namePart) {
      return "“\(original)” stands where a part of a name was, here “\(target)”"
    }
    return pair.flags.contains(.observed)
      ? "spinners put “\(original)” for “\(target)”, and the sentence reads better so"
      : "“\(original)” is a synonym of “\(target)” in some sense, and the sentence reads better so"
  }
}
