/// Finds UTF-8 that was read in a one-byte encoding ("â€™" for ’).
///
/// A run of such characters, written back as bytes, is valid UTF-8. That alone is not enough: capitals before
/// closing quotes ("CAFÉ”") do that too. So the result must be a character that articles hold, and the run must
/// be one that nobody writes: a sign in the middle of a word ("cafÃ©"), the start that all curly quotes share
/// ("â€"), several in a row.
struct Mojibake {
  private let text: ScalarText
  /// Whether the text is about encodings, so that damage may be shown on purpose.
  private let isTechnical: Bool
  /// The encoding that other places of the text were misread in for sure.
  private let trusted: String?

  /// A run that was misread.
  struct Run {
    /// Scalars of the text.
    var range: Range<Int>
    var decoded: [UInt32]
    var page: String
  }

  private struct Sequence {
    var length: Int
    var decoded: UInt32
    /// How many of the characters behind the first are signs that do not follow a letter.
    var strong: Int
    var lead: UInt8
    var second: UInt8
  }

  /// All runs of a text, as edits in order of place.
  ///
  /// - Parameters:
  ///   - lines: The lines that hold a character above ASCII.
  ///   - bytes: The text.
  ///   - isTechnical: Whether the text is about encodings or set up as a manual, so that damage may be shown.
  /// - Returns: One edit for each run.
  static func edits(_ lines: [ScalarText], _ bytes: [UInt8], isTechnical: Bool) -> [Edit] {
    var found = lines.map { line in
      let reader = Mojibake(text: line, isTechnical: isTechnical, trusted: nil)
      return (reader, reader.runs())
    }
    let all = found.flatMap(\.1)
    if all.isEmpty { return [] }
    if all.count == 1, found.contains(where: { line, runs in runs.contains(where: line.standsApart) }) {
      return []
    }
    // Damage that is sure vouches for the rest: the whole text was misread alike.
    let trusted = CodePage.all.first { page in
      found.allSatisfy { line, runs in runs.allSatisfy { line.reads($0, as: page) } }
    }?.name
    if all.count > 1, trusted != nil {
      found = lines.map { line in
        let reader = Mojibake(text: line, isTechnical: isTechnical, trusted: trusted)
        return (reader, reader.runs())
      }
    }
    if all.contains(where: { $0.page == "windows-1252" }) {
      found = found.map { line, runs in (line, line.withRemnants(runs)) }
    }
    return found.flatMap { line, runs in
      runs.map { run in
        let span = line.text.span(run.range)
        var decoded = String.UnicodeScalarView()
        // A byte order mark that was misread is one all the same: it says nothing inside a text.
        decoded.append(contentsOf: run.decoded.filter { $0 != 0xFEFF }.compactMap(Unicode.Scalar.init))
        return Edit(
          kind: .encoding, span: span, original: String(decoding: bytes[span], as: UTF8.self),
          replacement: String(decoded), confidence: 0.97, reason: "UTF-8 that was read as \(run.page)")
      }
    }
  }

  private func runs() -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < text.count {
      guard text[index] > 0x7F else {
        index += 1
        continue
      }
      var best: Run?
      for page in CodePage.all {
        guard let run = run(at: index, page) else { continue }
        if run.range.count > best?.range.count ?? 0 { best = run }
      }
      if let best { runs.append(best) }
      index = best?.range.upperBound ?? index + 1
    }
    return runs
  }

  /// Whether another encoding reads a run alike, so that it may be the one of the whole text.
  private func reads(_ run: Run, as page: CodePage) -> Bool {
    if run.page == page.name { return true }
    var decoded: [UInt32] = []
    var index = run.range.lowerBound
    while index < run.range.upperBound, let sequence = sequence(at: index, page) {
      decoded.append(sequence.decoded)
      index += sequence.length
    }
    return index == run.range.upperBound && decoded == run.decoded
  }

  private func run(at start: Int, _ page: CodePage) -> Run? {
    var sequences: [Sequence] = []
    var index = start
    while let sequence = sequence(at: index, page) {
      sequences.append(sequence)
      index += sequence.length
    }
    guard !sequences.isEmpty, isDamage(sequences, start..<index, page) else { return nil }
    return Run(range: start..<index, decoded: sequences.map(\.decoded), page: page.name)
  }

  private func sequence(at start: Int, _ page: CodePage) -> Sequence? {
    guard let lead = page.byte(for: text[start]), lead >= 0xC2, lead <= 0xF4 else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = length == 2 ? UInt32(lead & 0x1F) : length == 3 ? UInt32(lead & 0x0F) : UInt32(lead & 0x07)
    var strong = 0
    var second: UInt8 = 0
    for offset in 1..<length {
      guard let byte = page.byte(for: text[start + offset]), byte & 0xC0 == 0x80 else { return nil }
      if offset == 1 { second = byte }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      if Self.isStrong(text[start + offset]) { strong += 1 }
    }
    guard Self.isExpected(scalar), length > 2 || scalar >= 0x80 else { return nil }
    return Sequence(length: length, decoded: scalar, strong: strong, lead: lead, second: second)
  }

  // MARK: What is damage

  private func isDamage(_ sequences: [Sequence], _ range: Range<Int>, _ page: CodePage) -> Bool {
    let before = text[range.lowerBound - 1]
    let after = text[range.upperBound]
    let strong = sequences.reduce(0) { $0 + $1.strong }
    if page.name == trusted { return strong > 0 || !(before &- 0x41 < 26) }
    if page.name == "windows-1251" || page.name == "windows-1253" {
      // Their letters stand beside each other in genuine words.
      if sequences.count == 1, let only = sequences.first {
        if only.lead == 0xE2 {
          return only.second == 0x80 && only.length == 3 && !Self.isCyrillicOrGreek(before)
        }
        return only.strong == only.length - 1 && ScalarText.isSmall(before)
      }
      return sequences.count > 2 && strong * 2 >= sequences.count
        || sequences.contains { $0.lead == 0xE2 && $0.second == 0x80 } && strong > 0
    }
    if sequences.contains(where: { $0.length == 3 && $0.lead == 0xE2 && $0.second == 0x80 }) { return true }
    if sequences.contains(where: { $0.length == 4 && $0.strong > 0 }) { return true }
    if sequences.contains(where: {
      $0.length == 3 && ($0.lead == 0xE2 || $0.decoded == 0xFEFF) && $0.strong > 0
    }) {
      return true
    }
    if sequences.count > 1 {
      return strong > 0 && sequences.contains { $0.length > 2 || $0.strong > 0 }
        && strong * 3 >= sequences.count
    }
    guard let only = sequences.first, only.length == 2 else { return false }
    let isInWord = ScalarText.isSmall(before) || ScalarText.isLatin(after)
    switch only.lead {
    case 0xC2:
      if only.strong > 0 { return true }
      return only.decoded == 0xA0 && !(before &- 0x41 < 26) && before < 0x80
    case 0xC3:
      if only.strong > 0 { return isInWord || !(before &- 0x41 < 26) && !isTechnical }
      return ScalarText.isSmall(before) || ScalarText.isSmall(after)
    default:
      return only.strong > 0 && ScalarText.isSmall(before) && only.decoded < 0x180
        || ScalarText.isSmall(before) && ScalarText.isSmall(after) && only.decoded < 0x180
    }
  }

  /// Whether the run is a token by itself, quoted or not, so that it may be an example.
  private func standsApart(_ run: Run) -> Bool {
    let before = text[run.range.lowerBound - 1]
    let after = text[run.range.upperBound]
    let isBare = !ScalarText.isLatin(before) && !ScalarText.isLatin(after)
    let quotes: Set<UInt32> = [0x22, 0x27, 0x60, 0x201C, 0x2018, 0xAB, 0x28]
    if isBare, quotes.contains(before), before != 0x28 || after == 0x29 { return true }
    return isBare
      && (isTechnical
        || run.decoded.count == 1 && (0xC0...0x17F).contains(run.decoded[0]) && run.decoded[0] != 0xE0)
  }

  /// What is left of runs that lost a character on the way: "â€" without its U+009D, "Ã" before a space that
  /// was U+00A0. Only beside damage that is sure.
  private func withRemnants(_ runs: [Run]) -> [Run] {
    var all: [Run] = []
    var pending = runs[...]
    var index = 0
    while index < text.count {
      if let run = pending.first, run.range.lowerBound == index {
        all.append(run)
        pending = pending.dropFirst()
        index = run.range.upperBound
        continue
      }
      let next = pending.first?.range.lowerBound
      if text[index] == 0xE2, text[index + 1] == 0x20AC, next != index + 1 {
        all.append(Run(range: index..<index + 2, decoded: [0x201D], page: "windows-1252"))
        index += 1
      } else if text[index] == 0xC3, text[index + 1] == 0x20, ScalarText.isSmall(text[index + 2]),
        !ScalarText.isLatin(text[index - 1])
      {
        all.append(Run(range: index..<index + 1, decoded: [0xE0], page: "windows-1252"))
      }
      index += 1
    }
    return all
  }

  private static func isCyrillicOrGreek(_ scalar: UInt32) -> Bool { (0x370...0x52F).contains(scalar) }

  /// Signs that do not follow a letter in running text.
  private static func isStrong(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x9F, 0xA1...0xAA, 0xAC...0xBA, 0xBC...0xBF: true
    case 0x20AC, 0x192, 0x2020, 0x2021, 0x2C6, 0x2030, 0x2039, 0x152, 0x153, 0x160, 0x161, 0x17D, 0x17E,
      0x178,
      0x2DC:
      true
    case 0x2202, 0x220F, 0x2211, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CA, 0x3A9, 0x3C0:
      true
    // Letters of the Balkan alphabets in windows-1251, and accents of windows-1253.
    case 0x402, 0x403, 0x409, 0x40A, 0x40B, 0x40C, 0x40F, 0x452, 0x453, 0x459, 0x45A, 0x45B, 0x45C, 0x45F,
      0x384,
      0x385, 0x490:
      true
    default: false
    }
  }

  /// Characters that articles hold.
  private static func isExpected(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x17F, 0x192, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x218...0x21B, 0x2BC, 0x2C6, 0x2DC: true
    case 0x386...0x3CE, 0x400...0x45F, 0x490, 0x491, 0x5D0...0x5EA, 0x600...0x6FF, 0x900...0x97F,
      0xE00...0xE7F:
      true
    case 0x1E00...0x1EFF, 0x2010...0x2026, 0x2030...0x203A, 0x20AC, 0x2122, 0x2190...0x21FF, 0x2200...0x22FF:
      true
    case 0x25A0...0x27BF, 0x3000...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFE0F, 0xFEFF, 0xFF01...0xFF5E:
      true
    case 0x2032, 0x2033, 0x200B...0x200D, 0x1F1E6...0x1FAFF: true
    default: false
    }
  }
}
