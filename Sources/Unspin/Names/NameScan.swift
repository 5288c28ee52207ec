internal import UnspinLexicon
internal import UnspinText

/// Looks, in documents that do not seem spun, for a damaged name that is sure by itself: the cheap question
/// before a document is decoded for the sake of its names.
struct NameScan {
  private let document: Document
  private let knowledge: Knowledge

  /// A place where a name may be damaged.
  private struct Place {
    var tokens: Range<Int>
    var layer: Int
    var pairs: Range<Int>
  }

  init(_ document: Document, _ knowledge: Knowledge) {
    self.document = document
    self.knowledge = knowledge
  }

  /// Whether a damaged name stands there that may be restored whatever the document is.
  ///
  /// - Complexity: O(tokens); what the document mentions is read only when something may be damaged.
  func findsSureName() -> Bool { !sureNames(most: 1).isEmpty }

  /// The tokens of damaged names that may be restored whatever the document is.
  ///
  /// - Parameter most: Names after which the search ends.
  /// - Returns: Their tokens, in the order of the text.
  func sureNames(most: Int) -> [Range<Int>] {
    let places = document.tokens.indices.flatMap(places)
    guard !places.isEmpty else { return [] }
    let protection = Protection(document, knowledge)
    let names = NameEvidence(document, knowledge, protection)
    var sure: [Range<Int>] = []
    for place in places where sure.count < most && isSure(place, protection, names) {
      sure.append(place.tokens)
    }
    return sure
  }

  private func isSure(_ place: Place, _ protection: Protection, _ names: NameEvidence) -> Bool {
    guard protection.allowsName(place.tokens) else { return false }
    let lexicon = knowledge.lexicons[place.layer]
    return place.pairs.contains { number in
      let pair = lexicon.pair(number)
      if pair.flags.contains(.name) {
        return NameCase.allows(document.tokens[place.tokens], pair)
          && !names.isOtherName(pair, phrase: nil, layer: place.layer, place.tokens, document)
          && (!pair.flags.isDisjoint(with: [.distinctive, .overlay])
            || names.weigh(pair, layer: place.layer, place.tokens, document)?.isSure == true)
      }
      guard pair.flags.contains(.namePart) else { return false }
      let part = lexicon.key(lexicon.target(pair.target), 0)
      let odds = names.shape.damaged(
        place.tokens, part: part, channel: Float(pair.channel) / 256, document)
      return odds.map { $0 >= NameShape.sure(isSeen: pair.count > 0) } ?? false
    }
  }

  /// Phrases that start at a capital and may be a damaged name or a part of one.
  private func places(from start: Int) -> [Place] {
    let tokens = document.tokens
    guard NameParts.isCapital(tokens[start]) else { return [] }
    var places: [Place] = []
    for (layer, lexicon) in knowledge.lexicons.enumerated() {
      var state = lexicon.start(tokens[start].form)
      if tokens[start].flags.contains(.possessive) {
        add(
          lexicon.start(Possessive.stemKey(document.bytes[tokens[start].span])), start..<start + 1, layer,
          &places)
      }
      var end = start + 1
      while let reached = state {
        add(reached, start..<end, layer, &places)
        guard reached.continues, end < tokens.count, !tokens[end].flags.contains(.lineStart) else { break }
        let isJoined = tokens[end].flags.contains(.joined)
        if tokens[end].flags.contains(.possessive) {
          let stem = Possessive.stemKey(document.bytes[tokens[end].span])
          add(lexicon.advance(reached, by: stem, isJoined: isJoined), start..<end + 1, layer, &places)
        }
        state = lexicon.advance(reached, by: tokens[end].form, isJoined: isJoined)
        end += 1
      }
    }
    return places
  }

  private func add(_ state: Lexicon.State?, _ range: Range<Int>, _ layer: Int, _ places: inout [Place]) {
    guard let phrase = state?.phrase else { return }
    let lexicon = knowledge.lexicons[layer]
    let facts = lexicon.phrase(phrase)
    let pairs = Int(facts.firstPair)..<Int(facts.firstPair) + Int(facts.pairCount)
    let isName = pairs.contains { !lexicon.pair($0).flags.isDisjoint(with: [.name, .namePart]) }
    guard isName else { return }
    if range.count == 1 || !pairs.contains(where: { lexicon.pair($0).flags.contains(.name) }) {
      // A part of a name has other parts beside it.
      guard
        NameParts.part(before: range.lowerBound, document) != nil
          || NameParts.part(after: range.upperBound - 1, document) != nil
      else { return }
    }
    places.append(Place(tokens: range, layer: layer, pairs: pairs))
  }
}
