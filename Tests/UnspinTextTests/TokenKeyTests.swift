import Testing

@testable import UnspinText

@Suite struct TokenKeyTests {
  @Test func `keys are the same for ever`() {
    // Images hold these keys. A change here makes every image wrong: change the image format instead.
    let vectors: [(String, UInt64)] = [
      ("", 0x0850_F97D_BCEA_C57F),
      ("a", 0x8B11_37D1_01F3_5573),
      ("the", 0x6ACB_0D9C_2A6E_0428),
      ("athlete", 0xB314_B8D8_58EE_FCCD),
      ("restored", 0x4BF9_ECB3_4073_C4FF),
      ("restoring", 0xCE14_AB53_ACB5_3A42),
      ("<s>", 0xE7FD_C983_C8B0_24FB),
      ("</s>", 0x7FE3_A7AD_DAF0_C155),
      ("<num>", 0x48C9_E8B3_1510_A90C),
      ("0th", 0x9A86_E46C_B5A3_2CC9),
      (".", 0x3723_04DF_C281_3CA4),
      ("don't", 0xA1EC_2E25_1E57_6AA7),
      ("é", 0x9887_5FA3_E413_CBF5),
      ("한국", 0xA6E7_8641_3B58_D235),
      ("internationalization", 0xE221_F11E_3202_E98E),
      ("0123456789abcdef", 0x60CD_68B8_249C_4718),
    ]
    for (text, key) in vectors {
      #expect(TokenKey(text).rawValue == key, "\(text)")
    }
    #expect(TokenKey("web").followed(by: TokenKey("optimization")).rawValue == 0x5083_8009_4B69_D32F)
    #expect(TokenKey("optimization").followed(by: TokenKey("web")).rawValue == 0x2188_12C6_F400_358A)
  }

  @Test func `the tokeniser's own key function agrees with the plain one`() throws {
    var tokenizer = try Tokenizer()
    var tokens: [Token] = []
    var word = ""
    for length in 1...70 {
      word.append(["a", "b", "c", "d", "e", "f", "g"][length % 7])
      for text in [word, word.uppercased(), word + "é", "_" + word] {
        try tokenizer.tokenize(text, into: &tokens)
        #expect(tokens.map(\.form) == [TokenKey(text.lowercased())], "\(text)")
      }
    }
  }
}
