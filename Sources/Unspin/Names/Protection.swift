internal import UnspinLexicon
internal import UnspinText

/// Tokens that edits may not touch: undamaged known names, addresses, and what an overlay forbids.
package struct Protection {
  /// How firmly a token is held.
  package enum Hold: UInt8, Comparable, Sendable {
    case free
    /// An undamaged title or stage name that is an ordinary word: a damaged name may still be seen in it.
    case word
    /// Part of an undamaged name: a longer damaged name may still cover it ("Web optimization Hyun Woo" holds
    /// "Hyun Woo").
    case name
    /// Never to be touched.
    case firm

    package static func < (left: Hold, right: Hold) -> Bool { left.rawValue < right.rawValue }
  }

  /// An undamaged name that stands in the text.
  struct Mention {
    var layer: Int
    var phrase: Int
    var tokens: Range<Int>
  }

  private var holds: [Hold]
  /// Undamaged names, in the order of the text, lexicon by lexicon.
  private(set) var mentions: [Mention] = []
  /// Tokens of addresses, handles and the like.
  private(set) var addresses: [Range<Int>] = []

  /// Protects nothing.
  package init(none document: Document) {
    holds = [Hold](repeating: .free, count: document.tokens.count)
  }

  package init(_ document: Document, _ knowledge: Knowledge) {
    self.init(none: document)
    holdNames(document, knowledge)
    holdAddresses(document)
  }

  /// How firmly a token is held.
  package func hold(_ token: Int) -> Hold { holds[token] }

  /// Whether a damaged name at `range` may be restored: nothing in it is held firmly, and not all of it is an
  /// undamaged name.
  func allowsName(_ range: Range<Int>) -> Bool {
    holds[range].allSatisfy { $0 < .firm } && holds[range].contains { $0 < .name }
  }

  private mutating func holdNames(_ document: Document, _ knowledge: Knowledge) {
    let tokens = document.tokens
    for (layer, lexicon) in knowledge.lexicons.enumerated() {
      var start = 0
      while start < tokens.count {
        var end = start
        var state = lexicon.start(tokens[start].form)
        var held: (end: Int, hold: Hold, phrase: Int)?
        // "Netflix's" and "Seo Dan Ah's" are mentions, too.
        func holdPossessive(_ state: Lexicon.State?) {
          guard let phrase = state?.phrase, held?.hold != .firm else { return }
          let facts = lexicon.phrase(phrase)
          guard facts.flags.contains(.name),
            isMention(document, start..<end + 1, facts, knowledge.model)
          else { return }
          held = (end + 1, .name, phrase)
        }
        if tokens[start].flags.contains(.possessive) {
          holdPossessive(lexicon.start(Possessive.stemKey(document.bytes[tokens[start].span])))
        }
        while let reached = state {
          end += 1
          if let phrase = reached.phrase {
            let facts = lexicon.phrase(phrase)
            if facts.flags.contains(.keep) { held = (end, .firm, phrase) }
            if facts.flags.contains(.name), held?.hold != .firm,
              isMention(document, start..<end, facts, knowledge.model)
            {
              let isWord = facts.flags.contains(.needsContext) && end == start + 1
              held = (end, isWord ? .word : .name, phrase)
            }
          }
          guard reached.continues, end < tokens.count, !tokens[end].flags.contains(.lineStart) else { break }
          if tokens[end].flags.contains(.possessive) {
            holdPossessive(
              lexicon.advance(
                reached, by: Possessive.stemKey(document.bytes[tokens[end].span]),
                isJoined: tokens[end].flags.contains(.joined)))
          }
          state = lexicon.advance(
            reached, by: tokens[end].form, isJoined: tokens[end].flags.contains(.joined))
        }
        if let held {
          for index in start..<held.end { holds[index] = max(holds[index], held.hold) }
          if held.hold != .firm {
            mentions.append(Mention(layer: layer, phrase: held.phrase, tokens: start..<held.end))
          }
          start = held.end
        } else {
          start += 1
        }
      }
    }
  }

  /// Whether a phrase that is a name stands here as one: capitals where a name has them, and for ordinary
  /// words more than one token.
  private func isMention(
    _ document: Document, _ range: Range<Int>, _ phrase: Phrase, _ model: LanguageModel
  ) -> Bool {
    let tokens = document.tokens[range]
    guard let first = tokens.first, let last = tokens.last else { return false }
    // "aespa" and "fromis_9" have no capital, and no other meaning either.
    let isRare = range.count == 1 && model.word(first.model).logProbability < Self.rare
    guard isRare || (first.letterCase != .lower && last.letterCase != .lower) else { return false }
    if phrase.flags.contains(.needsContext) {
      return range.count > 1
        ? document.isQuoted[range.lowerBound]
        : document.isInCapitals(range.lowerBound) || document.fillsQuotation(range)
    }
    return range.count > 1 || isRare || !first.flags.contains(.sentenceStart)
      || first.letterCase == .upper || first.letterCase == .mixed
  }

  /// Holds ordinary words that are somebody's name where who belongs to them stands in the document, or they
  /// stand where people do: "Solar" beside "MAMAMOO", or before "said".
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - knowledge: The names.
  ///   - names: What the document tells of names.
  package mutating func holdStageNames(
    _ document: Document, _ knowledge: Knowledge, _ names: NameEvidence
  ) {
    let lexicon = knowledge.lexicons[0]
    var known: [Int: Bool] = [:]
    for (index, token) in document.tokens.enumerated()
    where holds[index] == .free && NameParts.isCapital(token) {
      let form =
        token.flags.contains(.possessive) ? Possessive.stemKey(document.bytes[token.span]) : token.form
      guard let phrase = lexicon.start(form)?.phrase,
        lexicon.phrase(phrase).flags.isSuperset(of: [.name, .needsContext, .person]),
        NameParts.part(before: index, document) == nil, NameParts.part(after: index, document) == nil
      else { continue }
      let isKnown = known[phrase] ?? names.knows(phrase, layer: 0)
      known[phrase] = isKnown
      let speaks =
        !token.flags.contains(.sentenceStart) && names.shape.company(index, index + 1, document) > 0
      if isKnown || speaks { holds[index] = .word }
    }
  }

  /// Log probability below which a word is hardly anything but a name.
  private static let rare: Float = -13

  private mutating func holdAddresses(_ document: Document) {
    // Parts of addresses, handles and file names hang together by signs that words do not have around them.
    let signs: Set<UInt8> = [
      UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "\\"),
      UInt8(ascii: "="),
    ]
    var start = 0
    for index in document.tokens.indices {
      let isEnd = index + 1 == document.tokens.count || !document.tokens[index + 1].flags.contains(.joined)
      guard isEnd else { continue }
      let span = Int(document.tokens[start].start)..<Int(document.tokens[index].end)
      if document.bytes[span].contains(where: { signs.contains($0) }) {
        for held in start...index { holds[held] = .firm }
        addresses.append(start..<index + 1)
      }
      start = index + 1
    }
  }
}
