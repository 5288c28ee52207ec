/// The regular spelling of inflected single words.
enum RegularSpelling {
  /// The form in -s: the third person of a verb, the plural of a noun.
  static func withS(_ word: String) -> String {
    let shape = WordShape(word)
    if shape.endsInConsonantY { return word.dropLast() + "ies" }
    if shape.ends("quy") { return word.dropLast() + "ies" }
    for ending in ["s", "x", "z", "ch", "sh"] where shape.ends(ending) { return word + "es" }
    return word + "s"
  }

  /// The third person of a verb: as ``withS(_:)``, but `echo` gives `echoes`.
  static func thirdPerson(_ word: String) -> String {
    let shape = WordShape(word)
    if shape.ends("z"), shape.endsInDoublingPattern { return word + "zes" }
    return shape.endsInConsonantO ? word + "es" : withS(word)
  }

  /// The plural of a noun.
  static func plural(_ word: String) -> String {
    let shape = WordShape(word)
    if shape.ends("sis") { return word.dropLast(2) + "es" }
    if shape.count > 3, shape.ends("man"), !PhraseWords.regularInMan.contains(word.lowercased()) {
      return word.dropLast(3) + "men"
    }
    if shape.count > 4, shape.ends("wife") { return word.dropLast(2) + "ves" }
    return withS(word)
  }

  /// The -ing forms of a verb, the preferred spelling first.
  static func presentParticiple(_ word: String) -> [String] {
    let shape = WordShape(word)
    if shape.ends("ie") { return [word.dropLast(2) + "ying"] }
    if shape.ends("e"), !shape.ends("ee"), !shape.ends("oe"), !shape.ends("ye"), shape.count > 2 {
      return [word.dropLast() + "ing"]
    }
    return joined(word, "ing")
  }

  /// The -ed forms of a verb, the preferred spelling first.
  static func past(_ word: String) -> [String] {
    let shape = WordShape(word)
    if shape.ends("e") { return [word + "d"] }
    if shape.endsInConsonantY { return [word.dropLast() + "ied"] }
    return joined(word, "ed")
  }

  /// A verb and an ending that starts with a vowel, the last consonant doubled where the rules ask for it.
  private static func joined(_ word: String, _ ending: String) -> [String] {
    let shape = WordShape(word)
    if shape.ends("ic") { return [word + "k" + ending] }
    guard shape.endsInDoublingPattern, let last = word.last else { return [word + ending] }
    let doubled = word + String(last) + ending
    if shape.syllables == 1 { return shape.ends("c") ? [word + ending] : [doubled] }
    return shape.ends("l") ? [word + ending, doubled] : [word + ending]
  }

  /// An adjective with -er or -est.
  static func compared(_ word: String, _ ending: String) -> String {
    let shape = WordShape(word)
    if shape.ends("e") { return word.dropLast() + ending }
    if shape.endsInConsonantY, shape.count > 2 { return word.dropLast() + "i" + ending }
    if shape.syllables == 1, shape.endsInDoublingPattern, let last = word.last {
      return word + String(last) + ending
    }
    return word + ending
  }

  /// How an adjective is compared when no table says otherwise.
  enum Comparison: Equatable {
    /// With -er and -est.
    case ending
    /// With either, -er and -est first.
    case either
    /// With `more` and `most`.
    case periphrastic
    /// Not at all: it is a comparative or superlative already.
    case none
  }

  /// How a regular adjective is compared.
  static func comparison(of word: String) -> Comparison {
    let shape = WordShape(word)
    if word.contains("-") { return .periphrastic }
    let syllables = shape.syllables
    if shape.count > 3, shape.ends("er") { return .none }
    if shape.count > 4, shape.ends("est") { return .none }
    for ending in ["ed", "ing"] where shape.ends(ending) && shape.count > ending.unicodeScalars.count + 1 {
      return .periphrastic
    }
    if syllables == 1 { return .ending }
    if syllables == 2 {
      if shape.ends("ly") { return .either }
      if shape.endsInConsonantY { return .ending }
    }
    if syllables == 3, shape.endsInConsonantY, word.hasPrefix("un") { return .either }
    return .periphrastic
  }

  /// Other spellings of a verb that the rules know: -ise for -ize.
  static func variants(ofVerb word: String) -> [String] {
    let shape = WordShape(word)
    guard shape.ends("ize"), shape.syllables >= 2,
      !["capsize", "downsize", "resize", "upsize"].contains(word)
    else { return [] }
    return [word.dropLast(2) + "se"]
  }
}

extension Substring {
  fileprivate static func + (head: Substring, tail: String) -> String { String(head) + tail }
}
