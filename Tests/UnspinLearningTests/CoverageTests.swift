import Testing
import Unspin
import UnspinLexicon
import UnspinText

@testable import UnspinLearning

/// Which share of sightings is known.
@Suite struct `Coverage of sightings` {
  private static func knowledge() throws -> Knowledge {
    let model = ImageBytes(
      try LanguageModelWriter.write(
        unigrams: [(TokenKey("but"), -5, 0)], bigrams: [], trigrams: [], unknown: -12))
    let rows = """
      spun\toriginal\tcase\tcount\tkept\tpages\tfamilies\tsource
      Received\tWon\texact\t1\t0\t1\tA:1\tseen
      however\tbut\tany\t9\t1\t5\tA:8,B:1\tseen
      solid\tcast\tany\t3\t0\t2\tA:3\tseen
      new strong\tnew cast\tany\t1\t0\t1\tA:1\tseen

      """
    var files = try [
      DictionaryFile(name: "wording/observed.tsv", text: rows),
      DictionaryFile(
        name: "names/homographs.tsv",
        text: "part\tsubstitutes\tseen\texamples\tsource\nSeo\tWeb optimization\t\t\tgeneral\n"),
    ]
    // Twenty originals of one word, more than are weighed in decoding.
    let many = (0..<20).map {
      "a\tword\(Character(UnicodeScalar(UInt8(97 + $0))))\tany\t1\t0\t1\tA:1\tseen\n"
    }
    files.append(
      try DictionaryFile(
        name: "wording/more.tsv",
        text: "spun\toriginal\tcase\tcount\tkept\tpages\tfamilies\tsource\n" + many.joined()))
    for name in [
      "verbs\tverb\tthird\ting\tpast\tparticiple", "nouns\tnoun\tplural",
      "adjectives\tadjective\tcomparative\tsuperlative",
    ] {
      let parts = name.split(separator: "\t", maxSplits: 1)
      files.append(
        try DictionaryFile(name: "language/irregular-\(parts[0]).tsv", text: parts[1] + "\talso\tsource\n"))
    }
    let lexicon = try LexiconCompiler(files: files, model: LanguageModel(model)).compile()
    return try Knowledge(lexicon: ImageBytes(lexicon), model: model)
  }

  private static func isKnown(_ spun: String, _ original: String) throws -> Bool {
    let fact = Fact(spun: spun, original: original, count: 1, families: [])
    return try Coverage([fact], knowledge: knowledge()).all.known == 1
  }

  @Test(arguments: [
    ("however", "but"), ("However", "But"), ("however solid", "but cast"),
    ("however the solid", "but the cast"),
    ("Received", "Won"), ("Web optimization", "Seo"), ("a", "wordt"), ("a", "an"), ("new strong", "new cast"),
    ("solid's", "cast's"), ("Same", "same"),
  ]) func `known parts add up`(spun: String, original: String) throws {
    #expect(try Self.isKnown(spun, original))
  }

  @Test(arguments: [
    ("however", "though"), ("however solid", "but"), ("solid", "however"), ("received", "won"),
    ("web optimization", "seo"), ("", "but"), ("however", ""), ("strong", "cast"), ("cast", "solid"),
  ]) func `what is not known is not`(spun: String, original: String) throws {
    #expect(try !Self.isKnown(spun, original))
  }

  @Test func `shares are by sightings`() throws {
    let table = """
      spun\toriginal\tcount\tkept\tpages\tfamilies
      however\tbut\t6\t0\t1\tA:4,B:2
      solid\tactors\t1\t0\t1\tA:1
      however a\tbut wordc\t2\t0\t1\tB:2
      the solid\tthe team\t3\t0\t1\tA:3
      Same\tsame\t1\t0\t1\tX:1

      """
    let facts = try Fact.read(Array(table.utf8), name: "facts.tsv")
    let coverage = try Coverage(facts, knowledge: Self.knowledge())
    #expect(coverage.all == .init(known: 9, all: 13))
    #expect(coverage.files == ["wording/observed.tsv": 6, Coverage.severalFiles: 2, Coverage.noFile: 1])
    #expect(coverage.lengths == [1: .init(known: 7, all: 8), 2: .init(known: 2, all: 5)])
    #expect(
      coverage.families == [
        "A": .init(known: 4, all: 8), "B": .init(known: 4, all: 4), "X": .init(known: 1, all: 1),
      ])
    #expect(coverage.unknown.map(\.original) == ["team", "actors"].map { $0 == "team" ? "the team" : $0 })
    #expect(try Coverage([], knowledge: Self.knowledge()).all.value == 0)
  }

  @Test(arguments: [
    ("", "facts.tsv: the file is empty; its first line names columns"),
    ("spun\tcount\n", "facts.tsv:1: the header has no column original; write spun, original, count"),
    ("spun\toriginal\tcount\na\tb\n", "facts.tsv:2: 2 fields where the header names 3"),
    ("spun\toriginal\tcount\na\tb\tc\n", "facts.tsv:2: the count is not a whole number"),
    ("spun\toriginal\tcount\tfamilies\na\tb\t1\tA\n", "facts.tsv:2: the families are not written as A:4,B:1"),
  ]) func `a bad table is named by line`(text: String, problem: String) {
    do throws(LearningError) {
      _ = try Fact.read(Array(text.utf8), name: "facts.tsv")
      Issue.record("it was read")
    } catch {
      #expect(error.description == problem)
    }
  }

  @Test func `line ends of Windows and bytes that are not UTF-8 are told`() throws {
    let facts = try Fact.read(Array("spun\toriginal\tcount\r\na\tb\t2\r\n".utf8), name: "facts.tsv")
    #expect(facts == [Fact(spun: "a", original: "b", count: 2, families: [])])
    #expect(throws: LearningError.self) {
      try Fact.read(Array("spun\toriginal\tcount\na".utf8) + [0xFF, 0x0A], name: "facts.tsv")
    }
  }
}
