import Testing

@testable import UnspinText

@Suite struct TokenizerTests {
  private func tokens(_ text: String) throws -> [Token] {
    try TokenSequence(of: text).tokens
  }

  @Test func `model tokens are those of the count files`() throws {
    let cases: [(text: String, tokens: String)] = [
      ("Don't stop.", "don't stop ."),
      ("It’s a girls’ group", "it's a girls ' group"),
      ("It's a girls' group", "it's a girls ' group"),
      (
        "The movie opens at 7 p.m. on Dec. 3rd, 2021.",
        "the movie opens at <num> p.m . on dec . 0rd , <num> ."
      ),
      ("A behind-the-scenes look", "a behind - the - scenes look"),
      ("A behind‑the–scenes—look", "a behind - the - scenes - look"),
      ("Wait… what?!", "wait . what ? !"),
      ("Wait... what???", "wait . what ?"),
      ("Wait....…? No!!", "wait . ? no !"),
      ("He said, “I’ll be back.”", "he said , \" i'll be back . \""),
      ("« Ça va », dit-il", "\" ça va \" , dit - il"),
      ("rock ’n’ roll", "rock ' n ' roll"),
      ("It cost $1,234.50; he paid €99.", "it cost $ <num> ; he paid € <num> ."),
      ("The 10th and 21st of MP3 and 3D", "the 0th and 0st of <num> and 0d"),
      ("A 25-year-old, 5'9\" tall", "a <num> - year - old , <num> \" tall"),
      ("K-pop’s BTS (방탄소년단) won", "k - pop's bts ( 방탄소년단 ) won"),
      ("Beyoncé’s café in Zürich", "beyoncé's café in zürich"),
      ("STRASSE, Straße and ΣΊΣΥΦΟΣ", "strasse , strasse and σίσυφοσ"),
      ("a\u{A0}b\u{202F}c", "a b c"),
      ("don´t, don`t, donʼt, don′t", "don't , don't , don't , don't"),
      ("6′2″ tall", "<num> \" tall"),
      ("snake_case, __init__ and _", "snake_case , __init__ and _"),
      ("U.S.A. vs. the U.K.", "u.s.a . vs . the u.k ."),
      ("He (or she) can/will go", "he ( or she ) can / will go"),
      ("50% of 3.5 million; 1/2", "<num> % of <num> million ; <num> / <num>"),
      ("#metoo & R&B + C++", "# metoo & r & b + c +"),
      ("one . . . two", "one . . . two"),
      ("*** - -- ---", "* - - -"),
      ("Tom:Jerry 12:30", "tom : jerry <num> : <num>"),
      ("I ❤️ you 😀😀 🇰🇷", "i ❤️ you 😀 🇰🇷"),
      ("soft\u{AD}hyphen \u{200B}zero\u{200B}width", "soft\u{AD}hyphen zero width"),
      ("e\u{301}te\u{301} A\u{30A}", "e\u{301}te\u{301} a\u{30A}"),
      ("Ⅷ ½ x² H₂O", "ⅷ ½ x ² h ₂ o"),
      ("naïve coöperation—per “se”", "naïve coöperation - per \" se \""),
    ]
    for (text, expected) in cases {
      let found = try ModelSpelling.models(of: text).joined(separator: " ")
      #expect(found == expected, "\(text)")
      #expect(
        try tokens(text).map(\.model) == expected.split(separator: " ").map { TokenKey(String($0)) },
        "\(text)")
    }
  }

  @Test func `text that differs in look-alike signs alone has the same model tokens`() throws {
    let plain = "\"It's\" - he said - the girls' don't. . 'n' rock'n'roll x.'y \"a\"b 5'9 co-op 1'2 a' 'a a.b"
    let pools: [Character: [Character]] = [
      "'": ["'", "‘", "’", "‛", "′", "ʼ", "`", "´"], "\"": ["\"", "“", "”", "„", "″", "«", "»"],
      "-": ["-", "‐", "‑", "‒", "–", "—", "―"], ".": [".", "…"], " ": [" ", "\u{A0}", "\u{202F}"],
    ]
    let expected = try tokens(plain)
    var generator = SplitMix(state: 11)
    for _ in 0..<2_000 {
      let text = String(
        plain.map { character in pools[character].map { $0[generator.below($0.count)] } ?? character })
      let found = try tokens(text)
      #expect(found.map(\.model) == expected.map(\.model), "\(text)")
      #expect(found.map(\.form) == expected.map(\.form), "\(text)")
      #expect(found.map { $0.text(in: text).count } == expected.map { $0.text(in: plain).count }, "\(text)")
    }
  }

  @Test func `keys are those of the spelled-out tokens for every character`() throws {
    var tokenizer = try Tokenizer()
    var found: [Token] = []
    var failures = 0
    // Planes 0 and 1 and the tags of plane 14; nothing in the others has a case or a word rule of its own.
    for value in [UInt32(0)...0x1FFFF, 0xE0000...0xE01FF].joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "X7" + String(scalar) + "y ‘" + String(scalar)
      try tokenizer.tokenize(text, into: &found)
      let agrees = found.allSatisfy { token in
        let own = token.text(in: text)
        return token.form == TokenKey(ModelSpelling.form(of: own, kind: token.kind))
          && token.model == TokenKey(ModelSpelling.model(of: own, kind: token.kind))
      }
      if !agrees {
        failures += 1
        if failures <= 10 { Issue.record("U+\(String(value, radix: 16))") }
      }
    }
    #expect(failures == 0)
  }

  @Test(arguments: [
    "\u{599}\u{599}", "\u{599}\u{599}\n\n", "a \u{301}\u{301} b", "--", "\u{200D}\u{200D}", "🇷🇷", "🇷🇷🇷🇷 🇷🇷🇷",
    "🇷\u{301}🇷\u{301}", "👩\u{200D}👩\u{200D}", "—\u{200D}—\u{200D}", "🏻🏻",
  ])
  func `signs and marks without a letter are spelled out`(text: String) throws {
    for token in try tokens(text) {
      let own = token.text(in: text)
      #expect(token.form == TokenKey(ModelSpelling.form(of: own, kind: token.kind)))
      #expect(token.model == TokenKey(ModelSpelling.model(of: own, kind: token.kind)))
    }
  }

  @Test func `flags tell what lies before and inside a token`() throws {
    let cases: [(text: String, flags: [Token.Flags])] = [
      ("a b", [.lineStart, .afterSpace]),
      ("a  b", [.lineStart, []]),
      ("a\tb", [.lineStart, []]),
      ("a\u{A0}b", [.lineStart, .afterSpace]),
      ("a\u{202F}b", [.lineStart, .afterSpace]),
      ("a\u{A0} b", [.lineStart, []]),
      ("a\u{3000}b", [.lineStart, []]),
      ("a,b", [.lineStart, .joined, .joined]),
      (" a", [.lineStart]),
      ("a\nb", [.lineStart, .lineStart]),
      ("a\r\n b", [.lineStart, .lineStart]),
      ("a\rb\u{85}c\u{2028}d\u{2029}e", [.lineStart, .lineStart, [.lineStart], .lineStart, .lineStart]),
      ("a\u{0B}b\u{0C}c", [.lineStart, [], []]),
      ("é", [[.lineStart, .nonASCII]]),
      ("a—b", [.lineStart, [.joined, .nonASCII], .joined]),
      ("a’s b`c", [[.lineStart, .nonASCII, .possessive], .afterSpace]),
      ("x-—-", [.lineStart, [.joined, .nonASCII]]),
      ("10th 7 x7y", [[.lineStart, .digit], [.afterSpace, .digit], [.afterSpace, .digit]]),
      ("é7", [[.lineStart, .nonASCII, .digit]]),
      ("a\u{200B}b", [.lineStart, []]),
      ("a\0b", [.lineStart, []]),
    ]
    for (text, flags) in cases {
      let found = try tokens(text)
      #expect(found.map(\.flags) == flags, "\(text)")
    }
  }

  @Test func `possessive is an apostrophe of any look and s after a letter`() throws {
    let yes = [
      "Dan's", "DAN'S", "Dan’s", "Dan‘S", "Danʼs", "Dan´s", "Dan`s", "Dan′s", "Dan\u{FF07}s", "Beyoncé’s",
      "Zoe\u{308}'s", "it's", "a's",
    ]
    for text in yes {
      let found = try tokens(text)
      #expect(found.last?.flags.contains(.possessive) == true, "\(text)")
    }
    for text in ["Dans", "s", "'s", "Dan't", "girls'", "Dan's-", "5's", "s's'", "és", "_'s", "é't"] {
      let found = try tokens(text)
      #expect(found.last?.flags.contains(.possessive) == false, "\(text)")
    }
  }

  @Test func `letter case is told for every kind of word`() throws {
    let cases: [(String, LetterCase)] = [
      ("sun", .lower), ("Sun", .capitalized), ("I", .capitalized), ("i", .lower), ("SUN", .upper),
      ("iKON", .mixed),
      ("YouTube", .mixed), ("2021", .none), ("한국", .none), ("10th", .lower), ("10TH", .upper),
      ("10Th", .capitalized),
      ("—", .none), ("é", .lower), ("Élan", .capitalized), ("ÉLAN", .upper), ("éLAN", .mixed),
      ("É", .capitalized),
      ("ǅungla", .capitalized), ("don't", .lower), ("Don't", .capitalized), ("DON'T", .upper),
      ("O'Brien", .mixed),
      ("internationalization", .lower), ("Internationalization", .capitalized),
      ("INTERNATIONALIZATION", .upper),
      ("internationalizatioN", .mixed), ("12345678a", .lower), ("12345678A", .capitalized), ("____", .none),
      ("12345678Ab", .capitalized), ("aaaaaaaaB", .mixed), ("Σίσυφος", .capitalized), ("ΣΊΣΥΦΟΣ", .upper),
    ]
    for (text, letterCase) in cases {
      let found = try tokens(text)
      #expect(found.map(\.letterCase) == [letterCase], "\(text)")
    }
  }

  @Test func `kinds are ICU's`() throws {
    let cases: [(String, [Token.Kind])] = [
      ("word 3.5 1,000 10th MP3 — !", [.word, .number, .number, .word, .number, .sign, .sign]),
      ("한국 ３ ٣ ア 漢", [.word, .number, .number, .word, .word]),
      ("_ __ a_", [.sign, .word, .word]),
    ]
    for (text, kinds) in cases {
      let found = try tokens(text)
      #expect(found.map(\.kind) == kinds, "\(text)")
    }
  }

  @Test func `a text without tokens has none`() throws {
    for text in [
      "", " ", "   ", "\n", "\r\n\r\n", "\t \u{A0}\u{3000}", "\u{FEFF}", "\u{200B}", "\0", "\u{85}",
      " \u{200E} ",
    ] {
      #expect(try tokens(text).isEmpty, "\(text.utf8.map { $0 })")
    }
  }

  @Test func `a run of one sign is one token and ends where the run ends`() throws {
    let cases: [(text: String, tokens: [String])] = [
      ("...", ["..."]), ("a....b", ["a", "....", "b"]), ("?!?!", ["?", "!", "?", "!"]), ("-–—", ["-–—"]),
      (".…..", [".….."]), ("😀😀😁", ["😀😀", "😁"]), ("!!\u{301}!", ["!", "!\u{301}", "!"]),
      (". ..", [".", ".."]),
      ("…\u{301}…", ["…\u{301}", "…"]), ("''\"\"", ["''", "\"\""]), ("“”", ["“”"]),
      ("===\n===", ["===", "==="]),
    ]
    for (text, expected) in cases {
      let found = try tokens(text).map { String($0.text(in: text)) }
      #expect(found == expected, "\(text)")
    }
  }

  @Test func `spans lie in order inside the text and what is between them is blank`() throws {
    var generator = SplitMix(state: 99)
    var tokenizer = try Tokenizer()
    var found: [Token] = []
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<generator.below(16) {
        let all = WordSegmenterTests.representatives
        text.unicodeScalars.append(all[generator.below(all.count)])
      }
      try tokenizer.tokenize(text, into: &found)
      var end = 0
      var blank: [UInt8] = []
      let bytes = Array(text.utf8)
      for token in found {
        #expect(token.start >= end && token.end > token.start)
        blank += bytes[end..<Int(token.start)]
        end = Int(token.end)
        #expect(token.flags.contains(.nonASCII) == bytes[token.span].contains { $0 >= 0x80 })
        #expect((token.kind == .sign && token.letterCase == .none) || token.kind != .sign)
      }
      blank += bytes[end...]
      let isBlank = String(decoding: blank, as: UTF8.self).unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0.properties.generalCategory == .control
          || $0.properties.generalCategory == .format
      }
      #expect(isBlank, "\(bytes.debug)")
    }
  }

  @Test func `one tokeniser used again gives what a new one gives`() throws {
    var tokenizer = try Tokenizer()
    var found: [Token] = []
    for text in [
      "“Long” text — with é and 10th 한국어.", "short", "", "…", String(repeating: "word ", count: 9_000),
      "end’s",
    ] {
      try tokenizer.tokenize(text, into: &found)
      #expect(try found == tokens(text))
    }
  }
}
