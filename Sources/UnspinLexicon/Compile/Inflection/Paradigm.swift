/// What form of a word or phrase stands in a pair.
package enum InflectedForm: String, CaseIterable, Sendable {
  /// A verb as the dictionary gives it: `go`.
  case base
  /// `are`, where `be` differs from the base in the plural.
  case presentPlural
  /// `am`, where `be` differs from the base in the first person.
  case presentFirst
  /// `goes`.
  case thirdPerson
  /// `going`.
  case presentParticiple
  /// `went`.
  case past
  /// `were`, where `be` differs from the past in the plural.
  case pastPlural
  /// `gone`.
  case pastParticiple
  /// A noun as the dictionary gives it.
  case singular
  /// A noun in the plural.
  case plural
  /// An adjective or adverb as the dictionary gives it.
  case positive
  /// `better`, `more recent`.
  case comparative
  /// `best`, `most recent`.
  case superlative
  /// Exactly as the row has it.
  case exact

  /// The form that stands in when a verb does not tell this one apart.
  var fallback: InflectedForm? {
    switch self {
    case .presentPlural, .presentFirst: .base
    case .pastPlural: .past
    default: nil
    }
  }

  static let verbs: [InflectedForm] = [
    .base, .presentPlural, .presentFirst, .thirdPerson, .presentParticiple, .past, .pastPlural,
    .pastParticiple,
  ]
  static let comparisons: [InflectedForm] = [.positive, .comparative, .superlative]
}

/// The forms of a word or phrase, each with its spellings.
package struct Paradigm: Sendable {
  /// How a noun counts.
  package enum Number: Sendable {
    /// It has a singular and a plural.
    case countable
    /// It stands for many as it is: `pants`, `dad and mom`.
    case plural
    /// It has no plural.
    case uncountable
    /// It is no noun phrase, and has no forms but itself.
    case fixed
  }

  /// How a noun counts; `fixed` for all else.
  package var number = Number.fixed
  private var spellings: [InflectedForm: [String]] = [:]
  private var variants: [InflectedForm: [String]] = [:]

  init() {}

  /// The spellings of a form that the tables and rules give, the preferred one first.
  package subscript(form: InflectedForm) -> [String] {
    get { spellings[form] ?? [] }
    set { spellings[form] = newValue.isEmpty ? nil : newValue }
  }

  /// The spellings of a form, with those of other spellings of the word (`practise` for `practice`) at the end.
  package func allSpellings(_ form: InflectedForm) -> [String] {
    var all = self[form]
    for variant in variants[form] ?? [] where !all.contains(variant) { all.append(variant) }
    return all
  }

  /// Adds the forms of another spelling of the same word.
  mutating func add(variant other: Paradigm) {
    for (form, others) in other.spellings { variants[form, default: []] += others }
  }

  /// The paradigm with every spelling changed.
  func map(_ change: (String) -> String) -> Paradigm {
    var result = self
    result.spellings = spellings.mapValues { $0.map(change) }
    result.variants = variants.mapValues { $0.map(change) }
    return result
  }
}
