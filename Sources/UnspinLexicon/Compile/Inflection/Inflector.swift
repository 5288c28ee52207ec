/// Inflects English words and phrases, at compile time of the dictionary.
///
/// The rules of spelling are built in; all that does not follow them stands in three tables (see
/// `Dictionaries/language/irregular-*.tsv`), which are given as text.
///
/// ```swift
/// inflector.verb("take part in")[.past]  // ["took part in"]
/// inflector.noun("circle of relatives")[.plural]  // ["circles of relatives"]
/// inflector.adjective("tidy")[.comparative]  // ["tidier"]
/// ```
package struct Inflector: Sendable {
  private let verbs: IrregularTable
  private let nouns: IrregularTable
  private let adjectives: IrregularTable
  private let nounPlurals: Set<String>

  /// An inflector with these tables, each TSV with a header.
  ///
  /// - Parameters:
  ///   - verbs: columns `verb`, `third`, `ing`, `past`, `participle`, `also`, `source`.
  ///   - nouns: columns `noun`, `plural`, `also`, `source`.
  ///   - adjectives: columns `adjective`, `comparative`, `superlative`, `also`, `source`.
  /// - Throws: the first line that cannot be read.
  package init(verbs: String, nouns: String, adjectives: String) throws(InflectionTableError) {
    self.verbs = try IrregularTable(verbs, columns: ["verb", "third", "ing", "past", "participle"])
    self.nouns = try IrregularTable(nouns, columns: ["noun", "plural"])
    self.adjectives = try IrregularTable(adjectives, columns: ["adjective", "comparative", "superlative"])
    nounPlurals = self.nouns.spelledForms(column: 0)
  }

  // MARK: Verbs

  /// The forms of a verb or verb phrase; a phrase that is none has its base alone.
  ///
  /// The first word is inflected, or the first after adverbs in -ly; of two joined by `and`, both.
  ///
  /// - Parameters:
  ///   - phrase: the verb or verb phrase; one that starts with `are` is taken for one with `be`.
  ///   - isTrusted: whether the phrase is known to be a verb, though it may look like something else (`own`).
  /// - Returns: the forms.
  package func verb(_ phrase: String, isTrusted: Bool = false) -> Paradigm {
    var words = phrase.split(separator: " ").map(String.init)
    if words.count > 1, words[0] == "are" { words[0] = "be" }
    guard let head = verbHead(of: words, isTrusted: isTrusted) else { return Paradigm(base: phrase) }
    if words.count == head + 3, words[head + 1] == "and",
      verbHead(of: [words[head + 2]], isTrusted: false) == 0
    {
      return pair(verbForms(words[head]), verbForms(words[head + 2]), lead: words[..<head])
    }
    return verbForms(words[head]).map { Self.phrase(words, replacing: head, with: $0) }
  }

  /// Where the verb of a phrase stands, if the phrase has one to inflect.
  private func verbHead(of words: [String], isTrusted: Bool) -> Int? {
    guard isTrusted || !PhraseWords.nonVerbPhrases.contains(words.joined(separator: " ")) else { return nil }
    var head = 0
    while head < words.count - 1, words[head].hasSuffix("ly"), !PhraseWords.verbsInLy.contains(words[head]) {
      head += 1
    }
    guard head < words.count else { return nil }
    let word = words[head]
    if isTrusted || PhraseWords.modals.contains(word) { return head }
    if PhraseWords.openers.contains(word) && !(words.count == 1 && verbs.contains(word)) { return nil }
    if PhraseWords.nonVerbs.contains(word) || word.contains("'") { return nil }
    guard word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "-" }) else { return nil }
    return verbs.contains(word) || !looksInflected(word) ? head : nil
  }

  private func looksInflected(_ word: String) -> Bool {
    if word.hasSuffix("ing") { return !PhraseWords.verbsInIng.contains(word) }
    if word.hasSuffix("ed") { return !PhraseWords.verbsInEd.contains(word) }
    for ending in ["tion", "ness", "ity"] where word.hasSuffix(ending) {
      return !PhraseWords.verbsLikeNouns.contains(word)
    }
    if word.hasSuffix("s") { return !word.hasSuffix("ss") && !PhraseWords.verbsInS.contains(word) }
    return false
  }

  private func verbForms(_ word: String) -> Paradigm {
    guard let row = verbs[word] else {
      if let hyphen = word.lastIndex(of: "-") {
        let tail = String(word[word.index(after: hyphen)...])
        return verbForms(tail).map { word[...hyphen] + $0 }
      }
      var forms = verbForms(word, row: nil)
      for variant in RegularSpelling.variants(ofVerb: word) {
        forms.add(variant: verbForms(variant, row: nil))
      }
      return forms
    }
    var forms = verbForms(word, row: row)
    for variant in row.also { forms.add(variant: verbForms(variant, row: verbs[variant])) }
    return forms
  }

  private func verbForms(_ word: String, row: IrregularTable.Row?) -> Paradigm {
    let cells = row?.forms ?? [.regular, .regular, .regular, .regular]
    var forms = Paradigm(base: word)
    forms[.thirdPerson] = cells[0].spellings(otherwise: [RegularSpelling.thirdPerson(word)])
    forms[.presentParticiple] = cells[1].spellings(otherwise: RegularSpelling.presentParticiple(word))
    forms[.past] = cells[2].spellings(otherwise: RegularSpelling.past(word))
    forms[.pastParticiple] = cells[3].spellings(otherwise: RegularSpelling.past(word))
    if word == "be" {
      forms[.presentPlural] = ["are"]
      forms[.presentFirst] = ["am"]
      forms[.pastPlural] = ["were"]
    }
    return forms
  }

  private func pair(_ first: Paradigm, _ second: Paradigm, lead: ArraySlice<String>) -> Paradigm {
    var result = Paradigm()
    for form in InflectedForm.verbs {
      guard let one = first[form].first, let other = second[form].first else { continue }
      result[form] = [(Array(lead) + [one, "and", other]).joined(separator: " ")]
    }
    return result
  }

  // MARK: Nouns

  /// The singular and plural of a noun or noun phrase.
  ///
  /// The head is the last word, or the word before the first preposition. A phrase that is plural already has the
  /// form given both as `singular` and as `plural`; one that is uncountable or no noun phrase, as `singular` alone.
  ///
  /// - Parameters:
  ///   - phrase: the noun or noun phrase.
  ///   - lastWord: a word that is the head if the phrase ends in it, whatever stands before: the last word of what
  ///     the phrase stands for (`circle of relatives drama` for `family drama`).
  ///   - isTrusted: whether the phrase is known to be a noun phrase, though it may look like something else
  ///     (`only child`).
  /// - Returns: the forms, and how the phrase counts.
  package func noun(_ phrase: String, lastWord: String? = nil, isTrusted: Bool = false) -> Paradigm {
    var forms = Paradigm()
    forms[.singular] = [phrase]
    if let row = nouns[phrase] { return nounForms(phrase, row: row) }
    let words = phrase.split(separator: " ").map(String.init)
    guard let last = words.last else { return forms }
    if words.count == 1 { return nounForms(phrase) }
    if words[0] == "a" || words[0] == "an" || last.hasSuffix("self") || last.hasSuffix("selves") {
      return forms
    }
    let endsAlike = last == lastWord && !PhraseWords.particles.contains(last)
    if !endsAlike && !isTrusted {
      if PhraseWords.nounOpeners.contains(words[0]) || PhraseWords.danglingPrepositions.contains(last) {
        return forms
      }
      if words.count > 2, words[words.count - 2] == "and" {
        forms.number = .plural
        forms[.plural] = [phrase]
        return forms
      }
      if words.count > 2, words[words.count - 2] == "or" { return forms }
    }
    let head = endsAlike ? words.count - 1 : nounHead(of: words)
    let headForms = nounForms(words[head])
    return headForms.map { Self.phrase(words, replacing: head, with: $0) }
  }

  private func nounHead(of words: [String]) -> Int {
    let phrase = words.joined(separator: " ")
    for modifier in PhraseWords.modifiers where phrase.hasPrefix(modifier + " ") { return words.count - 1 }
    if let preposition = words.firstIndex(where: PhraseWords.headPrepositions.contains), preposition > 0 {
      return preposition - 1
    }
    let beforeLast = words[words.count - 2]
    if PhraseWords.particles.contains(words[words.count - 1]),
      PhraseWords.nounsBeforeParticles.contains(beforeLast)
    {
      return words.count - 2
    }
    return words.count - 1
  }

  private func nounForms(_ word: String, row given: IrregularTable.Row? = nil) -> Paradigm {
    guard let row = given ?? nouns[word] else { return regularNounForms(word) }
    var forms = Paradigm()
    forms[.singular] = [word]
    let plurals = row.forms[0].spellings(otherwise: [RegularSpelling.plural(word)])
    switch plurals {
    case []: forms.number = .uncountable
    case [word]:
      forms.number = .plural
      forms[.plural] = plurals
    default:
      forms.number = .countable
      forms[.plural] = plurals
    }
    for variant in row.also {
      var others = nounForms(variant, row: nouns[variant])
      if forms.number == .uncountable { others[.plural] = [] }
      forms.add(variant: others)
    }
    return forms
  }

  private func regularNounForms(_ word: String) -> Paradigm {
    var forms = Paradigm()
    forms[.singular] = [word]
    if let tail = hyphenHead(of: word) {
      return nounForms(tail.word).map { tail.before + $0 + tail.after }
    }
    let shape = WordShape(word)
    if isPlural(word, shape) {
      forms.number = .plural
      forms[.plural] = [word]
      return forms
    }
    if shape.ends("ness"), shape.count > 6, !PhraseWords.countableInNess.contains(word) {
      forms.number = .uncountable
      return forms
    }
    forms.number = .countable
    forms[.plural] = compoundPlurals(word) ?? [RegularSpelling.plural(word)]
    return forms
  }

  /// The part of a hyphenated noun that takes the plural: `mother` of `mother-in-law`, else the last part.
  private func hyphenHead(of word: String) -> (before: String, word: String, after: String)? {
    let parts = word.split(separator: "-").map(String.init)
    guard parts.count > 1, let last = parts.last else { return nil }
    if parts.count > 2, PhraseWords.headPrepositions.contains(parts[1]) {
      return ("", parts[0], "-" + parts[1...].joined(separator: "-"))
    }
    if parts.count == 2, parts[0].hasSuffix("er"), PhraseWords.particles.contains(last) {
      return ("", parts[0], "-" + last)
    }
    return (String(word.dropLast(last.count)), last, "")
  }

  /// The plural of a word that ends in an irregular one written together: `grandchildren`.
  private func compoundPlurals(_ word: String) -> [String]? {
    for tail in ["child", "person", "foot", "tooth", "mouse", "wolf", "shelf"] where word.hasSuffix(tail) {
      guard case .spelled(let plurals)? = nouns[tail]?.forms[0] else { continue }
      return plurals.map { word.dropLast(tail.count) + $0 }
    }
    return nil
  }

  private func isPlural(_ word: String, _ shape: WordShape) -> Bool {
    if nounPlurals.contains(word.lowercased()) { return true }
    for tail in ["men", "children", "people"] where shape.count > tail.count + 1 && shape.ends(tail) {
      return !PhraseWords.singularInMen.contains(word)
    }
    guard shape.ends("s"), shape.count > 3 || shape.letter(fromEnd: 2) != "u" else { return false }
    return !shape.ends("ss") && !shape.ends("us") && !shape.ends("is")
  }

  // MARK: Adjectives and adverbs

  /// The comparison of an adjective or adjective phrase.
  package func adjective(_ phrase: String) -> Paradigm {
    var forms = Paradigm()
    forms[.positive] = [phrase]
    let words = phrase.split(separator: " ")
    guard let first = words.first, !PhraseWords.adjectiveOpeners.contains(String(first)), words.count < 4,
      !phrase.contains("'"), phrase.first?.isNumber == false
    else { return forms }
    if words.count > 1 { return compared(phrase, [.periphrastic], [.periphrastic]) }
    if let row = adjectives[phrase] {
      forms = compared(phrase, choices(row.forms[0], phrase), choices(row.forms[1], phrase))
      for variant in row.also { forms.add(variant: adjective(variant)) }
      return forms
    }
    let regular = choices(.regular, phrase)
    return compared(phrase, regular, regular)
  }

  /// The comparison of an adverb: few have endings (`harder`), those in -ly take `more`, the rest have none.
  package func adverb(_ phrase: String) -> Paradigm {
    if PhraseWords.comparedAdverbs.contains(phrase) { return adjective(phrase) }
    if phrase.hasSuffix("ly"), !phrase.contains(" "), !PhraseWords.fixedAdverbs.contains(phrase) {
      return compared(phrase, [.periphrastic], [.periphrastic])
    }
    var forms = Paradigm()
    forms[.positive] = [phrase]
    return forms
  }

  private enum Comparing {
    case ending
    case periphrastic
    case spelled(String)
  }

  private func choices(_ cell: TableCell, _ word: String) -> [Comparing] {
    switch cell {
    case .missing: []
    case .spelled(let spellings):
      spellings.map {
        ["more", "most"].contains($0) && !["much", "many"].contains(word) ? .periphrastic : .spelled($0)
      }
    case .regular:
      switch RegularSpelling.comparison(of: word) {
      case .ending: [.ending]
      case .either: [.ending, .periphrastic]
      case .periphrastic: [.periphrastic]
      case .none: []
      }
    }
  }

  private func compared(_ phrase: String, _ comparative: [Comparing], _ superlative: [Comparing]) -> Paradigm
  {
    func spell(_ choice: Comparing, _ ending: String, _ adverb: String) -> String {
      switch choice {
      case .ending: RegularSpelling.compared(phrase, ending)
      case .periphrastic: adverb + " " + phrase
      case .spelled(let spelling): spelling
      }
    }
    var forms = Paradigm()
    forms[.positive] = [phrase]
    forms[.comparative] = comparative.map { spell($0, "er", "more") }
    forms[.superlative] = superlative.map { spell($0, "est", "most") }
    return forms
  }

  private static func phrase(_ words: [String], replacing index: Int, with word: String) -> String {
    var words = words
    words[index] = word
    return words.joined(separator: " ")
  }
}

extension Paradigm {
  fileprivate init(base: String) {
    self.init()
    self[.base] = [base]
  }
}
