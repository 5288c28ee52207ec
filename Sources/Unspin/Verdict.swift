/// Whether a document was spun, and what says so.
public struct Verdict: Sendable, Hashable, Codable {
  /// The language the document is in, as far as the library tells.
  @nonexhaustive
  public enum Language: String, Sendable, Hashable, Codable {
    /// English: wording and names are looked at.
    case english
    /// Another language: wording and names are left alone.
    case other
    /// Too little text to tell, or no letters.
    case undetermined
  }

  /// The families of spinning tools that are known; more may follow.
  @nonexhaustive
  public enum Family: String, Sendable, Hashable, Codable, CaseIterable {
    /// "earlier than" for before, "as a substitute" for instead: nine pages in ten.
    case a = "A"
    /// "used to be" for was, "circle of relatives" for family.
    case b = "B"
    /// Wrong-sense thesaurus, chemistry ("helium" for he).
    case c = "C"
    /// "turned into once" for was, "venerable" for used.
    case d = "D"
  }

  /// A phrase of the text that spinners put more often than people write it.
  public struct Evidence: Sendable, Hashable, Codable {
    /// The phrase as it first stands in the text.
    public var phrase: String
    /// Natural logarithm of how much likelier the phrase is in spun than in genuine text.
    public var weight: Double

    /// Creates a piece of evidence.
    public init(phrase: String, weight: Double) {
      self.phrase = phrase
      self.weight = weight
    }
  }

  /// Probability, from 0 to 1, that the document was spun.
  public var probability: Double
  /// The language of the document.
  public var language: Language
  /// The likeliest family of tool; nil when the document is not thought spun or nothing tells.
  public var family: Family?
  /// The strongest evidence for spinning, strongest first, at most twelve pieces.
  public var evidence: [Evidence]

  /// Whether the document is more probably spun than not.
  public var isSpun: Bool { probability > 0.5 }

  /// Creates a verdict.
  public init(probability: Double, language: Language, family: Family? = nil, evidence: [Evidence] = []) {
    self.probability = probability
    self.language = language
    self.family = family
    self.evidence = evidence
  }
}
