import Testing
import UnspinText

@testable import UnspinLexicon

/// Lexicons made of a few rows.
@Suite struct `Compiled lexicon` {
  private static let files: [(String, String)] = [
    (
      "wording/observed.tsv",
      """
      spun\toriginal\tcase\tcount\tkept\tpages\tfamilies\tsource
      Younger\tYoung\texact\t4\t0\t2\tA:4\tseen
      however\tbut\tany\t9\t1\t5\tA:8,B:1\tseen
      however\tthough\tany\t1\t0\t1\tD:1\tseen
      12 months\tyear\tany\t3\t0\t2\tA:3\tseen

      """
    ),
    (
      "wording/curated.tsv",
      """
      original\tclass\tsubstitutes\tsource
      but\tf\tyet|however\tforeseen
      laugh\tv\tsnicker\tforeseen

      """
    ),
    (
      "names/people.tsv",
      """
      name\talso\tof\tnote\tcontext\tsource
      Seo Dan\t\t\tactor\t\tgeneral
      Solar\t\tMAMAMOO\tidol\tneeded\tgeneral

      """
    ),
    ("names/homographs.tsv", "part\tsubstitutes\tseen\texamples\tsource\nSeo\tSiteseo\tSiteseo\t\tgeneral\n"),
    ("names/surnames.tsv", "surname\tshare\tsource\nKim\t2150\tgeneral\nSeo\t140\tgeneral\n"),
    ("names/groups.tsv", "name\talso\tof\tnote\tcontext\tsource\nMAMAMOO\tMMM\t\tgirl group\t\tgeneral\n"),
    ("language/weights.tsv", "name\tvalue\tsource\nb\t2\tfitted\na\t-0.5\tfitted\n"),
  ]

  private static func model() throws -> LanguageModel {
    let words = ["however", "but", "young", "younger", "year", "laugh", "yet"]
    return try LanguageModel(
      ImageBytes(
        try LanguageModelWriter.write(
          unigrams: words.enumerated().map { (TokenKey($1), -5 - Float($0), 0) }, bigrams: [], trigrams: [],
          unknown: -12)))
  }

  private static func compile(_ files: [(String, String)] = files) throws -> [UInt8] {
    let irregular = try ["verbs", "nouns", "adjectives"].map {
      ("language/irregular-\($0).tsv", try InflectionTables.text($0))
    }
    let all = try (files + irregular).map { try DictionaryFile(name: $0.0, text: $0.1) }
    return try LexiconCompiler(files: all, model: model()).compile()
  }

  /// Reads a phrase word by word.
  private static func phrase(_ text: String, _ lexicon: Lexicon) throws -> Phrase? {
    var tokenizer = try PhraseTokenizer()
    let tokens = try tokenizer.tokens(of: text)
    var state = lexicon.start(tokens.forms[0])
    for index in 1..<tokens.count {
      state = state.flatMap { lexicon.advance($0, by: tokens.forms[index], isJoined: tokens.joined[index]) }
    }
    return state?.phrase.map { lexicon.phrase($0) }
  }

  private static func pairs(_ text: String, _ lexicon: Lexicon) throws -> [Pair] {
    guard let phrase = try phrase(text, lexicon) else { return [] }
    return (0..<Int(phrase.pairCount)).map { lexicon.pair(Int(phrase.firstPair) + $0) }
  }

  private static func originals(_ text: String, _ lexicon: Lexicon) throws -> [String] {
    try pairs(text, lexicon).map { lexicon.text(lexicon.target($0.target)) }
  }

  @Test func `phrases give their originals, the likeliest first`() throws {
    let lexicon = try Lexicon(ImageBytes(Self.compile()))
    #expect(try Self.originals("however", lexicon) == ["but", "though"])
    #expect(try Self.originals("HOWEVER", lexicon) == ["but", "though"])
    #expect(try Self.originals("12 months", lexicon) == ["year"])
    #expect(try Self.originals("snickered", lexicon) == ["laughed"])
    #expect(try Self.originals("Siteseo Dan", lexicon) == ["Seo Dan"])
    #expect(try Self.originals("Siteseo", lexicon) == ["Seo"])
    #expect(try Self.phrase("12", lexicon) == nil)
    #expect(try Self.phrase("12-months", lexicon) == nil)
    #expect(try Self.phrase("months", lexicon) == nil)
  }

  @Test func `pairs hold what is known of them`() throws {
    let lexicon = try Lexicon(ImageBytes(Self.compile()))
    let pairs = try Self.pairs("however", lexicon)
    #expect(pairs.map(\.count) == [9, 1])
    #expect(pairs[0].flags == [.observed, .familyA, .familyB])
    #expect(pairs[1].flags == [.observed, .familyD])
    #expect(pairs.map { lexicon.source($0) } == ["wording/observed.tsv:3", "wording/observed.tsv:4"])
    #expect(pairs[0].channel > pairs[1].channel && pairs[0].channel < 0)
    #expect(try Self.pairs("younger", lexicon).map(\.flags) == [[.observed, .familyA, .exactCase]])
    #expect(try Self.pairs("snicker", lexicon).map { lexicon.source($0) } == ["wording/curated.tsv:3"])
    let year = lexicon.target(try Self.pairs("12 months", lexicon)[0].target)
    #expect(year.tokenCount == 1)
    #expect(lexicon.key(year, 0) == TokenKey("year"))
    #expect(lexicon.initial(year, 0) == .consonant)
  }

  @Test func `names, surnames, files and weights are there`() throws {
    let lexicon = try Lexicon(ImageBytes(Self.compile()))
    #expect(try Self.phrase("Seo Dan", lexicon)?.flags == [.name, .person])
    #expect(try Self.phrase("Solar", lexicon)?.flags == [.name, .person, .needsContext])
    #expect(try Self.phrase("Siteseo Dan", lexicon)?.flags.contains(.distinctive) == true)
    #expect(lexicon.isSurname(TokenKey("kim")))
    #expect(!lexicon.isSurname(TokenKey("park")))
    #expect(lexicon.weights == [2, -0.5])
    #expect(lexicon.files.contains("wording/observed.tsv"))
  }

  @Test func `who belongs to what is there, from either side and by any spelling`() throws {
    let lexicon = try Lexicon(ImageBytes(Self.compile()))
    let member = lexicon.names.rows(ofPhrase: try #require(lexicon.start(TokenKey("solar"))?.phrase))
    let group = lexicon.names.rows(ofPhrase: try #require(lexicon.start(TokenKey("mmm"))?.phrase))
    #expect(member.count == 1 && group.count == 1)
    #expect(lexicon.names.related(to: member[0]) == group)
    #expect(lexicon.names.related(to: group[0]) == member)
    let target = try Self.pairs("Siteseo Dan", lexicon)[0].target
    #expect(lexicon.names.rows(ofTarget: target).count == 1)
  }

  @Test func `shares of surnames and substitutes of parts are there`() throws {
    let lexicon = try Lexicon(ImageBytes(Self.compile()))
    let kim = try #require(lexicon.names.surname(TokenKey("kim")))
    let seo = try #require(lexicon.names.surname(TokenKey("seo")))
    #expect(abs(kim - (-1.537)) < 0.001 && seo < kim)
    #expect(lexicon.names.syllable(TokenKey("dan")) == nil)
    #expect(lexicon.names.variants().variants(of: "Seo Dan").map(\.text) == ["Siteseo Dan"])
    #expect(lexicon.names.variants().isReplaced("SEO"))
  }

  @Test func `a share that is no number names its line`() throws {
    let files =
      Self.files.filter { $0.0 != "names/surnames.tsv" }
      + [("names/surnames.tsv", "surname\tshare\tsource\nKim\tmany\tgeneral\n")]
    let error = #expect(throws: DictionaryError.self) { try Self.compile(files) }
    #expect(error?.line == 2)
    #expect(error?.file == "names/surnames.tsv")
  }

  @Test func `compiling twice and files in any order give the same bytes`() throws {
    let image = try Self.compile()
    #expect(try Self.compile() == image)
    #expect(try Self.compile(Self.files.reversed()) == image)
  }

  @Test func `the order of rows does not matter but for their line numbers`() throws {
    let ordered = Self.files.filter { $0.0 != "language/weights.tsv" }
    let shuffled = ordered.map { name, text in
      let lines = text.split(separator: "\n")
      return (name, (lines.prefix(1) + lines.dropFirst().reversed()).joined(separator: "\n") + "\n")
    }
    func sections(_ files: [(String, String)]) throws -> [[UInt8]] {
      let reader = try ImageReader(ImageBytes(Self.compile(files)), kind: .lexicon)
      let pairs: ImageTable<Pair> = try reader.section(.pairs)
      let bare = pairs.withElements { pairs in
        pairs.map {
          [
            UInt64($0.target), UInt64(bitPattern: Int64($0.channel)), UInt64($0.count),
            UInt64($0.flags.rawValue),
          ]
        }
      }
      return [
        bare.joined().withContiguousStorageIfAvailable { Array(UnsafeRawBufferPointer($0)) }
          ?? Array(bare.joined()).withUnsafeBytes { Array($0) },
        try reader.section(.slots, of: UInt64.self).withElements { Array(UnsafeRawBufferPointer($0)) },
        try reader.section(.phrases, of: Phrase.self).withElements { Array(UnsafeRawBufferPointer($0)) },
        try reader.section(.targets, of: Target.self).withElements { Array(UnsafeRawBufferPointer($0)) },
        try reader.section(.texts, of: UInt8.self).withElements(Array.init),
        try reader.section(.surnames, of: UInt64.self).withElements { Array(UnsafeRawBufferPointer($0)) },
      ]
    }
    #expect(try sections(shuffled) == sections(ordered))
  }

  @Test func `a row that cannot be used is named`() throws {
    func refusal(_ name: String, _ text: String) -> String? {
      do {
        _ = try Self.compile(Self.files.filter { $0.0 != name } + [(name, text)])
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(
      refusal("wording/curated.tsv", "original\tclass\tsubstitutes\tsource\na\tq\tb\tx\n")
        == "wording/curated.tsv:2: class “q” is none of v, n, a, d, f, x, p")
    #expect(
      refusal("wording/observed.tsv", "spun\toriginal\tcase\tcount\tkept\na\tb\tany\tno\t0\n")
        == "wording/observed.tsv:2: count and kept must be numbers")
    #expect(
      refusal("language/weights.tsv", "name\tvalue\na\tb\n")
        == "language/weights.tsv:2: the value must be a number")
    #expect(
      refusal("names/surnames.tsv", "surname\tsource\nKim\n")
        == "names/surnames.tsv:2: 1 fields where the header names 2; separate fields by single tabs")
    #expect(refusal("names/surnames.tsv", "") == "names/surnames.tsv:1: the header line is missing")
  }

  @Test func `a slot has eight bytes, and full tables of collisions end the search`() throws {
    // All states belong to the last slot, so the search wraps around.
    let states = (1...8).map { UInt64.max - UInt64($0) }
    func image(_ slots: [UInt64]) throws -> Lexicon {
      var writer = ImageWriter(.lexicon)
      writer.add(.slots, slots)
      writer.add(.phrases, [Phrase]())
      writer.add(.pairs, [Pair]())
      writer.add(.targets, [Target]())
      writer.add(.keys, [UInt64]())
      writer.add(.initials, [UInt8]())
      writer.add(.texts, [UInt8]())
      writer.add(.weights, [Float]())
      NameDraft().write(to: &writer, phrases: [], targets: [:])
      writer.add(.files, [UInt8]())
      writer.add(.residue, [ResidueRow]())
      writer.add(.residueTexts, [UInt8]())
      return try Lexicon(ImageBytes(writer.finish()))
    }
    #expect(MemoryLayout.size(ofValue: PhraseSlot.pack(1, phrase: 2, continues: true)) == 8)
    var slots = [UInt64](repeating: 0, count: 8)
    for (number, state) in states.enumerated() {
      var index = PhraseSlot.home(state, count: 8)
      #expect(index == 7)
      while slots[index] != 0 { index = (index + 1) % 8 }
      slots[index] = PhraseSlot.pack(state, phrase: UInt32(number), continues: number.isMultiple(of: 2))
    }
    let lexicon = try image(slots)
    for (number, state) in states.enumerated() {
      let found = try #require(lexicon.start(TokenKey(rawValue: state)))
      #expect(found.phrase == number)
      #expect(found.continues == number.isMultiple(of: 2))
    }
    #expect(lexicon.start(TokenKey(rawValue: UInt64.max - 9)) == nil)
    #expect(lexicon.start(TokenKey(rawValue: 3)) == nil)
    #expect(
      throws: ImageError("the phrase table of the lexicon image is empty; rebuild it with `unspin-lexicon`")
    ) { try image([]) }
  }

  @Test func `what an image was made from is recorded`() throws {
    let image = ImageBytes(try Self.compile())
    let irregular = try ["verbs", "nouns", "adjectives"].map {
      ("language/irregular-\($0).tsv", try InflectionTables.text($0))
    }
    let model = try Self.model().checksum
    let sources = (Self.files + irregular).map { (name: $0.0, text: $0.1) }
    #expect(try SourceChecksum.recorded(in: image) == SourceChecksum.of(sources.reversed(), model: model))
    #expect(try SourceChecksum.recorded(in: image) != SourceChecksum.of(sources, model: model &+ 1))
    var changed = sources
    changed[0].text += "x"
    #expect(SourceChecksum.of(changed, model: model) != SourceChecksum.of(sources, model: model))
    let overlay = ImageBytes(try OverlayCompiler.compile("keep\tmovie\n", name: "own.tsv"))
    #expect(throws: ImageError.self) { try SourceChecksum.recorded(in: overlay) }
  }
}
