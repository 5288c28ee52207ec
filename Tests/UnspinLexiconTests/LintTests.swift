import Foundation
import Testing

@testable import UnspinLexicon

/// Each rule of `lint` against a file that breaks it.
@Suite struct `Lint` {
  private static let observed = "spun\toriginal\tcase\tcount\tkept\tpages\tfamilies\tsource\n"
  private static let curated = "original\tclass\tsubstitutes\tsource\n"
  private static let names = "name\talso\tof\tnote\tcontext\tsource\n"

  private func lint(_ rule: any LintRule, _ name: String, _ text: String) throws -> [String] {
    try Linter.problems(in: [LintTable(name: name, text: text)], rules: [rule]).map(\.description)
  }

  @Test func `a row has one field a column`() throws {
    let problems = try lint(FieldRule(), "a.tsv", "one\ttwo\nA\n\nB\tC\td\nE\tF")
    #expect(
      problems == [
        "a.tsv:2: 1 fields where the header names 2; separate fields by single tabs",
        "a.tsv:3: the line is empty; remove it",
        "a.tsv:4: 3 fields where the header names 2; separate fields by single tabs",
        "a.tsv:5: the last line does not end in a line feed; add it",
      ])
    #expect(try lint(FieldRule(), "a.tsv", "") == ["a.tsv:1: the file is empty; write the header line"])
    #expect(
      try lint(FieldRule(), "wording/a.tsv", "spun\toriginal\n").first
        == "wording/a.tsv:1: the header has no column “case”, “count”, “kept”, “pages”, “families”, “source”; see Dictionaries/README.md"
    )
  }

  @Test(arguments: [
    ("don\u{2019}t", "U+2019 is a curly or look-alike apostrophe; write '"),
    ("\u{201C}a", "U+201C is a curly or look-alike quotation mark; write \""),
    ("a\u{200B}b", "U+200B cannot be seen; remove it"), ("a\u{AD}b", "U+00AD cannot be seen; remove it"),
    ("a\u{A0}b", "U+00A0 is no plain blank; write one"),
    ("a\u{7}", "U+0007 is a control character; remove it"),
    ("a\r", "U+000D ends the line beside the line feed; end lines in LF alone"),
    ("\u{FFFD}", "U+FFFD stands for bytes that were lost; write what was meant"),
  ]) func `a cell has no hidden or curly character`(cell: String, problem: String) throws {
    let expected = problem.replacing("curly or look-alike quotation", with: "curly quotation")
    #expect(try lint(CharacterRule(), "a.tsv", "word\n\(cell)\n") == ["a.tsv:2: \(expected)"])
    #expect(try lint(CharacterRule(), "a.tsv", "word\nBeyoncé's 안녕 – 5\n").isEmpty)
  }

  @Test func `a cell has no loose blanks`() throws {
    #expect(
      try lint(BlankRule(), "a.tsv", "word\n a\nb \nc  d\ne f\n") == [
        "a.tsv:2: “ a” has a blank at its end; remove it", "a.tsv:3: “b ” has a blank at its end; remove it",
        "a.tsv:4: “c  d” has doubled blanks; leave one",
      ])
  }

  @Test func `rows are sorted by bytes`() throws {
    let problems = try lint(OrderRule(), "a.tsv", "one\ttwo\nB\tx\nA\tx\na\ty\na\tx\né\ta\nz\ta\n")
    #expect(
      problems.map { $0.prefix(24) } == [
        "a.tsv:3: “A” stands afte", "a.tsv:5: “a” stands afte", "a.tsv:7: “z” stands afte",
      ])
    #expect(try lint(OrderRule(), "language/weights.tsv", "name\tvalue\tsource\nb\t1\tx\na\t1\tx\n").isEmpty)
  }

  @Test func `no two rows have the same key`() throws {
    let rows =
      Self.observed
      + "a\tb\tany\t1\t0\t1\tA:1\tseen\na\tb\texact\t1\t0\t1\tA:1\tseen\na\tb\tany\t2\t0\t1\tA:2\tseen\n"
    #expect(
      try lint(KeyRule(), "wording/observed.tsv", rows) == [
        "wording/observed.tsv:4: the same spun, original, case as line 2; make one row of both"
      ])
    #expect(try lint(KeyRule(), "residue/a.tsv", "line\tkind\na\tx\na\ty\na\tx\n").count == 1)
  }

  @Test func `required cells are filled`() throws {
    #expect(
      try lint(RequiredRule(), "names/people.tsv", Self.names + "A B\t\t\t\t\tgeneral\n") == [
        "names/people.tsv:2: “note” is empty; fill it or remove the row"
      ])
  }

  @Test(arguments: [
    ("a\tb\tsome\t1\t0\t1\tA:1\tseen", "case is “some”; write any, exact"),
    ("a\tb\tany\tmany\t0\t1\tA:1\tseen", "count is “many”; write a whole number from 1 on"),
    ("a\tb\tany\t1\t-1\t1\tA:1\tseen", "kept is “-1”; write a whole number from 0 on"),
    ("a\tb\tany\t1\t0\t01\tA:1\tseen", "pages is “01”; write a whole number from 1 on"),
    (
      "a\tb\tany\t1\t0\t1\tC:1\tseen",
      "families is “C:1”; write sightings by family, such as A:4,B:1 (families A, B, D, X)"
    ),
    (
      "a\tb\tany\t3\t0\t1\tA:1,B:1\tseen",
      "families is “A:1,B:1”; its sightings are 2, those of “count” 3; make them equal"
    ),
  ]) func `cells hold values of their kind`(row: String, problem: String) throws {
    #expect(
      try lint(ValueRule(), "wording/observed.tsv", Self.observed + row + "\n") == [
        "wording/observed.tsv:2: \(problem)"
      ])
  }

  @Test func `classes, contexts and weights are known ones`() throws {
    #expect(
      try lint(ValueRule(), "wording/curated.tsv", Self.curated + "a\tq\tb\tforeseen\n") == [
        "wording/curated.tsv:2: class is “q”; write v, n, a, d, f, x, p"
      ])
    #expect(
      try lint(ValueRule(), "names/a.tsv", Self.names + "A\t\t\tfilm\tsometimes\tgeneral\n") == [
        "names/a.tsv:2: context is “sometimes”; write needed or nothing"
      ])
    #expect(
      try lint(ValueRule(), "language/weights.tsv", "name\tvalue\tsource\na\tnan\tfitted\n") == [
        "language/weights.tsv:2: value is “nan”; write a number"
      ])
  }

  @Test func `lists hold each text once`() throws {
    #expect(
      try lint(
        ListRule(), "wording/curated.tsv", Self.curated + "a\tp\tb||c\tx\nb\tp\tc|d|c\tx\nc\tp\td| e\tx\n")
        == [
          "wording/curated.tsv:2: “substitutes” has an empty part; write one | between two texts",
          "wording/curated.tsv:3: “c” stands twice in “substitutes”; leave the first",
          "wording/curated.tsv:4: “ e” has a blank at its end; write | without blanks around it",
        ])
  }

  @Test func `nothing is put for itself`() throws {
    #expect(
      try lint(
        IdentityRule(), "wording/observed.tsv", Self.observed + "Fünf\tfünf\tany\t1\t0\t1\tA:1\tseen\n") == [
          "wording/observed.tsv:2: “Fünf” is put for itself; remove it"
        ])
    #expect(try lint(IdentityRule(), "wording/curated.tsv", Self.curated + "a\tp\tb|A\tx\n").count == 1)
    #expect(
      try lint(
        IdentityRule(), "names/homographs.tsv", "part\tsubstitutes\tseen\texamples\tsource\nOk\tOK\t\t\tx\n"
      ).count == 1)
  }

  @Test func `every phrase can be looked up`() throws {
    let long = Array(repeating: "a", count: 300).joined(separator: " ")
    #expect(
      try lint(
        LookupRule(), "wording/curated.tsv", Self.curated + "a\tx\t |'m\tx\nb\tx\t\(long)\tx\n"
      ).map { $0.prefix(36) } == [
        "wording/curated.tsv:2: “ ” has 0 tok",
        "wording/curated.tsv:2: warning: “'m”",
        "wording/curated.tsv:3: “a a a a a a ",
      ])
    #expect(
      try lint(LookupRule(), "wording/observed.tsv", Self.observed + "sun\tSon\texact\t1\t0\t1\tA:1\tseen\n")
        == [
          "wording/observed.tsv:2: an exact row counts only with a capital; write “any” or the capital"
        ])
  }

  @Test func `every substitute inflects`() throws {
    let tables = try ["verbs", "nouns", "adjectives"].map {
      LintTable(name: "language/irregular-\($0).tsv", text: try InflectionTables.text($0))
    }
    let rows = LintTable(
      name: "wording/curated.tsv",
      text: Self.curated + "able\ta\tfit\tx\nbig\ta\tlarge|big\tx\n")
    let problems = try Linter.problems(in: tables + [rows], rules: [FormRule()])
    #expect(
      problems.map(\.description) == [
        "wording/curated.tsv:3: “big” has no form that stands for one of “big”; correct the class or remove it"
      ])
    let broken = LintTable(name: "language/irregular-verbs.tsv", text: "verb\tpast\n")
    #expect(
      try Linter.problems(in: [broken, rows], rules: [FormRule()]).map(\.file) == [
        "language/irregular-verbs.tsv"
      ])
  }

  @Test func `a reverse seen more often is a warning`() throws {
    let rows = Self.observed + "few\tsome\tany\t2\t0\t1\tA:2\tseen\nsome\tfew\tany\t5\t0\t1\tA:5\tseen\n"
    let problems = try Linter.problems(
      in: [LintTable(name: "wording/observed.tsv", text: rows)], rules: [ReverseRule()])
    #expect(problems.map(\.line) == [2])
    #expect(problems.map(\.severity) == [.warning])
  }

  @Test func `a substitution in two files is a warning`() throws {
    let tables = [
      LintTable(name: "wording/a.tsv", text: Self.curated + "but\tf\tyet|however\tx\n"),
      LintTable(
        name: "wording/b.tsv", text: Self.curated + "and\tf\tplus\tx\nbut\tf\thowever|yet|still\tx\n"),
      LintTable(name: "wording/c.tsv", text: Self.curated + "but\tx\thowever\tx\n"),
    ]
    #expect(
      try Linter.problems(in: tables, rules: [RepeatRule()]).map(\.description) == [
        "wording/b.tsv:3: warning: 2 substitutions stand in wording/a.tsv too, the first “however” for “but” in its line 2; leave each in one file"
      ])
  }

  @Test func `problems stand in order of file and line`() throws {
    let tables = [
      LintTable(name: "b.tsv", text: "word\nb\na\n"), LintTable(name: "a.tsv", text: "word\n x\nw\n"),
    ]
    #expect(try Linter.problems(in: tables).map { "\($0.file):\($0.line)" } == ["a.tsv:2", "b.tsv:3"])
  }

  @Test func `the dictionaries are clean`() throws {
    let tables = try Repository.dictionaries().map { LintTable(name: $0.name, text: $0.text) }
    #expect(tables.count > 10)
    let errors = try Linter.problems(in: tables).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(20)); see `swift run -c release unspin-lexicon lint`")
  }
}
