package import Unspin
package import UnspinLexicon
internal import UnspinText

/// Finds what a spinner puts, in spun texts that have no originals beside them.
///
/// Phrases count that are frequent here and rare by the language model; a longer one counts by itself only where it
/// stands out more than its parts do.
package struct SpunLearner {
  private let model: LanguageModel
  private let guesser: OriginalGuesser
  private var documents: [Document] = []
  private var counts: [TokenKey: Count] = [:]
  private var total = 0

  /// The most words of a phrase.
  private static let longest = 3
  /// Rates that differ less may differ by subject alone: e to the power of it.
  private static let leastExcess = 1.4
  /// The least log-likelihood ratio (Dunning 1993); 15 is beyond chance for any one phrase of a hundred thousand.
  private static let leastEvidence = 15.0
  /// Share of its places that a phrase may have inside longer ones and still count by itself.
  private static let mostInside = 0.7
  /// Log probability from which a word is common, so that a capital inside a sentence is odd.
  private static let common = -10.0

  /// What is counted of a phrase.
  private struct Count {
    var count = 0
    var pages = 0
    var lastPage = -1
    /// Places inside sentences, and those of them with a capital.
    var inside = 0
    var capitals = 0
    var places: [OriginalGuesser.Place] = []
  }

  /// - Parameters:
  ///   - model: Says what is rare in genuine text.
  ///   - originals: What may have stood in place of a phrase.
  package init(model: LanguageModel, originals: OriginalGuesser) {
    self.model = model
    guesser = originals
  }

  /// Takes a spun text in.
  package mutating func add(_ document: Document) {
    let page = documents.count
    documents.append(document)
    total += document.tokens.count
    let headlines = document.titleLines
    for start in document.tokens.indices {
      var key: TokenKey?
      for end in start + 1...start + Self.longest where end <= document.tokens.count {
        let token = document.tokens[end - 1]
        guard token.kind == .word else { break }
        if end > start + 1, token.flags.contains(.sentenceStart) || token.flags.contains(.lineStart) { break }
        let phrase = key?.followed(by: token.form) ?? token.form
        key = phrase
        var entry = counts[phrase] ?? Count()
        entry.count += 1
        if entry.lastPage != page {
          entry.lastPage = page
          entry.pages += 1
        }
        let first = document.tokens[start]
        if !first.flags.contains(.sentenceStart), !headlines[start] {
          entry.inside += 1
          if first.letterCase != .lower { entry.capitals += 1 }
        }
        if entry.places.count < 12 { entry.places.append(.init(page: page, tokens: start..<end)) }
        counts[phrase] = entry
      }
    }
  }

  private struct Candidate {
    var key: TokenKey
    var count: Count
    var excess: Double
    var evidence: Double
    var place: OriginalGuesser.Place
  }

  /// The phrases, most telling first.
  ///
  /// - Parameters:
  ///   - least: How often a phrase has to stand.
  ///   - pages: In how many texts.
  ///   - limit: How many to give at most.
  /// - Returns: What is found, with guesses at the originals.
  package func suspects(least: Int, pages: Int, limit: Int) -> [Suspect] {
    var candidates: [TokenKey: Candidate] = [:]
    for (key, entry) in counts where entry.count >= least && entry.pages >= pages {
      guard let place = entry.places.first, let rate = logRate(entry.places) else { continue }
      let expected = Double(total) * Logarithms.exponential(rate)
      let excess = Logarithms.natural(Double(entry.count) / expected)
      let evidence = 2 * (Double(entry.count) * excess - (Double(entry.count) - expected))
      candidates[key] = Candidate(key: key, count: entry, excess: excess, evidence: evidence, place: place)
    }
    let standing = candidates.values.filter { candidate in
      guard candidate.excess >= Self.leastExcess, candidate.evidence >= Self.leastEvidence else {
        return false
      }
      // A phrase no odder than its oddest part is that part with its company.
      return parts(of: candidate.place).allSatisfy { part in
        guard let part = candidates[part] else { return true }
        return candidate.excess > part.excess + 0.7
      }
    }
    var inside: [TokenKey: Int] = [:]
    for candidate in standing {
      for part in Set(parts(of: candidate.place)) { inside[part, default: 0] += candidate.count.count }
    }
    let free = standing.filter {
      Double(inside[$0.key] ?? 0) < Double($0.count.count) * Self.mostInside
    }
    let ranked = free.sorted {
      $0.evidence != $1.evidence ? $0.evidence > $1.evidence : $0.key.rawValue < $1.key.rawValue
    }
    return ranked.lazy.compactMap(suspect).prefix(limit).map { $0 }
  }

  /// Log of the rate at which people write a phrase behind the words that it stands behind here; nil for phrases
  /// with words that the model does not know.
  private func logRate(_ places: [OriginalGuesser.Place]) -> Double? {
    var sum = 0.0
    for place in places {
      let document = documents[place.page]
      let words = document.tokens[place.tokens].map { model.word($0.model) }
      guard words.allSatisfy(\.isKnown) else { return nil }
      sum += OriginalGuesser.Slot(place, document, model).score(words, model, withRest: false)
    }
    return sum / Double(places.count)
  }

  /// The keys of all shorter phrases inside one.
  private func parts(of place: OriginalGuesser.Place) -> [TokenKey] {
    let forms = documents[place.page].tokens[place.tokens].map(\.form)
    var keys: [TokenKey] = []
    for start in forms.indices {
      var key = forms[start]
      for end in start..<forms.count {
        if end > start { key = key.followed(by: forms[end]) }
        if end - start + 1 < forms.count { keys.append(key) }
      }
    }
    return keys
  }

  private func suspect(_ candidate: Candidate) -> Suspect? {
    let entry = candidate.count
    let isName = entry.inside > 0 && entry.capitals * 2 > entry.inside
    let document = documents[candidate.place.page]
    if isName {
      // Names of the day are frequent, too; odd are only common words among them.
      let keys = document.tokens[candidate.place.tokens].map(\.model)
      guard keys.allSatisfy({ Double(model.word($0).logProbability) > Self.common }) else { return nil }
    }
    let phrase = document.words(candidate.place.tokens).lowercased()
    let contexts = entry.places.prefix(2).map { documents[$0.page].context(of: $0.tokens, insert: "") }
    let guesses =
      isName
      ? [] : guesser.guesses(for: phrase, at: entry.places, in: documents, model: model, missing: missing)
    return Suspect(
      isName: isName, phrase: phrase, count: entry.count, pages: entry.pages, excess: candidate.excess,
      guesses: guesses, contexts: contexts)
  }

  /// How much rarer a word is here than in genuine text, as a log ratio held between -1 and 1: what a spinner
  /// replaces gets rare.
  private func missing(_ form: TokenKey, _ logProbability: Double) -> Double {
    let expected = Double(total) * Logarithms.exponential(logProbability)
    return max(-1, min(1, Logarithms.natural((expected + 1) / (Double(counts[form]?.count ?? 0) + 1))))
  }
}
