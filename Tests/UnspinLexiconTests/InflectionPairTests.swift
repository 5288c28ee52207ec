import Testing

@testable import UnspinLexicon

@Suite("Inflected pairs") struct InflectionPairTests {
  let expansion: PairExpansion

  init() throws {
    expansion = PairExpansion(inflector: try InflectionTables.inflector())
  }

  @Test func `rows give the pairs of matching forms`() {
    for row in Self.rows {
      let pairs = expansion.pairs(original: row.original, class: row.kind, substitute: row.substitute)
      #expect(pairs.map { "\($0.spun)/\($0.original)" } == row.pairs, "\(row.original) <- \(row.substitute)")
    }
  }

  @Test func `a pair knows its form and how usual its original is`() {
    let pairs = expansion.pairs(original: "travel", class: .verb, substitute: "go")
    #expect(
      pairs.map(\.form) == [.base, .thirdPerson] + Self.twice(.presentParticiple, .past, .pastParticiple))
    #expect(pairs.map(\.alternative) == [0, 0, 0, 1, 0, 1, 0, 1])
    #expect(pairs.last?.spun == "gone")
    #expect(pairs.last?.original == "travelled")
  }

  @Test func `one's is the same person on both sides`() {
    let pairs = expansion.pairs(original: "lose one's mind", class: .verb, substitute: "lose one's thoughts")
    #expect(pairs.count == 7 * 5)
    #expect(pairs.contains { $0.spun == "lost her thoughts" && $0.original == "lost her mind" })
    #expect(!pairs.contains { $0.spun.contains(" my ") != $0.original.contains(" my ") })
    let phrase = expansion.pairs(original: "on one's own", class: .phrase, substitute: "by oneself")
    #expect(phrase.map(\.spun).prefix(3) == ["by myself", "by yourself", "by himself"])
    #expect(phrase.map(\.original).suffix(2) == ["on our own", "on their own"])
    let word = expansion.pairs(original: "your", class: .function, substitute: "one's")
    #expect(word.map(\.spun) == ["one's"])
  }

  @Test func `pairs come without repeats or equal sides, the same each time`() {
    for (original, kind, substitute) in [
      ("put", InflectionClass.verb, "position"), ("cut", .verb, "cut"), ("series", .noun, "sequence"),
      ("be", .verb, "be"), ("gray", .adjective, "grey"), ("practice", .verb, "practise"),
    ] {
      let pairs = expansion.pairs(original: original, class: kind, substitute: substitute)
      #expect(Set(pairs).count == pairs.count)
      #expect(!pairs.contains { $0.spun == $0.original })
      #expect(expansion.pairs(original: original, class: kind, substitute: substitute) == pairs)
    }
  }

  private static func twice(_ forms: InflectedForm...) -> [InflectedForm] {
    forms.flatMap { [$0, $0] }
  }

  private typealias Row = (original: String, kind: InflectionClass, substitute: String, pairs: [String])

  private static let rows: [Row] = [
    (
      "laugh", .verb, "snicker",
      [
        "snicker/laugh", "snickers/laughs", "snickering/laughing", "snickered/laughed", "snickered/laughed",
      ]
    ),
    (
      "go for a walk", .verb, "take a stroll",
      [
        "take a stroll/go for a walk", "takes a stroll/goes for a walk", "taking a stroll/going for a walk",
        "took a stroll/went for a walk", "taken a stroll/gone for a walk",
      ]
    ),
    (
      "exist", .verb, "be present",
      [
        "be present/exist", "are present/exist", "am present/exist", "is present/exists",
        "being present/existing", "was present/existed", "were present/existed", "been present/existed",
      ]
    ),
    (
      "be mad", .verb, "be angry",
      [
        "be angry/be mad", "are angry/are mad", "am angry/am mad", "is angry/is mad", "being angry/being mad",
        "was angry/was mad", "were angry/were mad", "been angry/been mad",
      ]
    ),
    ("have to", .verb, "must", ["must/have to", "must/has to"]),
    (
      "be able to", .verb, "can",
      [
        "can/be able to", "can/are able to", "can/am able to", "can/is able to", "could/was able to",
        "could/were able to",
      ]
    ),
    ("fit", .verb, "healthy", ["healthy/fit"]),
    ("fit", .verb, "in shape", ["in shape/fit"]),
    (
      "impact", .verb, "have an effect on",
      [
        "have an effect on/impact", "has an effect on/impacts", "having an effect on/impacting",
        "had an effect on/impacted", "had an effect on/impacted",
      ]
    ),
    ("brother", .noun, "sibling", ["sibling/brother", "siblings/brothers"]),
    (
      "family", .noun, "circle of relatives", ["circle of relatives/family", "circles of relatives/families"]
    ),
    (
      "family drama", .noun, "circle of relatives drama",
      ["circle of relatives drama/family drama", "circle of relatives dramas/family dramas"]
    ),
    ("result", .noun, "effects", ["effects/result", "effects/results"]),
    ("parent", .noun, "dad and mom", ["dad and mom/parent", "dad and mom/parents"]),
    ("look", .noun, "take a look at", ["take a look at/look"]),
    ("clue", .noun, "evidence", ["evidence/clue", "evidence/clues"]),
    ("advice", .noun, "tip", ["tip/advice"]),
    ("pants", .noun, "trousers", ["trousers/pants"]),
    ("series", .noun, "sequence", ["sequence/series", "sequences/series"]),
    ("sister-in-law", .noun, "relative", ["relative/sister-in-law", "relatives/sisters-in-law"]),
    (
      "breath of fresh air", .noun, "breath of recent air",
      ["breath of recent air/breath of fresh air", "breaths of recent air/breaths of fresh air"]
    ),
    ("color", .noun, "hue", ["hue/color", "hue/colour", "hues/colors", "hues/colours"]),
    ("good", .adjective, "nice", ["nice/good", "nicer/better", "nicest/best"]),
    (
      "pretty", .adjective, "attractive",
      ["attractive/pretty", "more attractive/prettier", "most attractive/prettiest"]
    ),
    ("famous", .adjective, "well liked", ["well liked/famous"]),
    ("worldwide", .adjective, "around the world", ["around the world/worldwide"]),
    (
      "hard", .adverb, "intensely",
      ["intensely/hard", "more intensely/harder", "most intensely/hardest"]
    ),
    ("together", .adverb, "collectively", ["collectively/together"]),
    ("since", .function, "given that", ["given that/since"]),
    ("narrated", .exact, "told", ["told/narrated"]),
    ("in shape", .phrase, "in form", ["in form/in shape"]),
  ]
}
