internal import Unspin
package import UnspinLexicon
package import UnspinText

/// Guesses what stood in place of a phrase, among the originals that dictionaries know.
package struct OriginalGuesser {
  /// A place of a phrase.
  struct Place {
    var page: Int
    var tokens: Range<Int>
  }

  private struct Original {
    var text: String
    var tokens: PhraseTokens
  }

  private let originals: [Original]
  /// Their words in the language model, none for those it does not know.
  private let words: [[LanguageModel.Word]]
  /// What is known already, by phrase.
  private let known: [String: Set<String>]

  /// Places looked at.
  private static let mostPlaces = 8
  /// How many originals are weighed at all of them.
  private static let secondLook = 100
  /// What a dictionary row for this very pair is worth, in nats a place.
  private static let rowBonus = 2.0

  /// - Parameters:
  ///   - pairs: Phrases with originals of wording, in small letters.
  ///   - usesRows: Whether rows that are known count for a guess, or the words around a place alone.
  ///   - model: What the guesses are weighed with.
  /// - Throws: ``ICUError`` when ICU fails.
  package init(pairs: [(phrase: String, original: String)], usesRows: Bool, model: LanguageModel)
    throws(ICUError)
  {
    var tokenizer = try PhraseTokenizer()
    var originals: [Original] = []
    for text in Set(pairs.map(\.original)).sorted() {
      let tokens = try tokenizer.tokens(of: text)
      if (1...2).contains(tokens.count) { originals.append(Original(text: text, tokens: tokens)) }
    }
    self.originals = originals
    words = originals.map { original in
      let words = original.tokens.models.map(model.word)
      return words.allSatisfy(\.isKnown) ? words : []
    }
    known = usesRows ? Dictionary(grouping: pairs, by: \.phrase).mapValues { Set($0.map(\.original)) } : [:]
  }

  /// The best guesses, at most three.
  func guesses(
    for phrase: String, at places: [Place], in documents: [Document], model: LanguageModel,
    missing: (TokenKey, Double) -> Double
  ) -> [Suspect.Guess] {
    let slots = places.prefix(Self.mostPlaces).map { Slot($0, documents[$0.page], model) }
    guard !slots.isEmpty else { return [] }
    let here = slots.map { $0.score($0.words, model) }
    func gain(_ index: Int, _ count: Int) -> Double {
      var gain = 0.0
      for slot in 0..<count { gain += max(-6, slots[slot].score(words[index], model) - here[slot]) }
      return gain / Double(count)
    }
    // A first look at two places finds out who is worth a second one.
    let first = originals.indices.filter { !words[$0].isEmpty && originals[$0].text != phrase }
      .map { (index: $0, gain: gain($0, min(2, slots.count))) }
      .sorted { $0.gain != $1.gain ? $0.gain > $1.gain : $0.index < $1.index }
    var chosen = Set(first.prefix(Self.secondLook).map(\.index))
    let rows = known[phrase] ?? []
    if !rows.isEmpty { chosen.formUnion(originals.indices.filter { rows.contains(originals[$0].text) }) }
    var guesses: [Suspect.Guess] = []
    for index in chosen.sorted() where !words[index].isEmpty {
      let original = originals[index]
      var total = gain(index, slots.count)
      if let form = original.tokens.forms.first, original.tokens.count == 1 {
        total += missing(form, Double(words[index][0].logProbability))
      }
      if rows.contains(original.text) { total += Self.rowBonus }
      if total > 0 { guesses.append(.init(text: original.text, gain: total)) }
    }
    return Array(guesses.sorted { ($1.gain, $0.text) < ($0.gain, $1.text) }.prefix(3))
  }

  /// The surroundings of a place.
  struct Slot {
    var words: [LanguageModel.Word]
    var before: (TokenKey, LanguageModel.Word)
    var after: [LanguageModel.Word]

    init(_ place: Place, _ document: Document, _ model: LanguageModel) {
      let sentence = document.sentences.first { $0.contains(place.tokens.lowerBound) } ?? place.tokens
      func key(_ index: Int) -> TokenKey {
        // A key that no word has, where the sentence is over.
        sentence.contains(index) ? document.tokens[index].model : TokenKey(rawValue: 1)
      }
      words = document.tokens[place.tokens].map { model.word($0.model) }
      let start = place.tokens.lowerBound
      before = (key(start - 2), model.word(key(start - 1)))
      after = (place.tokens.upperBound..<place.tokens.upperBound + 2).filter(sentence.contains).map {
        model.word(document.tokens[$0].model)
      }
    }

    /// The log probability of words here, with that of the words behind them.
    func score(_ words: [LanguageModel.Word], _ model: LanguageModel, withRest: Bool = true) -> Double {
      var (first, last) = before
      var sum: Float = 0
      for index in 0..<words.count + (withRest ? after.count : 0) {
        let word = index < words.count ? words[index] : after[index - words.count]
        sum += model.logProbability(of: word, in: model.context(first, last))
        (first, last) = (last.key, word)
      }
      return Double(sum)
    }
  }
}
