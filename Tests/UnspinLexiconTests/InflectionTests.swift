import Testing

@testable import UnspinLexicon

@Suite("Inflection") struct InflectionTests {
  let inflector: Inflector

  init() throws {
    inflector = try InflectionTables.inflector()
  }

  @Test func `verbs have five forms`() {
    for row in Self.verbs.split(separator: "\n") {
      let cells = row.split(separator: " ").map(String.init)
      let forms = inflector.verb(cells[0], isTrusted: true)
      expect(
        forms, of: cells[0],
        zip(
          [.thirdPerson, .presentParticiple, .past, .pastParticiple], cells.dropFirst().map(Self.spellings)))
      #expect(forms[.base] == [cells[0]])
    }
  }

  @Test func `verb phrases inflect their verb`() {
    for cells in Self.cells(Self.verbPhrases) {
      expect(
        inflector.verb(cells[0]), of: cells[0],
        zip(
          [.thirdPerson, .presentParticiple, .past, .pastParticiple], cells.dropFirst().map(Self.spellings)))
    }
  }

  @Test func `be tells persons apart`() {
    let forms = inflector.verb("be able to")
    #expect(forms[.presentPlural] == ["are able to"])
    #expect(forms[.presentFirst] == ["am able to"])
    #expect(forms[.pastPlural] == ["were able to"])
    #expect(inflector.verb("are able to")[.base] == ["be able to"])
    #expect(inflector.verb("go")[.presentPlural].isEmpty)
  }

  @Test func `what is no verb has its base alone`() {
    for phrase in Self.items(Self.noVerbs) {
      let forms = inflector.verb(phrase)
      #expect(forms[.base] == [phrase])
      for form in InflectedForm.allCases where form != .base { #expect(forms[form].isEmpty, "\(phrase)") }
    }
    #expect(inflector.verb("own", isTrusted: true)[.past] == ["owned"])
  }

  @Test func `nouns have a plural`() {
    for row in Self.nouns.split(separator: "\n") {
      let cells = row.split(separator: " ").map(String.init)
      let forms = inflector.noun(cells[0])
      #expect(forms.number == .countable, "\(cells[0])")
      expect(forms, of: cells[0], zip([.plural], [Self.spellings(cells[1])]))
    }
  }

  @Test func `noun phrases inflect their head`() {
    for cells in Self.cells(Self.nounPhrases) {
      expect(inflector.noun(cells[0]), of: cells[0], zip([.plural], [Self.spellings(cells[1])]))
    }
    #expect(inflector.noun("first in class drama", lastWord: "drama")[.plural] == ["first in class dramas"])
  }

  @Test func `some nouns are not counted`() {
    for phrase in Self.items(Self.plurals) {
      #expect(inflector.noun(phrase).number == .plural, "\(phrase)")
      #expect(inflector.noun(phrase)[.plural] == [phrase])
    }
    for phrase in Self.items(Self.uncountables) {
      #expect(inflector.noun(phrase).number == .uncountable, "\(phrase)")
      #expect(inflector.noun(phrase)[.plural].isEmpty)
    }
    for phrase in Self.items(Self.noNouns) { #expect(inflector.noun(phrase).number == .fixed, "\(phrase)") }
    #expect(inflector.noun("only child", isTrusted: true)[.plural] == ["only children"])
  }

  @Test func `adjectives are compared`() {
    let words = Self.adjectives.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for cells in words + Self.cells(Self.adjectivePhrases) {
      expect(
        inflector.adjective(cells[0]), of: cells[0],
        zip([.comparative, .superlative], cells.dropFirst().map(Self.spellings)))
    }
    for phrase in Self.items(Self.notCompared) {
      #expect(inflector.adjective(phrase)[.comparative].isEmpty, "\(phrase)")
      #expect(inflector.adjective(phrase)[.positive] == [phrase])
    }
  }

  @Test func `few adverbs are compared`() {
    #expect(inflector.adverb("hard")[.comparative] == ["harder"])
    #expect(inflector.adverb("well")[.superlative] == ["best"])
    #expect(inflector.adverb("soon")[.comparative] == ["sooner"])
    #expect(inflector.adverb("quickly")[.comparative] == ["more quickly"])
    #expect(inflector.adverb("together")[.comparative].isEmpty)
    #expect(inflector.adverb("currently")[.comparative].isEmpty)
  }

  @Test func `tables say what is wrong with them`() {
    let nouns = "noun\tplural\talso\tsource\n"
    let adjectives = "adjective\tcomparative\tsuperlative\talso\tsource\n"
    let verbs = "verb\tthird\ting\tpast\tparticiple\talso\tsource\n"
    func problem(_ verbs: String, _ nouns: String) -> Int? {
      do throws(InflectionTableError) {
        _ = try Inflector(verbs: verbs, nouns: nouns, adjectives: adjectives)
        return nil
      } catch {
        return error.line
      }
    }
    #expect(problem(verbs, nouns) == nil)
    #expect(problem("word\n", nouns) == 1)
    #expect(problem(verbs + "go\tgoes\n", nouns) == 2)
    #expect(problem(verbs, nouns + "foot\tfeet\t-\tgeneral\nfoot\tfeet\t-\tgeneral\n") == 3)
    #expect(problem(verbs, nouns + "foot\t\t-\tgeneral\n") == 2)
  }

  private func expect(
    _ forms: Paradigm, of phrase: String, _ expected: some Sequence<(InflectedForm, [String])>,
    at location: SourceLocation = #_sourceLocation
  ) {
    for (form, spellings) in expected {
      #expect(forms.allSpellings(form) == spellings, "\(form) of \(phrase)", sourceLocation: location)
    }
  }

  private static func spellings(_ cell: String) -> [String] {
    cell == "-" ? [] : cell.split(separator: "|").map(String.init)
  }

  private static func cells(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: " > ").map(String.init) }
  }

  private static func items(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).flatMap { $0.split(separator: ", ").map(String.init) }
  }
}
