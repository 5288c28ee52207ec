internal import UnspinLexicon
internal import UnspinText

/// What the last round made of each sentence, so that the next decodes only what may come out differently.
///
/// All that a sentence's lattice is made of is compared: its own tokens and bytes, those next to it as far
/// as any rule looks, how firmly they are held, and what the document tells of the phrases in it. Where all
/// of it is as it was, so are the proposals.
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
  mutating func add(_ found: some Sequence<WordingPass.Proposal>, uses used: some Sequence<(phrase: Int32, token: Int32)>) {
    let firstProposal = proposals.count
    let firstUse = uses.count
    proposals += found
    uses += used
    results.append(Result(proposals: firstProposal..<proposals.count, uses: firstUse..<uses.count))
  }

  /// Finds sentences of a new text in an old one.
  struct Finder {
    private let old: DecodedRound
    private let document: Document
    private let protection: Protection
    private let context: DocumentContext
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
    init?(_ old: DecodedRound?, _ new: DecodedRound, _ memory: PhraseMemory) {
      guard let old, old.context.reading == nil, old.context.family == new.context.family,
        old.document.hasCurlyApostrophes == new.document.hasCurlyApostrophes
      else { return nil }
      self.old = old
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
    /// - Returns: Whether it was decoded before and all it depends on is the same.
    mutating func take(_ sentence: Range<Int>, into new: inout DecodedRound) -> Bool {
      guard let number = number(of: sentence), let result = old.results[number] else { return false }
      let before = old.document.sentences[number]
      guard isSame(sentence, before), !result.uses.contains(where: { isChanged(old.uses[$0], sentence) })
      else { return false }
      let tokens = sentence.lowerBound - before.lowerBound
      let bytes = Int(document.tokens[sentence.lowerBound].start)
        - Int(old.document.tokens[before.lowerBound].start)
      new.add(
        old.proposals[result.proposals].lazy.map { $0.moved(tokens: tokens, bytes: bytes) },
        uses: old.uses[result.uses])
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

    private func isChanged(_ use: (phrase: Int32, token: Int32), _ sentence: Range<Int>) -> Bool {
      if isAffected[Int(use.phrase)] { return true }
      guard use.token >= 0 else { return false }
      let form = document.tokens[sentence.lowerBound + Int(use.token)].form
      return old.context.forms[form] != context.forms[form]
    }

    private func isSame(_ now: Range<Int>, _ before: Range<Int>) -> Bool {
      guard now.count == before.count else { return false }
      for (index, other) in zip(now, before)
      where protection.hold(index) != old.protection.hold(other)
        || document.isQuoted[index] != old.document.isQuoted[other]
      {
        return false
      }
      let wide = wider(now, document.tokens.count)
      let oldWide = wider(before, old.document.tokens.count)
      guard wide.count == oldWide.count, now.lowerBound - wide.lowerBound == before.lowerBound - oldWide.lowerBound
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
