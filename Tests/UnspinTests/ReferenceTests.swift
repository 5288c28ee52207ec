import Testing
import Unspin

/// Names from trusted texts.
@Suite struct `References` {
  private func repair(_ text: String, _ references: [String]) throws -> Repair {
    try Unspinner(options: Options(references: references)).repair(text)
  }

  @Test(arguments: [
    "Dans ce drame, Gye Sun Pil (Tak Won Hee) rencontre un pêcheur.",
    "Das Drama mit Gye Sun Pil und Tak Won Hee läuft im Mai.",
    "El drama de Gye Sun Pil y Tak Won Hee termina hoy.",
    "GYE SUN PIL ET TAK WON HEE\n\nIls se marient.",
  ])
  func `a text in any Latin language gives names`(_ reference: String) throws {
    let repair = try repair(
      "At noon, the mayor met Gye Sunshine Pil and Tak Received Hee near the harbor.", [reference])
    #expect(repair.text == "At noon, the mayor met Gye Sun Pil and Tak Won Hee near the harbor.")
    #expect(repair.edits.allSatisfy { $0.kind == .name })
  }

  @Test func `the source names the reference and its line`() throws {
    let repair = try repair("We met Gye Sunshine Pil.", ["Rien.", "Rien.\nVoici Gye Sun Pil."])
    #expect(repair.text == "We met Gye Sun Pil.")
    #expect(repair.edits.first?.source == "reference 2:2")
  }

  @Test func `a word that only starts a sentence is no name`() throws {
    let text = "Music starts at ten, and Younger Fans is the name of a solar lamp."
    #expect(try repair(text, ["Song starts at nine. Young fans wait. Sun sets at six."]).text == text)
  }

  @Test(arguments: [
    "", " ", "\n\n", "\u{0}\u{1}\u{FFFD}", "((((((((((", "“““““", "A (", "A (B", "Kim (Lee (Park",
    "'s ’s 's’s",
    LongText("Aa ", times: 20_000), LongText("(Kim Sun Ho) ", times: 5_000),
    LongText("“A B” ", times: 5_000), "# @ / https://// #Kim-Sun-", "Ａｂ Ｃｄ Ｅｆ", "İ ı ﬁ ß Ǆ",
  ])
  func `junk does no harm`(_ junk: LongText) throws {
    let text = "Her younger sister put solar panels on the roof of the studio, and Winter Kang sang."
    #expect(try repair(text, [junk.text]).text == text)
  }

  @Test func `many names are cut off, not refused`() throws {
    let names = (0..<6_000).map { "zu Aa\($0)x Sun Bb\($0)y," }.joined(separator: " ")
    let repair = try repair("We met Aa0x Solar Bb0y and Aa5999x Solar Bb5999y there.", [names])
    #expect(repair.text == "We met Aa0x Sun Bb0y and Aa5999x Solar Bb5999y there.")
  }

  @Test func `a reference above the limit is refused`() {
    var options = Options(references: ["ab", "abc"])
    options.maximumDocumentBytes = 2
    let error = #expect(throws: UnspinError.self) { try Unspinner(options: options) }
    #expect(error?.code == .documentTooLarge)
    #expect(error?.description.hasPrefix("reference 2 has 3 bytes") == true)
  }
}
