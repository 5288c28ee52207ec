internal import UnspinLexicon
internal import UnspinText

/// Scores whether capitalised words are a romanised Korean name, whole or with one part damaged.
///
/// The score is a log odds, in nats, of two ways to write the words: as a name, by the shares of its surname
/// among Koreans (census of 2015) and of its syllables among the given names of the gazetteer, or as English,
/// by the unigrams of the language model. That is naive Bayes over the parts, with each part's say bounded; a
/// damaged part adds how often spinners put what stands there. What stands around a name adds to it: "plays",
/// verbs of speaking, what people are ("actor", "director"), other mentions.
struct NameShape {
  private let lexicon: Lexicon
  private let model: LanguageModel

  /// Log odds from which a damaged name is restored in any document; lower for a substitute that spinners were
  /// seen to put, since "Gong Gong Reservoir" is a lake and no damaged "Gong Gong Dam".
  static func sure(isSeen: Bool) -> Float { isSeen ? 3 : 9 }

  /// Log odds, before anything is seen, that a place where a name could be damaged holds a damaged name.
  private static let prior: Float = -4
  /// A spelling that is possible and was never counted.
  private static let rarest: Float = -10
  /// The say of one undamaged part.
  private static let bounds: ClosedRange<Float> = -4...5
  /// Capitalised words go on behind the name, as they do in headlines.
  private static let headline: Float = -1.5
  /// A word next to the name that goes with people.
  private static let company: Float = 1.5

  /// - Parameters:
  ///   - lexicon: The one with the tables of surnames and syllables.
  ///   - model: Tells how common words are.
  init(_ lexicon: Lexicon, _ model: LanguageModel) {
    self.lexicon = lexicon
    self.model = model
  }

  /// Scores whether the tokens at `range` were one part of a name.
  ///
  /// - Parameters:
  ///   - range: What may be damaged.
  ///   - part: What stood there, in lower case.
  ///   - channel: Natural logarithm of the probability that a spinner puts these tokens for the part.
  ///   - document: The document.
  /// - Returns: Log odds; nil when no name can be read there: with the capitalised words around them the tokens
  ///   make a surname and a given name of two parts.
  func damaged(_ range: Range<Int>, part: TokenKey, channel: Float, _ document: Document) -> Float? {
    guard NameParts.isCapital(document.tokens[range.lowerBound]) else { return nil }
    let given = lexicon.names.syllable(part)
    let parts = NameParts(around: range, of: document)
    var odds = Self.prior + channel
    for index in range { odds -= model.word(document.tokens[index].model).logProbability }
    // A syllable is no damaged syllable: "Kim Sang Hyeop" is somebody else than Kim Sung Hyeop.
    if range.count == 1 {
      let key = key(range.lowerBound, document)
      if lexicon.names.syllable(key) != nil || lexicon.isSurname(key) { return nil }
    }
    if parts.goesOn { odds += Self.headline }
    var best: Float?
    // The surname stands before the damaged part, with at most one part between.
    for (position, start) in parts.before.enumerated() {
      let between = parts.before[(position + 1)...]
      let rest = parts.after.prefix(Self.givenParts - 1 - between.count)
      let others = between + rest
      guard let given, let surname = surname(start, document), !others.isEmpty,
        others.allSatisfy({ isSyllable($0, document) })
      else { continue }
      var odds = odds + surname + given
      for index in others { odds += syllable(index, document) }
      odds += company(start, (rest.last ?? range.upperBound - 1) + 1, document)
      best = max(best ?? odds, odds)
    }
    // Or the surname itself was damaged.
    if let share = lexicon.names.surname(part), parts.after.count == Self.givenParts,
      parts.after.allSatisfy({ isSyllable($0, document) }),
      !parts.before.contains(where: { isSyllable($0, document) })
    {
      var odds = odds + share + (parts.before.isEmpty ? 0 : Self.headline)
      for index in parts.after { odds += syllable(index, document) }
      odds += company(range.lowerBound, parts.after[1] + 1, document)
      best = max(best ?? odds, odds)
    }
    return best
  }

  /// Parts of a given name.
  private static let givenParts = 2

  /// Scores whether undamaged words are a name.
  ///
  /// - Parameters:
  ///   - words: Tokens of the document: surname, then one or two parts.
  ///   - document: The document.
  /// - Returns: Log odds; nil when they cannot be one.
  func whole(_ words: [Int], _ document: Document) -> Float? {
    guard let first = words.first, (2...3).contains(words.count), let surname = surname(first, document),
      words.dropFirst().allSatisfy({ isSyllable($0, document, atMost: words.count == 2 ? 2 : 1) })
    else { return nil }
    return words.dropFirst().reduce(surname) { $0 + syllable($1, document) }
  }

  private func bounded(_ odds: Float) -> Float {
    min(max(odds, Self.bounds.lowerBound), Self.bounds.upperBound)
  }

  private func key(_ index: Int, _ document: Document) -> TokenKey {
    let token = document.tokens[index]
    return token.flags.contains(.possessive) ? Possessive.stemKey(document.bytes[token.span]) : token.form
  }

  private func surname(_ index: Int, _ document: Document) -> Float? {
    let key = key(index, document)
    return lexicon.names.surname(key).map { bounded($0 - model.word(key).logProbability) }
  }

  private func syllable(_ index: Int, _ document: Document) -> Float {
    let key = key(index, document)
    return bounded((lexicon.names.syllable(key) ?? Self.rarest) - model.word(key).logProbability)
  }

  /// Whether a token reads as romanised Korean syllables, one unless more are allowed.
  func isSyllable(_ index: Int, _ document: Document, atMost most: Int = 1) -> Bool {
    var word = document.bytes[document.tokens[index].span]
    if document.tokens[index].flags.contains(.possessive) {
      word = word.dropLast(Possessive.suffixLength(word))
    }
    return Syllables.match(word, atMost: most)
  }

  // MARK: Context

  /// What words next to a name say for there being a person.
  func company(_ first: Int, _ end: Int, _ document: Document) -> Float {
    let tokens = document.tokens
    var say: Float = 0
    if first > 0, Self.leads.contains(tokens[first - 1].form) { say += Self.company }
    if end < tokens.count, Self.followers.contains(tokens[end].form) { say += Self.company }
    return say
  }

  private static func keys(_ words: String) -> Set<TokenKey> {
    Set(words.split(separator: " ").map { TokenKey(String($0)) })
  }
  /// What people are and what is done with them, before a name.
  private static let leads = keys(
    "actor actress singer director writer producer rapper model idol comedian host newcomer rookie character "
      + "star stars starring featuring plays played by played with and son daughter mother father brother "
      + "sister wife husband ceo president detective doctor prosecutor lawyer chef prince princess king queen "
      + "reporter announcer coach captain leader author ( named called")
  /// What people do, behind a name.
  private static let followers = keys(
    "plays played said says will is was and has had shared added explained stated revealed commented "
      + "confessed laughed smiled sings directed wrote writes portrays stars appears takes ( who whose")
}
