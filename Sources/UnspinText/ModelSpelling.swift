/// Spells out what a token's keys were made of, for people: keys cannot be turned back.
///
/// Slow, and written apart from ``Tokenizer`` on purpose (strings of the standard library, no shared code),
/// so tests can hold one against the other.
package enum ModelSpelling {
  /// The folded spelling that ``Token/form`` is the key of, as ``Tokenizer`` would fold `text`.
  package static func form(of text: Substring, kind: Token.Kind) -> String {
    var folded = ""
    for scalar in text.unicodeScalars { folded.unicodeScalars.append(fold(scalar)) }
    guard kind == .sign else { return caseFolded(folded) }
    return unit(of: folded)
  }

  /// The language-model token that ``Token/model`` is the key of.
  package static func model(of text: Substring, kind: Token.Kind) -> String {
    if kind == .number { return "<num>" }
    var spelling = ""
    var inDigits = false
    for scalar in form(of: text, kind: kind).unicodeScalars {
      let isDigit = kind == .word && ("0"..."9").contains(scalar)
      if !isDigit {
        spelling.unicodeScalars.append(scalar)
      } else if !inDigits {
        spelling += "0"
      }
      inDigits = isDigit
    }
    return spelling
  }

  /// The language-model tokens of `text`, in order, without sentence marks.
  package static func models(of text: String) throws(ICUError) -> [String] {
    var tokenizer = try Tokenizer()
    var tokens: [Token] = []
    try tokenizer.tokenize(text, into: &tokens)
    return tokens.map { model(of: $0.text(in: text), kind: $0.kind) }
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{02BC}", "\u{0060}", "\u{00B4}": "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2033}", "\u{00AB}", "\u{00BB}": "\""
    case "\u{2010}"..."\u{2015}": "-"
    case "\u{2026}": "."
    case "\u{00A0}", "\u{202F}": " "
    default: scalar
    }
  }

  /// Full default case folding, scalar by scalar: lower case of the upper case of the lower case.
  private static func caseFolded(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x131:  // dotless i: its upper case is that of i, but it folds to itself
        folded.unicodeScalars.append(scalar)
      case 0x13A0...0x13F5, 0x13F8...0x13FD, 0xAB70...0xABBF:  // Cherokee folds to upper case
        folded += scalar.properties.uppercaseMapping
      default:
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
          for upper in lower.properties.uppercaseMapping.unicodeScalars {
            folded += upper.properties.lowercaseMapping
          }
        }
      }
    }
    return folded
  }

  /// The shortest segment that `text` is a run of.
  private static func unit(of text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    // Marks attach to what stands before them: however many there are, they are one segment and no run.
    guard let first = scalars.first, !attaches(first) else { return text }
    for length in 1..<max(1, scalars.count) where scalars.count.isMultiple(of: length) {
      let unit = scalars[..<length]
      if !joins(unit, first), scalars.indices.allSatisfy({ scalars[$0] == scalars[$0 % length] }) {
        var spelling = ""
        spelling.unicodeScalars.append(contentsOf: unit)
        return spelling
      }
    }
    return text
  }

  private static func attaches(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isGraphemeExtend || properties.isEmojiModifier
      || [.format, .spacingMark].contains(properties.generalCategory)
  }

  /// Whether `unit` is one segment together with what follows it: the first half of a flag, or a joiner
  /// before a pictograph.
  private static func joins(_ unit: ArraySlice<Unicode.Scalar>, _ next: Unicode.Scalar) -> Bool {
    if unit.last == "\u{200D}" {
      var joined = "👩\u{200D}"
      joined.unicodeScalars.append(next)
      return joined.count == 1
    }
    return unit.count { (0x1F1E6...0x1F1FF).contains($0.value) } == 1
  }
}

extension Token {
  /// The token's own text, untouched, in `text`, whose UTF-8 form it was made from.
  package func text(in text: String) -> Substring {
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: Int(start))
    let end = text.utf8.index(start, offsetBy: Int(end - self.start))
    return text[start..<end]
  }
}
