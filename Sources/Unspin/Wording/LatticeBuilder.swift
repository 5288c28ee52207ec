internal import UnspinLexicon
internal import UnspinText

/// Fills a lattice with all that is known about one sentence.
package struct LatticeBuilder {
  /// Edits weighed at one place of the text; the best by what can be told without context.
  package static let widest = 12

  /// What speaks for a name beyond doubt, in nats: 1 of ``Feature/distinctive``.
  private static let certain: Float = 4

  private let lexicons: [Lexicon]
  private let model: LanguageModel
  private let weights: FeatureWeights
  private let article: [LanguageModel.Word]
  private let isExhaustive: Bool
  private let keepsFeatures: Bool
  let memory = PhraseMemory()

  /// - Parameters:
  ///   - knowledge: What may be put in place of what.
  ///   - weights: What decides which edits are weighed where there are too many.
  ///   - isExhaustive: Keeps every edit, also damaged parts of names without the name around them; for
  ///     measuring what is known.
  ///   - keepsFeatures: Whether the lattice lists the features of its arcs; deciding needs only their sum.
  package init(
    _ knowledge: Knowledge, weights: FeatureWeights, isExhaustive: Bool = false, keepsFeatures: Bool = true
  ) {
    lexicons = knowledge.lexicons
    model = knowledge.model
    self.weights = weights
    self.isExhaustive = isExhaustive
    self.keepsFeatures = keepsFeatures
    article = [model.word(TokenKey("a")), model.word(TokenKey("an"))]
  }

  /// The sentence that is laid out, as plain memory.
  private struct Place {
    let document: Document
    let context: DocumentContext
    let protection: Protection
    let tokens: UnsafeBufferPointer<Token>
    let bytes: UnsafeBufferPointer<UInt8>
    let weights: UnsafePointer<Float>
    let isShort: Bool
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
    document.tokens.withUnsafeBufferPointer { tokens in
      document.bytes.withUnsafeBufferPointer { bytes in
        weights.values.withUnsafeBufferPointer { weights in
          guard let weights = weights.baseAddress else { return }
          let place = Place(
            document: document, context: context, protection: protection, tokens: tokens, bytes: bytes,
            weights: weights, isShort: sentence.count < 6)
          for index in sentence { add(index, place, &lattice) }
        }
      }
    }
    lattice.arcStarts.append(lattice.arcs.count)
  }

  private func add(_ index: Int, _ place: borrowing Place, _ lattice: inout Lattice) {
    lattice.arcStarts.append(lattice.arcs.count)
    addKeep(index, place, &lattice)
    if place.tokens[index].kind == .sign || place.protection.hold(index) == .firm { return }
    addFlip(index, place, &lattice)
    let firstEdit = lattice.arcs.count
    for layer in lexicons.indices.reversed() { addEdits(index, place, layer, &lattice) }
    if !isExhaustive { thin(&lattice, from: firstEdit) }
  }

  // MARK: Arcs

  private func addKeep(_ index: Int, _ place: borrowing Place, _ lattice: inout Lattice) {
    let token = place.tokens[index]
    let start = Int(token.start)
    let length = Int(token.end) - start
    let word = Lattice.Word(
      model: model.word(token.model),
      initial: WordInitial(place.bytes[start], length > 1 ? place.bytes[start + 1] : 0, count: length))
    var sum = FeatureSum(place.weights, lattice.features.count, keepsFeatures)
    if token.kind != .sign {
      if let phrase = lexicons[0].tables.start(token.form)?.phrase {
        let number = memory.number(of: phrase, isPossessive: false, 0, lexicons[0], model)
        let kept = memory.entries[number].kept
        if kept != 0 { sum.add(.kept, kept, &lattice) }
      }
      sum.add(.unigram, word.model.logProbability, &lattice)
    }
    lattice.words.append(word)
    append(
      index - lattice.tokens.lowerBound, 1, .keep, layer: 0, pair: -1, firstWord: lattice.words.count - 1,
      wordCount: 1, sum, &lattice)
  }

  private func addFlip(_ index: Int, _ place: borrowing Place, _ lattice: inout Lattice) {
    let initial = lattice.words[lattice.words.count - 1].initial
    guard initial.contains(.isA) || initial.contains(.isAn),
      place.tokens[index].letterCase != .upper || initial.contains(.isA)
    else { return }
    let isA = initial.contains(.isA)
    let word = article[isA ? 1 : 0]
    var sum = FeatureSum(place.weights, lattice.features.count, keepsFeatures)
    sum.add(.articleFlip, 1, &lattice)
    sum.add(.unigram, word.logProbability, &lattice)
    lattice.words.append(
      Lattice.Word(model: word, initial: isA ? .vowel.union(.isAn) : .vowel.union(.isA)))
    append(
      index - lattice.tokens.lowerBound, 1, .articleFlip, layer: 0, pair: -1,
      firstWord: lattice.words.count - 1, wordCount: 1, sum, &lattice)
  }

  private func addEdits(_ start: Int, _ place: borrowing Place, _ layer: Int, _ lattice: inout Lattice) {
    let tables = lexicons[layer].tables
    var state: LexiconTables.State? = nil
    var end = start
    while end < lattice.tokens.upperBound {
      let token = place.tokens[end]
      if place.protection.hold(end) == .firm { return }
      let isJoined = end > start && token.flags.contains(.joined)
      // "Ah's" is looked up as "Ah", and what takes its place gets the ending back.
      if token.flags.contains(.possessive) {
        let stem = Possessive.stemKey(place.document.bytes[token.span])
        let stemmed = state.map { tables.advance($0, by: stem, isJoined: isJoined) } ?? tables.start(stem)
        if let phrase = stemmed?.phrase {
          addOriginals(start..<end + 1, place, layer, phrase, isPossessive: true, &lattice)
        }
      }
      state =
        state.map { tables.advance($0, by: token.form, isJoined: isJoined) }
        ?? (end == start ? tables.start(token.form) : nil)
      guard let reached = state else { return }
      end += 1
      if let phrase = reached.phrase {
        addOriginals(start..<end, place, layer, phrase, isPossessive: false, &lattice)
      }
      if !reached.continues { return }
    }
  }

  private func addOriginals(
    _ range: Range<Int>, _ place: borrowing Place, _ layer: Int, _ phraseIndex: Int, isPossessive: Bool,
    _ lattice: inout Lattice
  ) {
    let lexicon = lexicons[layer]
    guard lexicon.tables.phrase(phraseIndex).pairCount > 0 else { return }
    let allowsWording = range.allSatisfy { place.protection.hold($0) == .free }
    let allowsName = place.protection.allowsName(range)
    guard allowsWording || allowsName else { return }
    let first = place.tokens[range.lowerBound]
    let facts = PhraseFacts(
      range, place.tokens, place.context, model,
      isCapital: first.letterCase == .capitalized || first.letterCase == .upper || first.letterCase == .mixed,
      startsSentence: range.lowerBound == lattice.tokens.lowerBound,
      isQuoted: place.document.isQuoted[range.lowerBound],
      bytes: Int(first.start)..<Int(place.tokens[range.upperBound - 1].end),
      reading: place.context.reading?.place(range, place.tokens))
    let number = memory.number(of: phraseIndex, isPossessive: isPossessive, layer, lexicon, model)
    let entry = memory.entries[number]
    let (originals, words) = (memory.originals, memory.words)
    lattice.uses.append(
      (Int32(number), range.count == 1 ? Int32(range.lowerBound - lattice.tokens.lowerBound) : -1))
    for offset in 0..<Int(entry.phrase.pairCount) {
      let original = originals[Int(entry.firstOriginal) + offset]
      let flags = original.pair.flags
      var isName = false
      // What shape and document say for a name, in nats.
      var support: Float = 0
      var isIndependent = !flags.isDisjoint(with: .independent)
      if flags.contains(.name) {
        guard allowsName, NameCase.allows(place.document.tokens[range], original.pair) else { continue }
        if let names = place.context.names {
          guard let weight = names.read(original.pair, phraseIndex, layer, range, place.document)
          else { continue }
          support = weight.support
          isIndependent = isIndependent || weight.isSure
        }
        isName = true
      } else if flags.contains(.namePart) {
        guard facts.isCapital, allowsWording else { continue }
        if !isExhaustive {
          guard
            let odds = place.context.names?.shape.damaged(
              range, part: lexicon.key(original.target, 0), channel: Float(original.pair.channel) / 256,
              place.document)
          else { continue }
          support = odds
          isIndependent = odds >= NameShape.sure(isSeen: original.pair.count > 0)
        }
        isName = true
      } else if !allowsWording || (flags.contains(.exactCase) && !facts.isCapital) {
        continue
      }
      if flags.contains(.exactCase), entry.phrase.flags.contains(.month) {
        guard DateShape.allows(place.document, range) else { continue }
        isIndependent = true
        isName = true
      }
      let firstWord = lattice.words.count
      for word in 0..<Int(original.wordCount) {
        lattice.words.append(words[Int(original.firstWord) + word])
      }
      let sum = features(
        of: original, entry.phrase, range, facts, isName: isName, support, lexicon.tables, place, &lattice)
      append(
        range.lowerBound - lattice.tokens.lowerBound, range.count, isName ? .name : .wording, layer: layer,
        pair: Int(original.index), firstWord: firstWord, wordCount: Int(original.wordCount), sum,
        isIndependent: isIndependent, &lattice)
    }
  }

  /// The features of an edit; its words are the last of the lattice.
  @inline(__always)
  private func features(
    of original: PhraseMemory.Original, _ phrase: Phrase, _ range: Range<Int>, _ facts: PhraseFacts,
    isName: Bool, _ support: Float, _ tables: LexiconTables, _ place: borrowing Place,
    _ lattice: inout Lattice
  ) -> FeatureSum {
    let flags = original.pair.flags
    let longer = Int(original.wordCount) - range.count
    var sum = FeatureSum(place.weights, lattice.features.count, keepsFeatures)
    if flags.contains(.name) {
      sum.add(.name, 1, &lattice)
      let isBeyondDoubt = flags.contains(.distinctive)
      if isBeyondDoubt || support > 0 {
        sum.add(.distinctive, max(isBeyondDoubt ? 1 : 0, min(support / Self.certain, 2)), &lattice)
      }
    } else if isName, flags.contains(.exactCase) {
      sum.add(.name, 1, &lattice)
      sum.add(.distinctive, 1, &lattice)
    } else if flags.contains(.namePart) {
      sum.add(.namePart, 1, &lattice)
      if support > 0 { sum.add(.distinctive, min(support / Self.certain, 1), &lattice) }
      if original.pair.count > 0 { sum.add(.observed, 1, &lattice) }
    } else {
      sum.add(.wording, 1, &lattice)
      if flags.contains(.exactCase) { sum.add(.exactCase, 1, &lattice) }
      if flags.contains(.observed) { sum.add(.observed, 1, &lattice) }
      if original.pair.count > 0 { sum.add(.sightings, original.sightings, &lattice) }
      if facts.isCapital, !flags.contains(.exactCase) {
        sum.add(facts.startsSentence ? .sentenceStart : .capitalized, 1, &lattice)
      }
      if facts.unigram > -7, range.count == 1 { sum.add(.common, facts.unigram + 7, &lattice) }
      sum.add(.spunUnigram, facts.unigram, &lattice)
      sum.add(.evidence, Float(phrase.evidence) / 256, &lattice)
      if facts.repeated > 0 { sum.add(.repeated, facts.repeated, &lattice) }
      if original.wordCount == 1, place.context.forms[original.form] > 0 {
        sum.add(.originalPresent, 1, &lattice)
      }
      if !place.context.family.isEmpty, !flags.isDisjoint(with: .anyFamily) {
        if !flags.isDisjoint(with: place.context.family) {
          if flags.contains(.observed) { sum.add(.family, 1, &lattice) }
        } else if flags.contains(.observed) || !flags.contains(.familyB) {
          // Pages of family B read like those of A but for a few words, so what is only foreseen from B stays.
          sum.add(.otherFamily, 1, &lattice)
        }
      }
      sum.add(
        .resemblance, Self.resemblance(place.bytes, facts.bytes, tables.text(original.target)), &lattice)
      if place.isShort { sum.add(.shortSentence, 1, &lattice) }
      // A user's own row beats what the encoder knows.
      if flags.contains(.overlay) { sum.add(.distinctive, 1, &lattice) }
      if !flags.contains(.overlay), let spot = facts.reading, let reading = place.context.reading {
        let firstWord = lattice.words.count - Int(original.wordCount)
        let logOdds = reading.logOdds(Int(original.wordCount), spot) {
          lattice.words[firstWord + $0].model.key
        }
        sum.add(.context, logOdds, &lattice)
      }
    }
    sum.add(.channel, Float(original.pair.channel) / 256, &lattice)
    sum.add(.unigram, original.unigram, &lattice)
    if original.unknown > 0, !isName { sum.add(.unknown, original.unknown, &lattice) }
    if facts.isQuoted { sum.add(.quoted, 1, &lattice) }
    if range.count > 1 { sum.add(.spunLength, Float(range.count - 1), &lattice) }
    if !isName, !flags.contains(.observed) {
      if range.count > 1 { sum.add(.foreseenPhrase, 1, &lattice) }
      if longer > 0 { sum.add(.foreseenLonger, 1, &lattice) }
    }
    if longer > 0 { sum.add(.longer, Float(longer), &lattice) }
    if longer < 0 { sum.add(.shorter, Float(-longer), &lattice) }
    return sum
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

  private func append(
    _ start: Int, _ length: Int, _ kind: Lattice.Arc.Kind, layer: Int, pair: Int, firstWord: Int,
    wordCount: Int, _ sum: FeatureSum, isIndependent: Bool = false, _ lattice: inout Lattice
  ) {
    lattice.arcs.append(
      Lattice.Arc(
        start: Int32(start), end: Int32(start + length), kind: kind, isIndependent: isIndependent,
        layer: UInt8(layer), pair: Int32(pair),
        firstWord: Int32(firstWord), wordCount: Int32(wordCount), firstFeature: Int32(sum.first),
        featureCount: Int32(lattice.features.count - sum.first), score: sum.score, posterior: 0))
  }

  /// Letters that a phrase and an original share at their starts, over the length of the longer.
  private static func resemblance(
    _ bytes: UnsafeBufferPointer<UInt8>, _ phrase: Range<Int>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Float {
    let most = min(text.count, phrase.count)
    var shared = 0
    while shared < most, text[shared] | 0x20 == bytes[phrase.lowerBound + shared] | 0x20 { shared += 1 }
    return Float(shared) / Float(max(phrase.count, text.count, 1))
  }
}

/// Adds the features of one arc up, in the order they are given.
private struct FeatureSum {
  private let weights: UnsafePointer<Float>
  private let keeps: Bool
  /// The first feature among those of the lattice.
  let first: Int
  private(set) var score: Float = 0

  init(_ weights: UnsafePointer<Float>, _ first: Int, _ keeps: Bool) {
    self.weights = weights
    self.first = first
    self.keeps = keeps
  }

  @inline(__always)
  mutating func add(_ feature: Feature, _ value: Float, _ lattice: inout Lattice) {
    score += weights[feature.rawValue] * value
    if keeps { lattice.features.append(.init(feature: UInt8(feature.rawValue), value: value)) }
  }
}

/// What all edits of one phrase at one place share.
private struct PhraseFacts {
  var isCapital: Bool
  var startsSentence: Bool
  var isQuoted: Bool
  /// Where it stands.
  var bytes: Range<Int>
  /// What the encoder made of the place; nil without one.
  var reading: ContextReading.Place?
  /// Log probability of the phrase without context.
  var unigram: Float = 0
  /// log(1 + occurrences of its first token elsewhere in the document), for phrases of one token.
  var repeated: Float = 0

  init(
    _ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, _ context: DocumentContext,
    _ model: LanguageModel, isCapital: Bool, startsSentence: Bool, isQuoted: Bool, bytes: Range<Int>,
    reading: ContextReading.Place?
  ) {
    self.isCapital = isCapital
    self.startsSentence = startsSentence
    self.isQuoted = isQuoted
    self.bytes = bytes
    self.reading = reading
    for index in range { unigram += model.word(tokens[index].model).logProbability }
    if range.count == 1 {
      let count = context.forms[tokens[range.lowerBound].form]
      let others = UInt16(clamping: (count > 0 ? count : 1) - 1)
      if others > 0 { repeated = Logarithms.natural1p(others) }
    }
  }
}
