/// The letters of a word as spelling rules see them: lower case, vowels and consonants told apart.
struct WordShape {
  private let letters: [Unicode.Scalar]

  init(_ word: String) {
    letters = Array(word.lowercased().unicodeScalars)
  }

  /// How many letters the word has.
  var count: Int { letters.count }

  /// The letter so many places from the end (1 is the last), if there is one.
  func letter(fromEnd place: Int) -> Unicode.Scalar? {
    place >= 1 && place <= letters.count ? letters[letters.count - place] : nil
  }

  /// Whether the word ends in these letters.
  func ends(_ suffix: String) -> Bool {
    let scalars = Array(suffix.unicodeScalars)
    return letters.count >= scalars.count && letters.suffix(scalars.count).elementsEqual(scalars)
  }

  /// Whether the letter so many places from the end is a vowel; the `u` of `qu` and a leading `y` are not.
  func isVowel(fromEnd place: Int) -> Bool {
    place >= 1 && place <= letters.count && isVowel(at: letters.count - place)
  }

  private func isVowel(at index: Int) -> Bool {
    switch letters[index] {
    case "a", "e", "i", "o", "á", "é", "è", "ê", "í", "ï", "ó", "ô": true
    case "u": index == 0 || letters[index - 1] != "q"
    case "y": index > 0 && !isVowel(at: index - 1)
    default: false
    }
  }

  /// Whether the word ends in a consonant and `y`.
  var endsInConsonantY: Bool { ends("y") && count > 1 && !isPlainVowel(fromEnd: 2) }

  /// Whether the word ends in a consonant and `o`.
  var endsInConsonantO: Bool { ends("o") && count > 1 && !isPlainVowel(fromEnd: 2) }

  private func isPlainVowel(fromEnd place: Int) -> Bool {
    guard let letter = letter(fromEnd: place) else { return false }
    return switch letter {
    case "a", "e", "i", "o": true
    case "u": self.letter(fromEnd: place + 1) != "q"
    default: false
    }
  }

  /// Whether the word ends in consonant, one vowel, one consonant that can be doubled (not `w`, `x` or `y`).
  var endsInDoublingPattern: Bool {
    guard let last = letter(fromEnd: 1), last.properties.isAlphabetic else { return false }
    if last == "w" || last == "x" || last == "y" || isVowel(fromEnd: 1) || last == "h" { return false }
    return isVowel(fromEnd: 2) && !isVowel(fromEnd: 3)
  }

  /// How many syllables the spelling suggests; at least one.
  var syllables: Int {
    var groups = 0
    var inVowels = false
    for index in letters.indices {
      let vowel = isVowel(at: index)
      if vowel && !inVowels { groups += 1 }
      inVowels = vowel
    }
    let silent = ends("e") && !isVowel(fromEnd: 2) && !(ends("le") && !isVowel(fromEnd: 3))
    let silentQueGue = ends("que") || ends("gue")
    return max(1, groups - (silent || silentQueGue ? 1 : 0))
  }
}
