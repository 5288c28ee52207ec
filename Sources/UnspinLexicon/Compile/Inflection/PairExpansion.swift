/// How a row of the wording table is inflected, by its `class` column.
package enum InflectionClass: String, CaseIterable, Sendable {
  /// Inflected as a verb.
  case verb = "v"
  /// Inflected as a noun.
  case noun = "n"
  /// Compared as an adjective.
  case adjective = "a"
  /// Compared as an adverb, where it can be.
  case adverb = "d"
  /// A function word; exactly this form.
  case function = "f"
  /// Exactly this form.
  case exact = "x"
  /// A phrase; exactly this form, but for `one's`.
  case phrase = "p"
}

/// Turns a pair of base forms into the pairs of matching inflected forms.
///
/// `laugh` (verb) with `snicker` gives laugh/snicker, laughs/snickers, laughing/snickering, laughed/snickered twice
/// (past and participle). Where a form has several spellings, each of the substitute's is paired with each of the
/// original's. `one's` and `oneself` become `my`, `your`, ... on both sides alike.
package struct PairExpansion: Sendable {
  /// A phrase a spinner may have put, and the original it stands for.
  package struct Pair: Hashable, Sendable {
    /// What stands in spun text.
    package let spun: String
    /// What it stands for.
    package let original: String
    /// The form of both.
    package let form: InflectedForm
    /// The place of the original among its spellings of this form: 0 is the preferred one (`traveled`), others
    /// are less usual, or spelled the British way (`travelled`, `practise`).
    package let alternative: Int
  }

  private let inflector: Inflector

  /// An expansion by this inflector.
  package init(inflector: Inflector) {
    self.inflector = inflector
  }

  /// The pairs of matching forms, without those whose sides are equal, each once, in a fixed order.
  ///
  /// One pair of spellings may occur under several forms (past and participle).
  package func pairs(original: String, class kind: InflectionClass, substitute: String) -> [Pair] {
    var collector = Collector()
    for (original, substitute) in Placeholder.expand(original: original, substitute: substitute, class: kind)
    {
      switch kind {
      case .verb: verbs(original, substitute, &collector)
      case .noun: nouns(original, substitute, &collector)
      case .adjective:
        comparisons(inflector.adjective(original), inflector.adjective(substitute), &collector)
      case .adverb:
        comparisons(inflector.adverb(original), inflector.adverb(substitute), &collector)
      case .function, .exact, .phrase:
        collector.add([substitute], [original], .exact)
      }
    }
    return collector.pairs
  }

  private func verbs(_ original: String, _ substitute: String, _ collector: inout Collector) {
    let originals = inflector.verb(original, isTrusted: true)
    let substitutes = inflector.verb(substitute)
    for form in InflectedForm.verbs {
      var ours = originals.allSpellings(form)
      var theirs = substitutes[form]
      if let fallback = form.fallback {
        // The plural and first person of `be` against the one form of other verbs; nothing for verbs without.
        if ours.isEmpty == theirs.isEmpty {
          if ours.isEmpty { continue }
        } else if ours.isEmpty {
          ours = originals.allSpellings(fallback)
        } else {
          theirs = substitutes[fallback]
        }
        if isAlone(originals) || isAlone(substitutes) { continue }
      }
      collector.add(theirs, ours, form)
    }
  }

  /// Whether a paradigm has its base alone: it is no verb.
  private func isAlone(_ paradigm: Paradigm) -> Bool {
    paradigm[.thirdPerson].isEmpty && paradigm[.past].isEmpty
  }

  private func nouns(_ original: String, _ substitute: String, _ collector: inout Collector) {
    let originals = inflector.noun(original, isTrusted: true)
    let words = original.split(separator: " ").map(String.init)
    let last = words.contains(where: PhraseWords.headPrepositions.contains) ? nil : words.last
    let substitutes = inflector.noun(substitute, lastWord: last)
    collector.add(substitutes[.singular], originals.allSpellings(.singular), .singular)
    // Both sides as they are: the pair of the singular says it already.
    if originals.number == .plural, substitutes.number != .countable { return }
    // What has no plural of its own stands for several as it is.
    let plurals = substitutes.number == .uncountable ? substitutes[.singular] : substitutes[.plural]
    collector.add(plurals, originals.allSpellings(.plural), .plural)
  }

  private func comparisons(_ originals: Paradigm, _ substitutes: Paradigm, _ collector: inout Collector) {
    for form in InflectedForm.comparisons {
      let ours = originals.allSpellings(form)
      // With "more" on both sides the pair of the positive says it all.
      let theirs = substitutes[form]
      collector.add(theirs, ours, form) { spun, original in
        form == .positive || !(isPeriphrastic(spun) && isPeriphrastic(original))
      }
    }
  }

  private func isPeriphrastic(_ phrase: String) -> Bool {
    phrase.hasPrefix("more ") || phrase.hasPrefix("most ")
  }

  /// Gathers pairs in order, each once.
  private struct Collector {
    var pairs: [Pair] = []
    private var seen: Set<Pair> = []

    mutating func add(
      _ substitutes: [String], _ originals: [String], _ form: InflectedForm,
      where isWanted: (String, String) -> Bool = { _, _ in true }
    ) {
      for (place, original) in originals.enumerated() {
        for spun in substitutes where spun != original && isWanted(spun, original) {
          let pair = Pair(spun: spun, original: original, form: form, alternative: place)
          if seen.insert(pair).inserted { pairs.append(pair) }
        }
      }
    }
  }
}

/// The placeholders `one's` and `oneself`.
private enum Placeholder {
  private static let persons = [
    ["my", "myself", "me"], ["your", "yourself", "you"], ["his", "himself", "him"],
    ["her", "herself", "her"],
    ["its", "itself", "it"], ["our", "ourselves", "us"], ["their", "themselves", "them"],
  ]

  static func expand(
    original: String, substitute: String, class kind: InflectionClass
  ) -> [(original: String, substitute: String)] {
    guard kind != .function, kind != .exact, substitute != "oneself", substitute != "one's",
      isHeld(by: original) || isHeld(by: substitute)
    else { return [(original, substitute)] }
    let objects = isHeld(by: original)
    return persons.map { (filled(original, $0, false), filled(substitute, $0, objects)) }
  }

  private static func isHeld(by phrase: String) -> Bool {
    phrase.split(separator: " ").contains { $0 == "one's" || $0 == "oneself" }
  }

  private static func filled(_ phrase: String, _ person: [String], _ objects: Bool) -> String {
    phrase.split(separator: " ").map { word in
      switch word {
      case "one's": person[0]
      case "oneself": person[1]
      case "one" where objects: person[2]
      default: String(word)
      }
    }.joined(separator: " ")
  }
}
