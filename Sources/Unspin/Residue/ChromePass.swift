internal import UnspinLexicon
internal import UnspinText

/// Finds the lines of a page that are chrome.
///
/// Only whole lines of an article count (``PageLayout`` says what is one). How much a line says by itself is in
/// its row:
///
/// - **sure**: nobody but a page writes it ("Your email address will not be published"). It goes unless it
///   continues a line above it.
/// - **likely** ("Watch Now", "Related Articles"): it goes where pages put it, alone between paragraphs or below
///   the last one, with nothing after it that is no chrome. One word ("Share") needs other chrome on the page.
/// - **weak** ("See also", "Back to top", "Facebook"): it goes in an unbroken run with chrome that goes, or as
///   one of three or more that close a page.
///
/// A line that leads to a button goes with it, and so do the titles listed below "Related Articles". A button
/// behind any other line that ends in a colon stays: the writer shows what is written there.
struct ChromePass {
  private let lines: [PageLine]
  private let bytes: [UInt8]
  private let chrome: [Int: ChromeLine]
  /// Numbers of the lines that are not blank, and where each is among them.
  private let filled: [Int]
  private let places: [Int: Int]
  /// Place behind the last line that is no chrome.
  private let tail: Int
  /// Lines of prose: first and last of those that are no chrome.
  private let body: ClosedRange<Int>
  private var marks: [Int: LineMark] = [:]

  /// Shortest run of weak lines that closes a page by itself.
  private static let closingRun = 3
  private static let mostTitles = 15

  /// - Returns: One mark for every line that is to go.
  static func marks(
    _ bytes: [UInt8], _ lines: [PageLine], _ lexicon: Lexicon
  ) throws(ICUError) -> [LineMark] {
    guard case .article = PageLayout(bytes, lines) else { return [] }
    var reader = try ChromeReader(lexicon)
    var chrome: [Int: ChromeLine] = [:]
    // What repeats is read once.
    var known: [ArraySlice<UInt8>: ChromeLine?] = [:]
    for (number, line) in lines.enumerated() where !line.isBlank {
      let text = bytes[line.content]
      let read = if let seen = known[text] { seen } else { try reader.chrome(line, bytes) }
      known[text] = .some(read)
      chrome[number] = read
    }
    guard !chrome.isEmpty else { return [] }
    let prose = lines.indices.filter { lines[$0].isProse && chrome[$0] == nil }
    guard let first = prose.first, let last = prose.last else { return [] }
    var pass = ChromePass(lines: lines, bytes: bytes, chrome: chrome, body: first...last)
    pass.markSure()
    try pass.markLikely(&reader)
    pass.markTitles()
    pass.markWeak()
    return pass.marks.values.sorted { $0.line < $1.line }
  }

  private init(lines: [PageLine], bytes: [UInt8], chrome: [Int: ChromeLine], body: ClosedRange<Int>) {
    self.lines = lines
    self.bytes = bytes
    self.body = body
    let filled = lines.indices.filter { !lines[$0].isBlank }
    self.filled = filled
    places = Dictionary(uniqueKeysWithValues: filled.enumerated().map { ($1, $0) })
    let counted = chrome.filter { number, line in
      switch line.row.place {
      case _ where line.strength == .weak || line.isSentence: !body.contains(number)
      case .anywhere: true
      case .start: number < body.lowerBound
      case .end: number > body.upperBound
      }
    }
    self.chrome = counted
    tail = (filled.lastIndex { counted[$0] == nil } ?? -1) + 1
  }

  private mutating func mark(_ number: Int, _ confidence: Double, _ reason: String) {
    guard marks[number] == nil else { return }
    marks[number] = LineMark(
      kind: .chrome, line: number, confidence: confidence, source: chrome[number]?.source, reason: reason)
  }

  private func before(_ number: Int) -> Int? {
    guard let place = places[number], place > 0 else { return nil }
    return filled[place - 1]
  }

  private func after(_ number: Int) -> Int? { rest(number).first }

  private func rest(_ number: Int) -> ArraySlice<Int> {
    filled[((places[number] ?? filled.count - 1) + 1)...]
  }

  // MARK: Sure

  private mutating func markSure() {
    for number in filled {
      guard let line = chrome[number], line.strength == .sure else { continue }
      if continues(number) { continue }
      mark(number, 0.98, "\(Self.name(line.kind)): only pages write this line")
    }
  }

  /// Whether a line is the next one of a sentence or list that the line directly above it is part of.
  private func continues(_ number: Int) -> Bool {
    guard let above = before(number), above == number - 1 else { return false }
    return !lines[above].endsSentence && chrome[above] == nil && above >= body.lowerBound
      && lines[above].words > 1
  }

  // MARK: Likely

  private mutating func markLikely(_ reader: inout ChromeReader) throws(ICUError) {
    let speaking = chrome.values.filter { $0.strength != .weak }.count
    for number in filled {
      guard let line = chrome[number], line.strength == .likely, marks[number] == nil else { continue }
      if (line.isOneWord || line.isSentence) && speaking < 2 { continue }
      if number == filled.first && speaking < 2 { continue }
      guard standsAlone(number), line.row.place == .anywhere || closes(number, speaking) else { continue }
      var lead: Int?
      if let above = before(number), chrome[above] == nil {
        if try reader.leads(lines[above], bytes), above != filled.first {
          lead = above
        } else if lines[above].endsWithColon {
          continue
        } else if !lines[above].endsSentence, try reader.instructs(lines[above], bytes) {
          continue
        }
      }
      mark(number, 0.93, "\(Self.name(line.kind)): alone between paragraphs or below the text")
      if let lead, line.kind == .watch {
        mark(lead, 0.92, "leads to the button below it, which goes")
      }
    }
  }

  /// Whether the lines on both sides are paragraphs, chrome or the end of the page, and no list or verse.
  private func standsAlone(_ number: Int) -> Bool {
    var strange = 0
    for other in [before(number), after(number)] {
      guard let other, chrome[other] == nil else { continue }
      let line = lines[other]
      if other > number, chrome[number]?.kind == .related, isTitle(other) { continue }
      if line.endsSentence || line.endsWithColon && other < number { continue }
      if abs(other - number) == 1 { return false }
      strange += 1
    }
    return strange < 2
  }

  /// Whether nothing but chrome follows, or enough other chrome stands below the text.
  private func closes(_ number: Int, _ speaking: Int) -> Bool {
    if places[number] ?? 0 >= tail - 1 { return true }
    if speaking > 1 { return true }
    return chrome[number]?.kind == .related && rest(number).count <= Self.mostTitles
      && rest(number).allSatisfy(isTitle)
  }

  // MARK: Titles below a heading

  private func isTitle(_ number: Int) -> Bool {
    let line = lines[number]
    guard !line.isProse, line.words <= 25, !line.endsWithColon, chrome[number] == nil else { return false }
    let text = bytes[line.content]
    // "Source: ..." and the like say something about the article itself.
    return text.last != 0x2E && !text.prefix(24).contains(0x3A)
  }

  private mutating func markTitles() {
    for number in filled where number > body.upperBound {
      guard let line = chrome[number], line.kind == .related, line.strength == .likely, marks[number] != nil,
        line.row.match == ResidueRow.Match.line.rawValue
      else { continue }
      for title in rest(number).prefix(Self.mostTitles) {
        guard isTitle(title) else { break }
        mark(title, 0.9, "listed below “\(String(decoding: bytes[lines[number].content], as: UTF8.self))”")
      }
    }
  }

  // MARK: Weak

  private mutating func markWeak() {
    var index = 0
    while index < filled.count {
      var run: [Int] = []
      while index < filled.count, chrome[filled[index]] != nil || marks[filled[index]] != nil {
        // The text parts the runs above it from those below.
        if let last = run.last, last < body.lowerBound, filled[index] > body.upperBound { break }
        run.append(filled[index])
        index += 1
      }
      guard let first = run.first, let last = run.last else {
        index += 1
        continue
      }
      let weak = run.filter { chrome[$0] != nil && chrome[$0]?.strength != .sure && marks[$0] == nil }
      let isClosing =
        weak.count >= Self.closingRun && last == filled.last
        && before(first).map { lines[$0].endsSentence } ?? false
      guard weak.count < run.count && run.contains(where: { marks[$0] != nil }) || isClosing else { continue }
      for number in weak {
        guard let line = chrome[number] else { continue }
        mark(number, 0.9, "\(Self.name(line.kind)): in a run of page chrome")
      }
    }
  }

  private static func name(_ kind: ResidueRow.Kind) -> String {
    switch kind {
    case .share: "share widget"
    case .login: "login line"
    case .comment: "comment form"
    case .subscribe: "subscription line"
    case .watch: "watch button"
    case .related: "link to other articles"
    case .advert: "advertising"
    case .consent: "legal or consent line"
    case .credit: "photo credit"
    default: "page navigation"
    }
  }
}
