/// Made-up documents for property tests: spun and genuine sentences, cut up and mixed with all that makes
/// text hard to handle.
enum Documents {
  /// Makes documents; the same seed gives the same ones.
  static func make(_ count: Int, seed: UInt64) -> [String] {
    var random = SplitMix64(state: seed)
    return (0..<count).map { _ in make(using: &random) }
  }

  private static func make(using random: inout SplitMix64) -> String {
    // A lean towards one sort of sentence makes some documents clearly spun and others clearly genuine.
    let lean = [0.05, 0.5, 0.95][random.next(below: 3)]
    let glue = [" ", " ", "\n\n", "\r\n", "\u{A0}", "  ", "", "\u{2028}"]
    var text = ""
    for _ in 0..<random.next(below: 9) {
      var sentence = random.pick(random.isTrue(lean) ? spun : genuine)
      for _ in 0..<random.next(below: 3) { sentence = damage(sentence, using: &random) }
      text += sentence + (random.isTrue(0.6) ? " " : random.pick(glue))
    }
    return text
  }

  /// Puts something in, cuts something out, or wraps the sentence.
  static func damage(_ sentence: String, using random: inout SplitMix64) -> String {
    var scalars = Array(sentence.unicodeScalars)
    let place = random.next(below: scalars.count + 1)
    switch random.next(below: 5) {
    case 0:
      scalars.insert(contentsOf: random.pick(oddities).unicodeScalars, at: place)
    case 1:
      let end = min(scalars.count, place + random.next(below: 12))
      scalars.removeSubrange(place..<end)
    case 2:
      for (index, scalar) in scalars.enumerated() where random.isTrue(0.3) {
        if let other = lookAlikes[scalar] { scalars[index] = other }
      }
    case 3:
      let (open, close) = random.pick(quotes)
      return open + sentence + close
    default:
      for (index, scalar) in scalars.enumerated() where scalar == " " && random.isTrue(0.4) {
        scalars[index] = "\u{A0}"
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  static let spun = [
    "Web optimization Dan Ah performs a former observe and area athlete within the new drama.",
    "The solid of “Glass Harbor” met earlier than dawn, however the film was not but completed.",
    "She or he mentioned, “I can't assist however smile, it was so enjoyable!”",
    "Lee Younger Hwa will be able to’t wait to take a look on the script, in line with the company.",
    "The followers of the Women’ Era tribute band gained 12 months of free tickets.",
    "He used to be once a member of the circle of relatives by means of marriage.",
    "On Could 14, the sequence might be proven {that a} (*4*) day earlier.",
    "As a substitute of making an attempt once more, the forged appears to be like drained.",
    "Search engine marketing Dan Ah, Web optimization Dan Ah and Website positioning Dan Ah argue.",
    "“Working Man” friends had been stunned by the traces their mom and dad wrote.",
    "Physician Foreign turned into once a movie arsenic helium remembered indium it.",
    "Okay-pop group Crimson Velour launched their closing music on the finish of the 12 months.",
  ]

  static let genuine = [
    "The movie opened on Thursday, and a series of screenings will follow within the year.",
    "Solar, a member of the group, used to be a trainee for three years.",
    "She said the cast had tried everything before the rain came, but nothing helped.",
    "Web optimization firms buy advertising at the end of the fiscal year.",
    "Der Film läuft seit Mai im Kino, sagte die Regisseurin.",
    "배우는 새 드라마에서 전직 육상 선수를 연기한다.",
    "新しいドラマは来月から放送される。",
    "The 2nd episode drew 7.3% of viewers; the 10th, 11.25%.",
    "Read more: https://example.org/news?id=12&lang=en",
    "Watch Now\nShare on Facebook\nHow does this article make you feel?",
    "Crème brûlée was served, it was even louder that her last party.",
    "a",
  ]

  static let oddities = [
    "👩‍🎤", "🇰🇷", "e\u{301}", "\u{301}", "\u{FEFF}", "\u{200B}", "\u{200D}", "\r\n", "\r", "\t", "\0", "\u{AD}",
    "â€™", "&amp;", "&#8217;", "“‘", "’”", "''", "\"", "...", "…", "—", "{", "}", "(*4*)", "\u{202E}", "ﬁ",
    "Å",
    "\u{1F3FD}", "\u{FFFD}", "각", "\u{1112}\u{1161}\u{11AB}", "<b>", "|", "ß", "İ", "𝐒𝐞𝐨",
  ]

  static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "S": "Ѕ", "O": "Ο", "W": "Ｗ", "i": "і",
  ]

  static let quotes = [
    ("“", "”"), ("‘", "’"), ("“‘", "’”"), ("\"", "\""), ("«", "»"), ("「", "」"), ("(“", "”)"), ("'", ""),
    ("“She said, ‘He whispered, “", "”’”"),
  ]
}
