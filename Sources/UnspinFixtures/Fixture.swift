public import Unspin

/// One case: a text, what a repair should make of it, and what else should be said about it.
///
/// A fixture is one JSON object on one line of a `.jsonl` file:
///
/// ```json
/// {"id": "seo-dan-ah", "input": "Web optimization Dan Ah smiles.", "output": "Seo Dan Ah smiles.", "note": "acronym read as a word"}
/// ```
///
/// Decoding is strict: a key that is not known is an error, so that a slip of the pen cannot switch a
/// check off.
public struct Fixture: Sendable, Hashable {
  /// Stable name in kebab-case, unique over all files of a run.
  public var id: String
  /// The text as found.
  public var input: String
  /// The text a repair should give, byte for byte; the same as ``input`` when nothing may be changed.
  public var output: String
  /// Why the case is here, in a few words; empty when nobody said.
  public var note: String
  /// All edits a repair should make, in order; nil asserts nothing about them.
  public var edits: [ExpectedEdit]?
  /// Findings a repair should report, in order, others may stand between them; an empty list asserts that
  /// there are none at all, nil asserts nothing.
  public var findings: [ExpectedFinding]?
  /// What the verdict should be; nil asserts nothing.
  public var verdict: ExpectedVerdict?
  /// What the unspinner is told beforehand.
  public var options: FixtureOptions

  /// An edit that should be made.
  public struct ExpectedEdit: Sendable, Hashable {
    /// What kind of damage is mended.
    public var kind: Edit.Kind
    /// The text that is replaced, exactly.
    public var original: String
    /// What takes its place.
    public var replacement: String

    /// Creates an expected edit.
    public init(kind: Edit.Kind, original: String, replacement: String) {
      self.kind = kind
      self.original = original
      self.replacement = replacement
    }
  }

  /// A finding that should be reported.
  public struct ExpectedFinding: Sendable, Hashable {
    /// What kind of damage it seems to be.
    public var kind: Edit.Kind
    /// The text that is reported, exactly.
    public var text: String

    /// Creates an expected finding.
    public init(kind: Edit.Kind, text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// What the verdict should be; each property that is nil asserts nothing.
  public struct ExpectedVerdict: Sendable, Hashable {
    /// Whether the text should be taken for spun.
    public var spun: Bool?
    /// The language it should be found in.
    public var language: Verdict.Language?
    /// The least probability of spinning that is right, from 0 to 1.
    public var minimum: Double?
    /// The greatest probability of spinning that is right, from 0 to 1.
    public var maximum: Double?

    /// Creates an expectation.
    public init(
      spun: Bool? = nil, language: Verdict.Language? = nil, minimum: Double? = nil, maximum: Double? = nil
    ) {
      self.spun = spun
      self.language = language
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// Creates a fixture; what is left out asserts nothing.
  public init(
    id: String, input: String, output: String, note: String = "", edits: [ExpectedEdit]? = nil,
    findings: [ExpectedFinding]? = nil, verdict: ExpectedVerdict? = nil,
    options: FixtureOptions = FixtureOptions()
  ) {
    self.id = id
    self.input = input
    self.output = output
    self.note = note
    self.edits = edits
    self.findings = findings
    self.verdict = verdict
    self.options = options
  }
}

extension Fixture: Codable {
  private enum Key: String, CodingKey, CaseIterable {
    case id, input, output, note, edits, findings, verdict, options
  }

  /// Reads a fixture; keys that are not known and ids that are not kebab-case are errors.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(Key.self)
    id = try values.decode(String.self, forKey: .id)
    guard id.isKebabCase else {
      throw values.problem(
        .id,
        "“\(id)” is not kebab-case; use lower-case letters, digits and single hyphens, such as seo-dan-ah")
    }
    input = try values.decode(String.self, forKey: .input)
    output = try values.decode(String.self, forKey: .output)
    note = try values.decodeStrictly(String.self, forKey: .note) ?? ""
    edits = try values.decodeStrictly([ExpectedEdit].self, forKey: .edits)
    findings = try values.decodeStrictly([ExpectedFinding].self, forKey: .findings)
    verdict = try values.decodeStrictly(ExpectedVerdict.self, forKey: .verdict)
    options = try values.decodeStrictly(FixtureOptions.self, forKey: .options) ?? FixtureOptions()
  }

  /// Writes the fixture; what asserts nothing is left out.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(id, forKey: .id)
    try values.encode(input, forKey: .input)
    try values.encode(output, forKey: .output)
    if !note.isEmpty { try values.encode(note, forKey: .note) }
    try values.encodeIfPresent(edits, forKey: .edits)
    try values.encodeIfPresent(findings, forKey: .findings)
    try values.encodeIfPresent(verdict, forKey: .verdict)
    if options != FixtureOptions() { try values.encode(options, forKey: .options) }
  }
}

extension Fixture.ExpectedEdit: Codable {
  private enum Key: String, CodingKey, CaseIterable { case kind, original, replacement }

  /// Reads an expected edit; keys that are not known are errors.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(Key.self)
    kind = try values.decodeKind(forKey: .kind)
    original = try values.decode(String.self, forKey: .original)
    replacement = try values.decode(String.self, forKey: .replacement)
  }

  /// Writes the expected edit.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .kind)
    try values.encode(original, forKey: .original)
    try values.encode(replacement, forKey: .replacement)
  }
}

extension Fixture.ExpectedFinding: Codable {
  private enum Key: String, CodingKey, CaseIterable { case kind, text }

  /// Reads an expected finding; keys that are not known are errors.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(Key.self)
    kind = try values.decodeKind(forKey: .kind)
    text = try values.decode(String.self, forKey: .text)
  }

  /// Writes the expected finding.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .kind)
    try values.encode(text, forKey: .text)
  }
}

extension Fixture.ExpectedVerdict: Codable {
  private enum Key: String, CodingKey, CaseIterable { case spun, language, minimum, maximum }

  /// Reads an expected verdict; unknown keys, and bounds that are no probabilities, are errors.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(Key.self)
    spun = try values.decodeStrictly(Bool.self, forKey: .spun)
    minimum = try values.decodeProbability(forKey: .minimum)
    maximum = try values.decodeProbability(forKey: .maximum)
    if let name = try values.decodeStrictly(String.self, forKey: .language) {
      guard let known = Verdict.Language(rawValue: name) else {
        throw values.problem(.language, "“\(name)” is not a language; use english, other or undetermined")
      }
      language = known
    } else {
      language = nil
    }
    if let minimum, let maximum, minimum > maximum {
      throw values.problem(.minimum, "\(minimum) is above the maximum of \(maximum); swap or correct them")
    }
  }

  /// Writes the expected verdict.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encodeIfPresent(spun, forKey: .spun)
    try values.encodeIfPresent(language, forKey: .language)
    try values.encodeIfPresent(minimum, forKey: .minimum)
    try values.encodeIfPresent(maximum, forKey: .maximum)
  }
}
