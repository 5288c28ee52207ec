/// What the score of a path through the lattice is made of: a weighted sum of these.
///
/// The raw value is the position of the weight; names are those of `Dictionaries/language/weights.tsv`.
package enum Feature: Int, CaseIterable, Sendable {
  /// 1 for an edit of ordinary wording.
  case wording
  /// 1 for an edit that restores a name from the gazetteer.
  case name
  /// 1 for an edit that restores a name by its shape.
  case namePart
  /// 1 for a damaged name that can hardly be anything else; what shape and document say for a name, in steps
  /// of four nats, up to 2.
  case distinctive
  /// Natural log of the probability that the spinner put this phrase for this original.
  case channel
  /// Natural log of the probability that the spinner left the kept phrase alone.
  case kept
  /// 1 for a pair seen on real pages.
  case observed
  /// log(1 + sightings).
  case sightings
  /// 1 for a pair that counts only as written.
  case exactCase
  /// Natural log of the language-model probability of the words, in their context.
  case languageModel
  /// Natural log of the probability of the words without context.
  case unigram
  /// 1 for an edit inside quotation marks.
  case quoted
  /// 1 for a wording edit of a capitalised phrase inside a sentence.
  case capitalized
  /// 1 for a wording edit at the start of a sentence.
  case sentenceStart
  /// Tokens of the replaced phrase beyond the first.
  case spunLength
  /// Tokens that the original has more than the phrase.
  case longer
  /// Tokens that the original has fewer than the phrase.
  case shorter
  /// How far the log probability of the replaced phrase lies above -7, for very common words.
  case common
  /// The log probability of the replaced phrase without context.
  case spunUnigram
  /// 1 where two equal words follow each other and do not in the text.
  case doubled
  /// 1 where "a" stands before a vowel or "an" before a consonant.
  case article
  /// 1 where "a" became "an" or the reverse.
  case articleFlip
  /// Words of the original that the language model does not know.
  case unknown
  /// How much likelier the phrase is in spun than in genuine text, natural log.
  case evidence
  /// 1 if the original stands elsewhere in the document as it is.
  case originalPresent
  /// log(1 + occurrences of the phrase in the document beyond this one).
  case repeated
  /// 1 if the pair was seen from the family that the document seems to be of.
  case family
  /// 1 if the pair is of other families only.
  case otherFamily
  /// 1 where a sentence is very short, so that there is little context.
  case shortSentence
  /// 1 for a phrase of several tokens that is foreseen and was never seen.
  case foreseenPhrase
  /// 1 for a longer original that is foreseen and was never seen.
  case foreseenLonger
  /// Letters that phrase and original share at their starts, over the longer's length.
  case resemblance
  /// Log odds of the original against the phrase by a ``ContextEncoder``; 0 without one.
  case context

  /// How many there are.
  package static let count = allCases.count
  /// Those whose weights stand in the dictionaries; the rest is weighted only with an encoder, which brings
  /// a whole set of weights of its own.
  package static let plain = allCases.filter { $0 != .context }
}

/// One weight a feature, fitted by `unspin-lexicon tune`.
package struct FeatureWeights: Sendable, Equatable {
  /// In the order of ``Feature``.
  package var values: [Float]

  package init(values: [Float]) {
    precondition(values.count == Feature.count)
    self.values = values
  }

  /// Weights from a list that starts with those of ``Feature/plain``; nil when it is shorter.
  package init?(plain: [Float]) {
    guard plain.count >= Feature.plain.count else { return nil }
    values = [Float](repeating: 0, count: Feature.count)
    for (feature, value) in zip(Feature.plain, plain) { values[feature.rawValue] = value }
  }

  package subscript(feature: Feature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  /// Where fitting starts: a plain noisy channel that is slow to edit.
  package static let initial: FeatureWeights = {
    var weights = FeatureWeights(values: [Float](repeating: 0, count: Feature.count))
    weights[.wording] = -1
    weights[.name] = 2
    weights[.namePart] = -1.2
    weights[.distinctive] = 4
    weights[.channel] = 0.7
    weights[.kept] = 0.7
    weights[.observed] = 0.5
    weights[.languageModel] = 0.7
    weights[.doubled] = -4
    weights[.article] = -2
    weights[.articleFlip] = -0.5
    return weights
  }()
}
