internal import UnspinLexicon
internal import UnspinText

/// What the last round made of each sentence, so that the next decodes only what may come to an edit.
///
/// All that a sentence's lattice is made of is compared: its own tokens and bytes, those next to it as far
/// as any rule looks, how firmly they are held, and what the document tells of the phrases in it. Where all
/// of it is as it was, so are the proposals.
///
/// Nearly every round changes how often some word of a sentence stands elsewhere in the document. That moves
/// the score of a path by a known amount, and with it log odds by twice that at most; a sentence in which no
/// proposal can reach the bar that way need not be decoded to know that nothing in it is edited.
struct DecodedRound {
  /// Tokens on each side of a sentence that a rule may look at: ``NameShape`` looks at four, ``DateShape``
  /// at two.
  static let reach = 6

  let document: Document
  let protection: Protection
  let context: DocumentContext
  /// The edits that were made, in order; the text they led to is that of the next round.
  var edits: [Edit] = []
  private(set) var proposals: [WordingPass.Proposal] = []
  private var uses: [(phrase: Int32, token: Int32)] = []
  /// By sentence; nil for one that was not decoded.
  private var results: [Result?] = []

  private struct Result {
    var proposals: Range<Int>
    var uses: Range<Int>
    /// By how much, at most, scores of its paths have changed since it was decoded.
    var drift: Float
  }

  init(_ document: Document, _ protection: Protection, _ context: DocumentContext) {
    self.document = document
    self.protection = protection
    self.context = context
    results.reserveCapacity(document.sentences.count)
  }

  /// Adds a sentence that is not to be decoded.
  mutating func skip() { results.append(nil) }

  /// Adds a sentence with what was found in it.
  mutating func add(
    _ found: some Sequence<WordingPass.Proposal>, uses used: some Sequence<(phrase: Int32, token: Int32)>,
    drift: Float = 0
  ) {
    let firstProposal = proposals.count
    let firstUse = uses.count
    proposals += found
    uses += used
    results.append(
      Result(
        proposals: firstProposal..<proposals.count, uses: firstUse..<uses.count, drift: drift))
  }

  /// Finds sentences of a new text in an old one.
  struct Finder {
    private let old: DecodedRound
    private let document: Document
    private let protection: Protection
    private let context: DocumentContext
    private let weights: FeatureWeights
    /// Whether a proposal may be written when its log odds rise by so much.
    private let mayReach: (WordingPass.Proposal, Float) -> Bool
    /// By phrase of the memory: whether one of its originals came or went.
    private let isAffected: [Bool]
    private var nextEdit = 0
    private var nextSentence = 0
    /// New minus old offset, behind all edits that were passed.
    private var shift = 0

    /// - Parameters:
    ///   - old: The round before.
    ///   - new: The text of this round, with nothing decoded yet.
    ///   - memory: All phrases of the round before are in it.
    ///   - weights: Those of the decoder.
    ///   - mayReach: Whether a proposal may be written when its log odds rise by so much.
    init?(
      _ old: DecodedRound?, _ new: DecodedRound, _ memory: PhraseMemory, _ weights: FeatureWeights,
      mayReach: @escaping (WordingPass.Proposal, Float) -> Bool
    ) {
      guard let old, old.context.family == new.context.family,
        old.document.hasCurlyApostrophes == new.document.hasCurlyApostrophes
      else { return nil }
      self.old = old
      self.weights = weights
      self.mayReach = mayReach
      document = new.document
      protection = new.protection
      context = new.context
      let before = old.context.forms
      let now = new.context.forms
      isAffected = memory.entries.map { entry in
        memory.originals[Int(entry.firstOriginal)...].prefix(Int(entry.phrase.pairCount)).contains {
          $0.wordCount == 1 && (before[$0.form] > 0) != (now[$0.form] > 0)
        }
      }
    }

    /// Takes what was found in a sentence over into `new`; sentences come in order.
    ///
    /// - Returns: Whether it was decoded before and decoding it again would lead to no other edits.
    mutating func take(_ sentence: Range<Int>, into new: inout DecodedRound) -> Bool {
      guard let number = number(of: sentence), let result = old.results[number] else { return false }
      let before = old.document.sentences[number]
      guard isSame(sentence, before) else { return false }
      let drift = result.uses.reduce(result.drift) { $0 + change(old.uses[$1], sentence) }
      if drift > 0 {
        let rise = 2 * drift + Self.margin
        guard rise < Self.mostRise, !old.proposals[result.proposals].contains(where: { mayReach($0, rise) })
        else { return false }
      }
      let tokens = sentence.lowerBound - before.lowerBound
      let bytes =
        Int(document.tokens[sentence.lowerBound].start)
        - Int(old.document.tokens[before.lowerBound].start)
      new.add(
        old.proposals[result.proposals].lazy.map { $0.moved(tokens: tokens, bytes: bytes) },
        uses: old.uses[result.uses], drift: drift)
      return true
    }

    /// The sentence of the old text that starts where this one does.
    private mutating func number(of sentence: Range<Int>) -> Int? {
      let start = Int(document.tokens[sentence.lowerBound].start)
      while nextEdit < old.edits.count {
        let edit = old.edits[nextEdit]
        let grown = shift + edit.replacement.utf8.count - edit.span.count
        guard edit.span.upperBound + grown <= start else { break }
        shift = grown
        nextEdit += 1
      }
      if nextEdit < old.edits.count, old.edits[nextEdit].span.lowerBound + shift < start { return nil }
      let sentences = old.document.sentences
      let tokens = old.document.tokens
      while nextSentence < sentences.count,
        Int(tokens[sentences[nextSentence].lowerBound].start) < start - shift
      {
        nextSentence += 1
      }
      guard nextSentence < sentences.count,
        Int(tokens[sentences[nextSentence].lowerBound].start) == start - shift
      else { return nil }
      return nextSentence
    }

    /// For what rounding and the beam may do to log odds on top.
    private static let margin: Float = 0.5
    /// What is not proposed at all, having less than one in five, cannot get even with a smaller rise.
    private static let mostRise: Float = 1.3

    /// By how much the score of a path may have changed for a phrase.
    private func change(_ use: (phrase: Int32, token: Int32), _ sentence: Range<Int>) -> Float {
      var change: Float = isAffected[Int(use.phrase)] ? abs(weights[.originalPresent]) : 0
      if use.token >= 0 {
        let form = document.tokens[sentence.lowerBound + Int(use.token)].form
        let before = old.context.forms[form]
        let now = context.forms[form]
        if before != now {
          change += abs(weights[.repeated] * (Self.repeated(now) - Self.repeated(before)))
        }
      }
      return change
    }

    private static func repeated(_ count: Int) -> Float {
      Logarithms.natural1p(UInt16(clamping: max(count, 1) - 1))
    }

    private func isSame(_ now: Range<Int>, _ before: Range<Int>) -> Bool {
      guard now.count == before.count else { return false }
      if let reading = context.reading, reading.isKept[now].contains(false) { return false }
      for (index, other) in zip(now, before)
      where protection.hold(index) != old.protection.hold(other)
        || document.isQuoted[index] != old.document.isQuoted[other]
      {
        return false
      }
      let wide = wider(now, document.tokens.count)
      let oldWide = wider(before, old.document.tokens.count)
      guard wide.count == oldWide.count,
        now.lowerBound - wide.lowerBound == before.lowerBound - oldWide.lowerBound
      else { return false }
      let start = document.tokens[wide.lowerBound].start
      let oldStart = old.document.tokens[oldWide.lowerBound].start
      for (index, other) in zip(wide, oldWide) {
        let token = document.tokens[index]
        let known = old.document.tokens[other]
        guard token.start - start == known.start - oldStart, token.end - start == known.end - oldStart,
          token.form == known.form, token.model == known.model, token.kind == known.kind,
          token.letterCase == known.letterCase, token.flags == known.flags
        else { return false }
      }
      let end = Int(document.tokens[wide.upperBound - 1].end)
      let length = end - Int(start)
      return document.bytes[Int(start)..<end].elementsEqual(
        old.document.bytes[Int(oldStart)..<Int(oldStart) + length])
    }

    private func wider(_ range: Range<Int>, _ count: Int) -> Range<Int> {
      max(0, range.lowerBound - DecodedRound.reach)..<min(count, range.upperBound + DecodedRound.reach)
    }
  }
}
