import Testing

@testable import UnspinText

@Suite struct ScriptProfileTests {
  private func profile(_ text: String) -> ScriptProfile {
    Array(text.utf8).withUnsafeBytes { ScriptProfile(of: $0) }
  }

  @Test func `letters are counted by script`() {
    let cases: [(String, ScriptProfile.Script, Int)] = [
      ("Hello, World 42 @[`{", .latin, 10), ("한국어 기사", .hangul, 5), ("漢字", .han, 2), ("ひらがなカタカナー", .kana, 9),
      ("Привет", .cyrillic, 6), ("Ελλάδα", .greek, 6), ("مرحبا", .arabic, 5), ("שלום", .hebrew, 4),
      ("กขค", .thai, 3), ("नमस", .devanagari, 3), ("ქართული", .other, 7), ("", .latin, 0),
      ("1 2 3 — …", .latin, 0),
    ]
    for (text, script, count) in cases {
      let profile = profile(text)
      #expect(profile[script] == count, "\(text)")
      #expect(profile.letters == count, "\(text)")
      #expect(profile.share(script) == (count == 0 ? 0 : 1), "\(text)")
      #expect(profile.nonASCIILatin == 0, "\(text)")
    }
  }

  @Test func `accented Latin letters are counted apart`() {
    let profile = profile("Beyoncé and Zoë ate crème brûlée × 2, € 5")
    #expect(profile.nonASCIILatin == 5)
    #expect(profile[.latin] == 27)
    #expect(profile.letters == 27)
  }

  @Test func `every ASCII byte counts the same at each place of a word`() {
    for byte in UInt8(0)..<128 {
      for place in 0..<20 {
        var bytes = [UInt8](repeating: 0x20, count: 20)
        bytes[place] = byte
        let count = bytes.withUnsafeBytes { ScriptProfile(of: $0) }.letters
        #expect(count == (Character(Unicode.Scalar(byte)).isLetter ? 1 : 0))
      }
    }
  }
}
