import Testing
import UnspinText

@testable import Unspin

/// Names and dates: what may be restored where.
@Suite struct `Names and dates` {
  private func document(_ text: String) throws -> Document {
    var reader = try DocumentReader()
    return try Document(Array(text.utf8), reader: &reader)
  }

  private func index(of word: String, in document: Document) throws -> Int {
    try #require(document.tokens.firstIndex { document.text($0.span) == word })
  }

  @Test(arguments: [
    ("The drama airs on Could 14 at nine.", "Could", true),
    ("The Might 30 broadcast was long.", "Might", true),
    ("It opens in early Could.", "Could", true),
    ("Could 14 people fit in the lift?", "Could", false),
    ("He Could be late.", "Could", false),
    ("Could 3, 2012, was a Thursday.", "Could", true),
    ("Might 99 at last.", "Might", false),
    ("It was filmed between March and Might 2021.", "Might", true),
    ("Could 2021 be the year?", "Could", false),
    ("She will begin in early Could and end in August.", "Could", true),
    ("The 8th of Could is a holiday.", "Could", true),
    ("A friend of Could is a friend of mine.", "Could", false),
    ("This year, Could’s first weekend is long.", "Could’s", true),
  ])
  func `a month is asked for its date`(_ text: String, _ month: String, _ isDate: Bool) throws {
    let document = try document(text)
    let index = try index(of: month, in: document)
    #expect(DateShape.allows(document, index..<index + 1) == isDate)
  }

  @Test(arguments: [
    ("Kyum", true), ("Gyeom", true), ("Hwa", true), ("Jae", true), ("Strong", false), ("Whistle", false),
    ("Brixton", false), ("Yi", true), ("Uhm", true), ("Yin", true), ("Seonwoo", false), ("Sk", false),
    ("", false),
  ])
  func `a syllable is told from other words`(_ word: String, _ isSyllable: Bool) {
    #expect(Syllables.match(word.utf8, atMost: 1) == isSyllable)
  }

  @Test func `two syllables may be written as one word`() {
    #expect(Syllables.match("Seonwoo".utf8, atMost: 2))
    #expect(!Syllables.match("Seonwoosik".utf8, atMost: 2))
  }

  @Test(arguments: [
    ("Maeng Solar Woo", "Maeng Sun Woo"),
    ("Do Younger Gil", "Do Young Gil"), ("Tak Web optimization Rin", "Tak Seo Rin"),
    ("Tak Younger-sil", "Tak Young-sil"), ("Music Mu Gyeol", "Song Mu Gyeol"),
  ])
  func `a name no list knows is restored by its shape`(_ damaged: String, _ name: String) throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    let text = "The actor \(damaged) plays a fisherman in the new drama, and \(damaged) said he was happy."
    #expect(try unspinner.repair(text).text.contains(name))
  }

  @Test(arguments: [
    "Solar of MAMAMOO sang two songs.", "They put solar panels on the roof of the studio.",
    "Her younger sister Winter Kang laughed.", "Um Tae-hwa wrote and directed the film.",
    "The Gong Gong Reservoir supplies the town.", "Oh Ah Yeon and Kim Sang Hyeop met.",
    "The banner says “Brand New Day” in red.", "Lee Music Academy teaches the cello.",
    "A web optimization company bought the site.",
  ])
  func `look-alikes stay`(_ text: String) throws {
    #expect(try Unspinner().repair(text).text == text)
  }

  @Test func `addresses and handles stay`() throws {
    let text =
      "Write to movie@collectively.example or see https://present.example/solid/movie?function=within."
    #expect(
      try Unspinner(options: Options(assume: .spun)).repair(text).text.contains("movie@collectively.example"))
    #expect(
      try Unspinner(options: Options(assume: .spun)).repair(text).text.contains(
        "/solid/movie?function=within"))
  }

  @Test func `a name damaged beyond doubt is restored alone`() throws {
    let repair = try Unspinner().repair("Web optimization Dan Ah smiles.")
    #expect(repair.text == "Seo Dan Ah smiles.")
    #expect(repair.edits.first?.kind == .name)
  }

  @Test func `one undamaged mention decides, in text or address`() throws {
    for mention in [
      "Gye Sun Pil waits.", "See https://a.example/b/gye-sun-pil-waits now.", "GYE SUN PIL WAITS",
    ] {
      let text = "\(mention)\n\nAt noon, the mayor met Gye Sunshine Pil near the harbor of the town."
      #expect(try Unspinner().repair(text).text.contains("met Gye Sun Pil near"))
    }
    let alone = "At noon, the mayor met Gye Sunshine Pil near the harbor of the town."
    #expect(try Unspinner().repair(alone).text == alone)
  }

  @Test func `what belongs together speaks for a title`() throws {
    let text = "“Past Evil” is a drama about a small town"
    #expect(try Unspinner().repair(text + ".").text == text + ".")
    let cast = try Unspinner().repair(text + " with Shin Ha Kyun and Yeo Jin Goo.")
    #expect(cast.text == "“Beyond Evil” is a drama about a small town with Shin Ha Kyun and Yeo Jin Goo.")
  }

  @Test(arguments: [
    ("GFRIEND’s “Tough” still fills dance halls.", "GFRIEND’s “Rough” still fills dance halls."),
    ("Jung Yu Mi stars in tvN’s “Reside.”", "Jung Yu Mi stars in tvN’s “Live.”"),
    ("He said “Tough” and left.", "He said “Tough” and left."),
    ("GFRIEND called it Tough and left.", "GFRIEND called it Tough and left."),
  ])
  func `a title of one word needs quotation marks and who belongs to it`(
    _ text: String, _ expected: String
  ) throws {
    let unspinner = try Unspinner(options: Options(assume: .spun, kinds: [.name]))
    #expect(try unspinner.repair(text).text == expected)
  }

  @Test func `a stage name of one word is restored beside those who belong to it`() throws {
    let members = "Seulgi, Wendy, Pleasure, and Yeri make up Red Velvet."
    #expect(try Unspinner().repair(members).text == "Seulgi, Wendy, Joy, and Yeri make up Red Velvet.")
    for text in ["Seulgi takes Pleasure in drawing.", "Health, Pleasure, and Rest make up a good week."] {
      #expect(try Unspinner().repair(text).text == text)
    }
  }

  @Test func `a stage name stays beside those who belong to it`() throws {
    let text = "Solar, Moonbyul, Wheein, and Hwasa greeted fans in Manila."
    let edits = try Unspinner(options: Options(assume: .spun)).repair(text).edits
    #expect(!edits.contains { $0.original == "Solar" })
  }

  @Test func `a damaged name tells what a short text is too short to tell`() throws {
    let text = "Park Bo Younger lifts a bus. It is enjoyable to watch, however the bus was made of foam."
    #expect(try Unspinner().repair(text).verdict.probability > 0.8)
    let undamaged = text.replacing("Younger", with: "Young")
    #expect(try Unspinner().repair(undamaged).verdict.probability < 0.5)
  }

  @Test(arguments: [
    "Web optimization In Guk’s new single comes out on Monday.",
    "Web optimization In Guk To Hold A Fan Meeting In Osaka",
    "In 'Run On,' Web optimization Dan Ah's schedule has no gaps.",
  ])
  func `names tell no language`(_ headline: String) throws {
    let text = try Unspinner().repair(headline).text
    #expect(text == headline.replacing("Web optimization", with: "Seo"))
  }

  @Test(arguments: [
    "Arin and YooA of Ah My Girl danced.", "Arin and YooA of AH MY GIRL danced.",
  ])
  func `a name comes back in the letter case that the rest of it has`(_ text: String) throws {
    let unspinner = try Unspinner(options: Options(assume: .spun))
    #expect(
      try unspinner.repair(text).text
        == text.replacing("Ah My", with: "Oh My").replacing("AH MY", with: "OH MY"))
  }

  @Test(arguments: [
    ("BBC One showed it first. Later it ran on BBC 1 again.", "BBC 1"),
    ("“American Idol” came back. He was in The Greatest American Hero on ABC.", "American Hero"),
    ("“The Tonight Show” was on late. She was on The Today Show, too.", "Today Show"),
    ("The New World is far. She reads the New International Version.", "New International"),
  ])
  func `a name beside its neighbour is another name`(_ text: String, _ name: String) throws {
    #expect(try Unspinner().repair(text).text.contains(name))
  }

  @Test(arguments: [
    ("Fans use #WebOptimizationDanAh every day.", "Fans use #SeoDanAh every day."),
    ("Fans use #SolarPanels every day.", "Fans use #SolarPanels every day."),
    ("Fans use #웹DanAh and #1 every day.", "Fans use #웹DanAh and #1 every day."),
  ])
  func `a name in a hash tag is restored in one word`(_ text: String, _ expected: String) throws {
    #expect(try Unspinner().repair(text).text == expected)
  }

  @Test func `nothing is restored where the text is said to be genuine`() throws {
    let text = "Web optimization Dan Ah smiles."
    #expect(try Unspinner(options: Options(assume: .genuine)).repair(text).text == text)
  }
}
