internal import UnspinText

/// Collects phrases and their originals and lays them out as the tables of a lexicon image.
struct PhraseBuilder: ~Copyable {
  /// A phrase being collected.
  struct Entry {
    var text: String
    var tokens: PhraseTokens
    var flags: Phrase.Flags = []
    var evidence = 0.0
    var spinRate = 0.0
    var pairs: [Draft] = []
  }

  /// A pair before its original has a number.
  struct Draft {
    var original: String
    var provenance: UInt32
    var channel: Double
    var count: Double
    var flags: Pair.Flags
    /// Tokens, as bits, that have to be capitalised; names only.
    var capitals: UInt16 = 0
  }

  private var tokenizer: PhraseTokenizer
  private(set) var entries: [Entry] = []
  private var index: [TokenKey: Int] = [:]
  /// What else is known of names.
  var names = NameDraft()

  init() throws(ICUError) { tokenizer = try PhraseTokenizer() }

  /// The tokens of any text.
  mutating func tokens(of text: String) throws(ICUError) -> PhraseTokens { try tokenizer.tokens(of: text) }

  /// The entry of a phrase, made when it is new; nil for a phrase without tokens.
  ///
  /// Phrases that differ only in letter case or in look-alike quotes and dashes are one.
  mutating func entry(_ text: String) throws(ICUError) -> Int? {
    let tokens = try tokenizer.tokens(of: text)
    guard tokens.count > 0, tokens.count < 256 else { return nil }
    let state = tokens.state
    if let known = index[state] { return known }
    index[state] = entries.count
    entries.append(Entry(text: text, tokens: tokens))
    return entries.count - 1
  }

  mutating func update(_ entry: Int, _ body: (inout Entry) -> Void) { body(&entries[entry]) }

  /// Adds a pair unless a better one of its kind with the same original is there.
  mutating func add(_ draft: Draft, to entry: Int) {
    let kinds: Pair.Flags = [.exactCase, .name, .namePart]
    let known = entries[entry].pairs.firstIndex {
      $0.original == draft.original && $0.flags.intersection(kinds) == draft.flags.intersection(kinds)
    }
    guard let known else {
      entries[entry].pairs.append(draft)
      return
    }
    let flags = entries[entry].pairs[known].flags.union(draft.flags)
    if entries[entry].pairs[known].channel < draft.channel { entries[entry].pairs[known] = draft }
    entries[entry].pairs[known].flags = flags
  }

  /// Writes the image. The same entries give the same bytes, in whatever order they came.
  ///
  /// - Parameters:
  ///   - files: Names of the dictionary files, by number.
  ///   - weights: Fitted numbers.
  ///   - residue: Chrome lines and their texts.
  ///   - sources: What the image is made from, ``SourceChecksum``; nil for a dictionary given at run time.
  /// - Returns: The image.
  /// - Throws: ``ICUError`` when ICU fails.
  consuming func image(
    files: [String], weights: [Float], residue: ResidueCompiler.Output = .init(),
    sources: UInt64? = nil
  ) throws(ICUError) -> [UInt8] {
    let order = entries.indices.sorted { entries[$0].tokens.state < entries[$1].tokens.state }

    var phrases: [Phrase] = []
    var pairs: [Pair] = []
    var targets: [Target] = []
    var keys: [UInt64] = []
    var initials: [UInt8] = []
    var texts: [UInt8] = []
    var targetIndex: [String: UInt32] = [:]
    var states: [UInt64: (phrase: UInt32, continues: Bool)] = [:]

    var phraseNumbers = [Int](repeating: 0, count: entries.count)
    for number in order {
      phraseNumbers[number] = phrases.count
      let entry = entries[number]
      let drafts = entry.pairs.sorted {
        $0.channel != $1.channel
          ? $0.channel > $1.channel : ($0.original, $0.flags.rawValue) < ($1.original, $1.flags.rawValue)
      }
      var phraseFlags = entry.flags
      if drafts.contains(where: { $0.flags.contains(.distinctive) }) { phraseFlags.insert(.distinctive) }
      phrases.append(
        Phrase(
          firstPair: UInt32(pairs.count), pairCount: UInt16(clamping: drafts.count), flags: phraseFlags,
          evidence: Logarithms.steps(entry.evidence), spinRate: UInt8(clamping: Int(entry.spinRate * 255)),
          tokenCount: UInt8(entry.tokens.count)))
      for draft in drafts.prefix(Int(UInt16.max)) {
        let target: UInt32
        if let known = targetIndex[draft.original] {
          target = known
        } else {
          target = UInt32(targets.count)
          targetIndex[draft.original] = target
          let tokens = try tokenizer.tokens(of: draft.original)
          let utf8 = Array(draft.original.utf8)
          targets.append(
            Target(
              textStart: UInt32(texts.count), textLength: UInt16(clamping: utf8.count),
              tokenCount: UInt16(clamping: tokens.count), firstKey: UInt32(keys.count)))
          texts += utf8
          keys += tokens.models.map(\.rawValue)
          initials += tokens.initials.map(\.rawValue)
        }
        pairs.append(
          Pair(
            target: target, provenance: draft.provenance, channel: Logarithms.steps(draft.channel),
            count: UInt16(clamping: Int(draft.count.rounded())), flags: draft.flags, capitals: draft.capitals)
        )
      }

      var state = entry.tokens.forms[0]
      for index in 0..<entry.tokens.count {
        if index > 0 {
          state = Lexicon.step(state, entry.tokens.forms[index], isJoined: entry.tokens.joined[index])
        }
        var slot = states[state.rawValue] ?? (PhraseSlot.noPhrase, false)
        if index + 1 == entry.tokens.count {
          slot.phrase = UInt32(phrases.count - 1)
        } else {
          slot.continues = true
        }
        states[state.rawValue] = slot
      }
    }

    let size = max(16, states.count * 4 / 3)
    var slots = [UInt64](repeating: 0, count: size)
    for state in states.keys.sorted() {
      guard let slot = states[state] else { continue }
      var index = PhraseSlot.home(state, count: size)
      while slots[index] != 0 { index = index + 1 == size ? 0 : index + 1 }
      slots[index] = PhraseSlot.pack(state, phrase: slot.phrase, continues: slot.continues)
    }

    var image = ImageWriter(.lexicon)
    image.add(.slots, slots)
    image.add(.phrases, phrases)
    image.add(.pairs, pairs)
    image.add(.targets, targets)
    image.add(.keys, keys)
    image.add(.initials, initials)
    image.add(.texts, texts)
    image.add(.weights, weights)
    names.write(to: &image, phrases: phraseNumbers, targets: targetIndex)
    image.add(.residue, residue.rows)
    image.add(.residueTexts, residue.texts)
    image.add(.files, Array(files.joined(separator: "\n").utf8))
    image.add(.sources, sources.map { [$0] } ?? [])
    return image.finish()
  }
}
