/// Changes to text that keep it text: what people write, spinners put and scrapers leave is spliced in.
enum TextMutator {
  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var scalars = Array(String(decoding: input, as: UTF8.self).unicodeScalars)
    for _ in 0...random.next(below: 3) { change(&scalars, using: &random) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return Array(String(text).utf8)
  }

  private static func change(_ scalars: inout [Unicode.Scalar], using random: inout SplitMix64) {
    let place = random.next(below: scalars.count + 1)
    let end = min(scalars.count, place + random.next(below: 24))
    switch random.next(below: 10) {
    case 0: scalars.insert(contentsOf: random.pick(phrases).unicodeScalars, at: place)
    case 1: scalars.insert(contentsOf: (" " + random.pick(phrases) + " ").unicodeScalars, at: place)
    case 2: scalars.insert(contentsOf: random.pick(Documents.oddities).unicodeScalars, at: place)
    case 3: scalars.insert(contentsOf: random.pick(sentences).unicodeScalars, at: place)
    case 4: scalars.insert(contentsOf: random.pick(lines).unicodeScalars, at: place)
    case 5: scalars.removeSubrange(place..<end)
    case 6: scalars.insert(contentsOf: Array(scalars[place..<end]), at: random.next(below: scalars.count + 1))
    case 7:
      // Of one place all letters change their case or their alphabet.
      let isLookAlike = random.isTrue(0.5)
      for index in place..<end {
        if isLookAlike {
          scalars[index] = Documents.lookAlikes[scalars[index]] ?? scalars[index]
        } else {
          let upper = Array(scalars[index].properties.uppercaseMapping.unicodeScalars)
          if upper.count == 1 { scalars[index] = upper[0] }
        }
      }
    case 8:
      let (open, close) = random.pick(Documents.quotes)
      scalars.insert(contentsOf: close.unicodeScalars, at: end)
      scalars.insert(contentsOf: open.unicodeScalars, at: place)
    default:
      // Any character at all, most often of a plane that texts use.
      let limit: Int = random.pick([0x80, 0x800, 0x1_0000, 0x2_0000, 0x11_0000])
      if let scalar = Unicode.Scalar(UInt32(random.next(below: limit))) { scalars.insert(scalar, at: place) }
    }
  }

  private static let sentences = Documents.spun + Documents.genuine

  /// Phrases that spinners put, and words around which they do.
  private static let phrases = [
    "observe and area", "solid and workers", "Web optimization", "Search engine marketing",
    "Website positioning",
    "earlier than", "as a substitute", "used to be", "turned into once", "circle of relatives", "12 months",
    "mother and father", "appears to be like", "shouldn't be", "will be able to’t", "can't assist however",
    "Okay-pop", "Lee Younger Hwa", "Dan Ah", "Ki Solar Kyum", "Kim Solar Ho", "Music Joong Ki", "Could 14",
    "on the identical time", "in line with", "take a look", "{that a}", "(*4*)", "helium", "arsenic",
    "indium",
    "the the", "a a", "an", "a", "an hour", "a university", "’s", "'s", "not but", "gained’t", "of of",
    "gentle", "closing", "12", "2nd", "she or he", "his or her",
  ]

  /// Lines that pages put around articles.
  private static let lines = [
    "\nShare on Facebook\n", "\nWatch Now\n", "\n# Comments\n", "\r\nRead more\r\n", "\n\n", "\r\n",
    "\n\u{2028}",
    "\nHow does this article make you feel?\n", "\nWatch “Glass Harbor” here:\n", "\n&nbsp;\n", "&quot;",
    "&#x27;",
    "â€œ", "Ã©", "\u{FEFF}", "\n" + String(repeating: "-", count: 40) + "\n", "\nGlass Harbor” is\n",
  ]
}
