internal import UnspinLexicon
internal import UnspinText

/// Decides what is done with a document: its language, how likely it is spun, and whether to decode it.
struct Judge {
  private let knowledge: Knowledge
  private let options: Options

  /// What was decided before decoding.
  struct Ruling {
    var language: Verdict.Language
    var evidence: EvidencePass.Outcome
    /// Log odds of being spun.
    var logOdds: Double
    var isWorthDecoding: Bool
  }

  /// Below these log odds, decoding has never found enough to change the verdict.
  private static let worthDecoding = -4.0

  /// Tokens from which a line's language is looked at by itself.
  private static let longEnoughLine = 12
  /// Tokens of a headline or caption at most, in which names are many of the words.
  private static let headline = 40
  /// Words from which a text is long enough to tell.
  private static let enough = 80.0

  init(_ knowledge: Knowledge, options: Options) {
    self.knowledge = knowledge
    self.options = options
  }

  /// Judges a document by the phrases that stand in it.
  func rule(_ document: Document) -> Ruling {
    var language = LanguageEvidence.language(of: document, document.tokens.indices, knowledge.model)
    let outcome = EvidencePass.measure(document, lexicon: knowledge.lexicons[0])
    if language == .other, document.tokens.count <= Self.headline { language = languageBesideNames(document) }
    let logOdds = zip(knowledge.judgement.verdict, outcome.features).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    let isEnglish = language != .other && outcome.tokenCount > 0
    let wants = options.kinds.contains(.wording) || options.kinds.contains(.name)
    let isPossible =
      options.assume == .spun || logOdds >= Self.worthDecoding || outcome.hasDamagedName
      || knowledge.lexicons.count > 1
    return Ruling(
      language: language, evidence: outcome, logOdds: logOdds,
      isWorthDecoding: wants && isEnglish && isPossible && options.assume != .genuine)
  }

  /// The language of a headline that holds a damaged name, told by its other words.
  private func languageBesideNames(_ document: Document) -> Verdict.Language {
    let names = names(in: document)
    guard !names.isEmpty else { return .other }
    return LanguageEvidence.language(of: document, document.tokens.indices, knowledge.model, without: names)
  }

  /// The tokens of names, damaged and undamaged; none where no name is damaged.
  private func names(in document: Document) -> Set<Int> {
    let damaged = NameScan(document, knowledge).sureNames(most: Self.mostNames)
    guard !damaged.isEmpty else { return [] }
    return Set((damaged + Protection(document, knowledge).mentions.map(\.tokens)).joined())
  }

  /// Damaged names that are looked for at most.
  private static let mostNames = 64

  /// Whether a document that is not worth decoding otherwise is so for a damaged name.
  func asksForNames(_ ruling: Ruling) -> Bool {
    ruling.language == .english && options.assume == .auto && options.kinds.contains(.name)
  }

  /// Probability that the document is spun, after decoding it as if it were.
  ///
  /// - Parameters:
  ///   - ruling: What was decided before.
  ///   - proposals: Of the document as one that is spun; nil before decoding.
  /// - Returns: The probability.
  func probability(_ ruling: Ruling, _ proposals: [WordingPass.Proposal]?) -> Double {
    switch options.assume {
    case .genuine: return 0
    case .spun: return ruling.language == .other ? 0 : 1
    case .auto: break
    }
    guard ruling.language != .other, ruling.evidence.tokenCount > 0 else { return 0 }
    guard let proposals else { return Self.logistic(ruling.logOdds) }
    let decoded = DecodedEvidence(
      logOdds: ruling.logOdds, proposals, tokenCount: ruling.evidence.tokenCount)
    // A name damaged beyond doubt tells what a short text is too short to tell by its words.
    let short =
      DecodedEvidence.hasSureName(proposals)
      ? 0 : max(0, 1 - Double(ruling.evidence.tokenCount) / Self.enough)
    return Self.logistic(
      zip(knowledge.judgement.decoded, decoded.features).reduce(0.0) { $0 + Double($1.0) * $1.1 }
        + Double(knowledge.judgement.shortText) * short)
  }

  /// The verdict as callers see it.
  func verdict(_ ruling: Ruling, _ probability: Double, _ document: Document) -> Verdict {
    let evidence = ruling.evidence.phrases.prefix(12).filter { $0.weight > 0 && probability > 0 }.map {
      Verdict.Evidence(phrase: document.text($0.span), weight: $0.weight)
    }
    return Verdict(
      probability: probability, language: ruling.language,
      family: probability > 0.5 ? family(ruling.evidence) : nil, evidence: evidence)
  }

  private static func logistic(_ logOdds: Double) -> Double { 1 / (1 + Logarithms.exponential(-logOdds)) }

  /// First tokens of the sentences that stand in lines of another language.
  func foreignLines(_ document: Document) -> Set<Int> {
    var foreign: Set<Int> = []
    var names: Set<Int>?
    var start = 0
    var sentence = 0
    func close(_ end: Int) {
      let line = start..<end
      var isForeign =
        line.count >= Self.longEnoughLine
        && LanguageEvidence.language(of: document, line, knowledge.model) == .other
      if isForeign, line.count <= Self.headline {
        let known = names ?? self.names(in: document)
        names = known
        if !known.isDisjoint(with: line) {
          isForeign =
            LanguageEvidence.language(of: document, line, knowledge.model, without: known) == .other
        }
      }
      while sentence < document.sentences.count, document.sentences[sentence].lowerBound < end {
        if isForeign { foreign.insert(document.sentences[sentence].lowerBound) }
        sentence += 1
      }
      start = end
    }
    for index in document.tokens.indices.dropFirst() where document.tokens[index].flags.contains(.lineStart) {
      close(index)
    }
    if !document.tokens.isEmpty { close(document.tokens.count) }
    return foreign
  }

  private func family(_ outcome: EvidencePass.Outcome) -> Verdict.Family? {
    EvidencePass.family(outcome.families).map { Verdict.Family.allCases[$0] }
  }
}
