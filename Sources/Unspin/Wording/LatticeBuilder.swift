package import UnspinLexicon
package import UnspinText

/// Fills a lattice with all that is known about one sentence.
package struct LatticeBuilder {
  /// Edits weighed at one place of the text; the best by what can be told without context.
  package static let widest = 12

  /// What speaks for a name beyond doubt, in nats: 1 of ``Feature/distinctive``.
  private static let certain: Float = 4

  private let knowledge: Knowledge
  private let weights: FeatureWeights
  private let article: [LanguageModel.Word]
  private let isExhaustive: Bool

  /// - Parameters:
  ///   - knowledge: What may be put in place of what.
  ///   - weights: What decides which edits are weighed where there are too many.
  ///   - isExhaustive: Keeps every edit, also damaged parts of names without the name around them; for
  ///     measuring what is known.
  package init(_ knowledge: Knowledge, weights: FeatureWeights, isExhaustive: Bool = false) {
    self.knowledge = knowledge
    self.weights = weights
    self.isExhaustive = isExhaustive
    article = [knowledge.model.word(TokenKey("a")), knowledge.model.word(TokenKey("an"))]
  }

  /// Replaces `lattice` by that of a sentence.
  ///
  /// - Parameters:
  ///   - sentence: Range of the document's tokens.
  ///   - document: The document.
  ///   - context: What the whole document tells.
  ///   - protection: Which tokens must stay as they are.
  ///   - lattice: Filled; its memory is reused.
  package func build(
    _ sentence: Range<Int>, of document: Document, context: DocumentContext, protection: Protection,
    into lattice: inout Lattice
  ) {
    lattice.removeAll()
    lattice.tokens = sentence
    for index in sentence {
      lattice.arcStarts.append(lattice.arcs.count)
      addKeep(index, document, &lattice)
      let token = document.tokens[index]
      if token.kind == .sign || protection.hold(index) == .firm { continue }
      addFlip(index, document, &lattice)
      let firstEdit = lattice.arcs.count
      for layer in knowledge.lexicons.indices.reversed() {
        addEdits(index, document, context, protection, layer, &lattice)
      }
      if !isExhaustive { thin(&lattice, from: firstEdit) }
    }
    lattice.arcStarts.append(lattice.arcs.count)
  }

  // MARK: Arcs

  private func addKeep(_ index: Int, _ document: Document, _ lattice: inout Lattice) {
    let token = document.tokens[index]
    let word = Lattice.Word(
      model: knowledge.model.word(token.model), initial: WordInitial(document.bytes[token.span]))
    let firstFeature = lattice.features.count
    if token.kind != .sign {
      if let phrase = knowledge.lexicons[0].start(token.form)?.phrase {
        let rate = Float(knowledge.lexicons[0].phrase(phrase).spinRate) / 255
        if rate > 0 { add(.kept, Self.logLeft(rate), &lattice) }
      }
      add(.unigram, word.model.logProbability, &lattice)
    }
    lattice.words.append(word)
    append(
      index - lattice.tokens.lowerBound, 1, .keep, layer: 0, pair: -1, firstWord: lattice.words.count - 1,
      wordCount: 1, firstFeature: firstFeature, &lattice)
  }

  private func addFlip(_ index: Int, _ document: Document, _ lattice: inout Lattice) {
    let initial = lattice.words[lattice.words.count - 1].initial
    guard initial.contains(.isA) || initial.contains(.isAn),
      document.tokens[index].letterCase != .upper || initial.contains(.isA)
    else { return }
    let firstFeature = lattice.features.count
    let isA = initial.contains(.isA)
    let word = article[isA ? 1 : 0]
    add(.articleFlip, 1, &lattice)
    add(.unigram, word.logProbability, &lattice)
    lattice.words.append(
      Lattice.Word(model: word, initial: isA ? [.vowel, .isAn] : [.vowel, .isA]))
    append(
      index - lattice.tokens.lowerBound, 1, .articleFlip, layer: 0, pair: -1,
      firstWord: lattice.words.count - 1, wordCount: 1, firstFeature: firstFeature, &lattice)
  }

  private func addEdits(
    _ start: Int, _ document: Document, _ context: DocumentContext, _ protection: Protection, _ layer: Int,
    _ lattice: inout Lattice
  ) {
    let tokens = document.tokens
    let lexicon = knowledge.lexicons[layer]
    var state: Lexicon.State? = nil
    var end = start
    while end < lattice.tokens.upperBound {
      let token = tokens[end]
      if protection.hold(end) == .firm { return }
      let isJoined = end > start && token.flags.contains(.joined)
      // "Ah's" is looked up as "Ah", and what takes its place gets the ending back.
      if token.flags.contains(.possessive) {
        let stem = Possessive.stemKey(document.bytes[token.span])
        let stemmed = state.map { lexicon.advance($0, by: stem, isJoined: isJoined) } ?? lexicon.start(stem)
        if let phrase = stemmed?.phrase {
          addPairs(
            start..<end + 1, document, context, protection, layer, phrase, isPossessive: true, &lattice)
        }
      }
      state =
        state.map { lexicon.advance($0, by: token.form, isJoined: isJoined) }
        ?? (end == start ? lexicon.start(token.form) : nil)
      guard let reached = state else { return }
      end += 1
      if let phrase = reached.phrase {
        addPairs(start..<end, document, context, protection, layer, phrase, isPossessive: false, &lattice)
      }
      if !reached.continues { return }
    }
  }

  private func addPairs(
    _ range: Range<Int>, _ document: Document, _ context: DocumentContext, _ protection: Protection,
    _ layer: Int,
    _ phraseIndex: Int, isPossessive: Bool, _ lattice: inout Lattice
  ) {
    let lexicon = knowledge.lexicons[layer]
    let phrase = lexicon.phrase(phraseIndex)
    guard phrase.pairCount > 0 else { return }
    let tokens = document.tokens
    let first = tokens[range.lowerBound]
    let isCapital =
      first.letterCase == .capitalized || first.letterCase == .upper || first.letterCase == .mixed
    let startsSentence = range.lowerBound == lattice.tokens.lowerBound
    let facts = PhraseFacts(range, document, context, knowledge.model)
    let allowsWording = range.allSatisfy { protection.hold($0) == .free }
    let allowsName = protection.allowsName(range)
    guard allowsWording || allowsName else { return }
    let place = context.reading?.place(range, tokens)
    for number in 0..<Int(phrase.pairCount) {
      let pairIndex = Int(phrase.firstPair) + number
      let pair = lexicon.pair(pairIndex)
      let target = lexicon.target(pair.target)
      var isName = false
      // What shape and document say for a name, in nats.
      var support: Float = 0
      var isIndependent = !pair.flags.isDisjoint(with: [.overlay, .distinctive])
      if pair.flags.contains(.name) {
        guard allowsName, NameCase.allows(tokens[range], pair) else { continue }
        if let names = context.names {
          if names.isOtherName(pair, range, document) { continue }
          let weight = names.weigh(pair, layer: layer, range, document)
          support = weight.support
          isIndependent = isIndependent || weight.isSure
        }
        isName = true
      } else if pair.flags.contains(.namePart) {
        guard isCapital, allowsWording else { continue }
        if !isExhaustive {
          guard
            let odds = context.names?.shape.damaged(
              range, part: lexicon.key(target, 0), channel: Float(pair.channel) / 256, document)
          else { continue }
          support = odds
          isIndependent = odds >= NameShape.sure(isSeen: pair.count > 0)
        }
        isName = true
      } else if !allowsWording || (pair.flags.contains(.exactCase) && !isCapital) {
        continue
      }
      if pair.flags.contains(.exactCase), phrase.flags.contains(.month) {
        guard DateShape.allows(document, range) else { continue }
        isIndependent = true
        isName = true
      }
      let firstWord = lattice.words.count
      for index in 0..<Int(target.tokenCount) {
        var key = lexicon.key(target, index)
        if isPossessive, index + 1 == Int(target.tokenCount) {
          key = Possessive.key(lastWordOf: lexicon.text(target)) ?? key
        }
        lattice.words.append(
          Lattice.Word(model: knowledge.model.word(key), initial: lexicon.initial(target, index)))
      }

      let firstFeature = lattice.features.count
      if pair.flags.contains(.name) {
        add(.name, 1, &lattice)
        let isBeyondDoubt = pair.flags.contains(.distinctive)
        if isBeyondDoubt || support > 0 {
          add(.distinctive, max(isBeyondDoubt ? 1 : 0, min(support / Self.certain, 2)), &lattice)
        }
      } else if isName, pair.flags.contains(.exactCase) {
        add(.name, 1, &lattice)
        add(.distinctive, 1, &lattice)
      } else if pair.flags.contains(.namePart) {
        add(.namePart, 1, &lattice)
        if support > 0 { add(.distinctive, min(support / Self.certain, 1), &lattice) }
        if pair.count > 0 { add(.observed, 1, &lattice) }
      } else {
        add(.wording, 1, &lattice)
        if pair.flags.contains(.exactCase) { add(.exactCase, 1, &lattice) }
        if pair.flags.contains(.observed) { add(.observed, 1, &lattice) }
        if pair.count > 0 { add(.sightings, Logarithms.natural1p(pair.count), &lattice) }
        if isCapital, !pair.flags.contains(.exactCase) {
          add(startsSentence ? .sentenceStart : .capitalized, 1, &lattice)
        }
        if facts.unigram > -7, range.count == 1 { add(.common, facts.unigram + 7, &lattice) }
        add(.spunUnigram, facts.unigram, &lattice)
        add(.evidence, Float(phrase.evidence) / 256, &lattice)
        if facts.others > 0 { add(.repeated, Logarithms.natural1p(facts.others), &lattice) }
        if target.tokenCount == 1, let count = context.forms[lexicon.key(target, 0)], count > 0 {
          add(.originalPresent, 1, &lattice)
        }
        if !context.family.isEmpty, pair.flags.contains(.observed) {
          add(pair.flags.isDisjoint(with: context.family) ? .otherFamily : .family, 1, &lattice)
        }
        add(
          .resemblance,
          Self.resemblance(
            document.bytes[Int(first.start)..<Int(tokens[range.upperBound - 1].end)], lexicon, target),
          &lattice)
        if lattice.tokens.count < 6 { add(.shortSentence, 1, &lattice) }
        if let place, let reading = context.reading {
          let words = lattice.words[firstWord...]
          let logOdds = reading.logOdds(words.count, place) { words[firstWord + $0].model.key }
          add(.context, logOdds, &lattice)
        }
      }
      add(.channel, Float(pair.channel) / 256, &lattice)
      var unigram: Float = 0
      var unknown: Float = 0
      for index in firstWord..<lattice.words.count {
        unigram += lattice.words[index].model.logProbability
        if !lattice.words[index].model.isKnown { unknown += 1 }
      }
      add(.unigram, unigram, &lattice)
      if unknown > 0, !isName { add(.unknown, unknown, &lattice) }
      if document.isQuoted[range.lowerBound] { add(.quoted, 1, &lattice) }
      let longer = Int(target.tokenCount) - range.count
      if range.count > 1 { add(.spunLength, Float(range.count - 1), &lattice) }
      if !isName, !pair.flags.contains(.observed) {
        if range.count > 1 { add(.foreseenPhrase, 1, &lattice) }
        if longer > 0 { add(.foreseenLonger, 1, &lattice) }
      }
      if longer > 0 { add(.longer, Float(longer), &lattice) }
      if longer < 0 { add(.shorter, Float(-longer), &lattice) }
      append(
        range.lowerBound - lattice.tokens.lowerBound, range.count, isName ? .name : .wording, layer: layer,
        pair: pairIndex, firstWord: firstWord, wordCount: lattice.words.count - firstWord,
        firstFeature: firstFeature, isIndependent: isIndependent, &lattice)
    }
  }

  /// Leaves the most promising edits of a place.
  private func thin(_ lattice: inout Lattice, from first: Int) {
    guard lattice.arcs.count - first > Self.widest else { return }
    // Words and features of dropped arcs stay unused until the next sentence.
    let ranked = (first..<lattice.arcs.count).sorted {
      let left = promise(lattice, lattice.arcs[$0])
      let right = promise(lattice, lattice.arcs[$1])
      return left != right ? left > right : $0 < $1
    }
    let kept = ranked.prefix(Self.widest).sorted().map { lattice.arcs[$0] }
    lattice.arcs.removeLast(lattice.arcs.count - first)
    lattice.arcs += kept
  }

  /// The score of an arc with the language model's word for it without context.
  private func promise(_ lattice: Lattice, _ arc: Lattice.Arc) -> Float {
    var unigram: Float = 0
    for index in Int(arc.firstWord)..<Int(arc.firstWord + arc.wordCount) {
      unigram += lattice.words[index].model.logProbability
    }
    // A long phrase covers more of the text; count that for it.
    return arc.score + weights[.languageModel] * unigram + 6 * Float(arc.end - arc.start - 1)
  }

  // MARK: Parts

  private func add(_ feature: Feature, _ value: Float, _ lattice: inout Lattice) {
    lattice.features.append(.init(feature: UInt8(feature.rawValue), value: value))
  }

  private func append(
    _ start: Int, _ length: Int, _ kind: Lattice.Arc.Kind, layer: Int, pair: Int, firstWord: Int,
    wordCount: Int,
    firstFeature: Int, isIndependent: Bool = false, _ lattice: inout Lattice
  ) {
    var score: Float = 0
    for index in firstFeature..<lattice.features.count {
      score += weights.values[Int(lattice.features[index].feature)] * lattice.features[index].value
    }
    lattice.arcs.append(
      Lattice.Arc(
        start: Int32(start), end: Int32(start + length), kind: kind, isIndependent: isIndependent,
        layer: UInt8(layer), pair: Int32(pair),
        firstWord: Int32(firstWord), wordCount: Int32(wordCount), firstFeature: Int32(firstFeature),
        featureCount: Int32(lattice.features.count - firstFeature), score: score, posterior: 0))
  }

  /// Log of the probability that a phrase with this spin rate was left alone.
  private static func logLeft(_ rate: Float) -> Float {
    Float(Logarithms.natural(Double(1 - min(rate, 0.97))))
  }

  /// Letters that a phrase and an original share at their starts, over the length of the longer.
  private static func resemblance(_ phrase: ArraySlice<UInt8>, _ lexicon: Lexicon, _ target: Target) -> Float
  {
    var shared = 0
    lexicon.withText(target) { text in
      while shared < min(text.count, phrase.count),
        text[shared] | 0x20 == phrase[phrase.startIndex + shared] | 0x20
      {
        shared += 1
      }
    }
    return Float(shared) / Float(max(phrase.count, Int(target.textLength), 1))
  }
}

/// What all edits of one phrase at one place share.
private struct PhraseFacts {
  /// Log probability of the phrase without context.
  var unigram: Float = 0
  /// Occurrences of its first token elsewhere in the document, for phrases of one token.
  var others: UInt16 = 0

  init(_ range: Range<Int>, _ document: Document, _ context: DocumentContext, _ model: LanguageModel) {
    let tokens = document.tokens
    for index in range { unigram += model.word(tokens[index].model).logProbability }
    if range.count == 1 {
      others = UInt16(clamping: Int(context.forms[tokens[range.lowerBound].form] ?? 1) - 1)
    }
  }
}
