internal import UnspinLexicon
internal import UnspinText

/// Collects names that stand undamaged in a text.
struct NameHarvest {
  typealias Name = NameLayerCompiler.Name

  private let shape: NameShape
  private let lexicon: Lexicon
  private let document: Document
  /// Number of the text, for ``Name/source``.
  private let source: Int
  private var found: [String: Int] = [:]
  private var names: [Name] = []
  private var lines = LineCounter()

  /// Names that one text gives at most; an article has some fifty.
  static let most = 1_000
  /// Words of a name, and bytes of it, at most.
  private static let longest = (words: 6, bytes: 80)
  /// Log odds from which words are taken for a Korean name no list has.
  private static let likely: Float = 2

  private init(_ document: Document, _ knowledge: Knowledge, source: Int) {
    lexicon = knowledge.lexicons[0]
    shape = NameShape(lexicon, knowledge.model)
    self.document = document
    self.source = source
  }

  // MARK: A trusted text

  /// The names of a trusted text in any language with Latin letters: runs of capitalised words, quoted titles,
  /// and who plays whom, from parentheses. A word that is capitalised because it starts a sentence starts no
  /// name by that alone.
  static func trusted(_ document: Document, _ knowledge: Knowledge, source: Int) -> [Name] {
    var harvest = NameHarvest(document, knowledge, source: source)
    var index = 0
    while index < document.tokens.count, harvest.names.count < most {
      let run = harvest.run(from: index)
      guard !run.isEmpty else {
        index += 1
        continue
      }
      harvest.takeTrusted(run)
      index = run[run.count - 1] + 1
    }
    harvest.takeTitles()
    return harvest.names
  }

  /// The longest run of capitalised words that starts at a token.
  private func run(from start: Int) -> [Int] {
    guard isNameWord(start) else { return [] }
    var run = [start]
    while let next = NameParts.part(after: run[run.count - 1], document), isNameWord(next) || run.count > 1 {
      run.append(next)
    }
    return run
  }

  private func isNameWord(_ index: Int) -> Bool {
    let token = document.tokens[index]
    return token.kind == .word && token.letterCase != .lower && token.letterCase != .none
  }

  private mutating func takeTrusted(_ run: [Int]) {
    let partner = parenthesis(after: run)
    let related = partner.map { [text($0)] } ?? []
    var isTaken = false
    for start in run.indices {
      for count in [3, 2] where start + count <= run.count {
        let words = Array(run[start..<start + count])
        guard let odds = shape.whole(words, document), odds > Self.likely else { continue }
        take(words, related: start + count == run.count ? related : [])
        isTaken = isTaken || count == run.count
        break
      }
    }
    let startsSentence = document.tokens[run[0]].flags.contains(.sentenceStart)
    if !isTaken, !startsSentence || lexicon.isSurname(document.tokens[run[0]].form) {
      take(run, related: related)
    }
    if startsSentence, !isTaken { take(Array(run.dropFirst()), related: related) }
    if let partner { take(partner, related: [text(run)]) }
  }

  /// The capitalised words in parentheses behind a run: "Oh Mi Joo (Shin Se Kyung)".
  private func parenthesis(after run: [Int]) -> [Int]? {
    let open = run[run.count - 1] + 1
    guard open + 1 < document.tokens.count, isSign(open, "(") else { return nil }
    let inside = self.run(from: open + 1)
    guard let last = inside.last, last + 1 < document.tokens.count, isSign(last + 1, ")") else { return nil }
    return inside
  }

  private func isSign(_ index: Int, _ sign: Character) -> Bool {
    document.text(document.tokens[index].span).first == sign
  }

  private mutating func takeTitles() {
    var start = 0
    while start < document.tokens.count {
      guard document.isQuoted[start] else {
        start += 1
        continue
      }
      var end = start
      while end < document.tokens.count, document.isQuoted[end] { end += 1 }
      var words = Array(start..<end)
      while let last = words.last, document.tokens[last].kind == .sign { words.removeLast() }
      if words.count > 1, words.count <= Self.longest.words, isNameWord(words[0]),
        isNameWord(words[words.count - 1])
      {
        take(words, related: [])
      }
      start = end
    }
  }

  // MARK: The document itself

  /// Names in a document by which damaged mentions of them can be told: Korean names that no list has, in its
  /// text and its addresses, and the given names of all people it mentions.
  static func own(_ document: Document, _ knowledge: Knowledge, _ protection: Protection) -> [Name] {
    var harvest = NameHarvest(document, knowledge, source: 0)
    for index in document.tokens.indices where NameParts.isCapital(document.tokens[index]) {
      guard harvest.names.count < most else { break }
      harvest.takeKorean(from: index)
    }
    for address in protection.addresses { harvest.takeKorean(inAddress: address) }
    for mention in protection.mentions where mention.layer == 0 && mention.tokens.count == 3 {
      guard knowledge.lexicons[0].phrase(mention.phrase).flags.contains(.person) else { continue }
      harvest.take(Array(mention.tokens.dropFirst()), related: [])
    }
    return harvest.names
  }

  private mutating func takeKorean(from index: Int) {
    guard lexicon.isSurname(document.tokens[index].form) else { return }
    var words = [index]
    while words.count < 3, let next = NameParts.part(after: words[words.count - 1], document) {
      words.append(next)
    }
    guard words.count == 3, let odds = shape.whole(words, document), odds > Self.likely else { return }
    take(words, related: [])
    take(Array(words.dropFirst()), related: [])
  }

  /// Korean names among the words of an address: "/actor-maeng-sun-woo-wins".
  private mutating func takeKorean(inAddress address: Range<Int>) {
    let words = address.filter { document.tokens[$0].kind == .word }
    guard words.count >= 3 else { return }
    for start in 0...words.count - 3 {
      let name = Array(words[start..<start + 3])
      guard let odds = shape.whole(name, document), odds > Self.sureInAddress else { continue }
      take(name, related: [])
    }
  }

  /// As ``likely``, for the small letters of an address.
  private static let sureInAddress: Float = 6

  // MARK: Taking

  private func text(_ words: [Int]) -> String {
    var text = ""
    for (position, index) in words.enumerated() {
      let token = document.tokens[index]
      var word = document.text(token.span)
      if token.flags.contains(.possessive) {
        word = String(
          decoding: document.bytes[token.span].dropLast(
            Possessive.suffixLength(document.bytes[token.span])), as: UTF8.self)
      }
      let isHyphened = position > 0 && words[position - 1] + 2 == index && token.flags.contains(.joined)
      let isAllUpper = words.allSatisfy { document.tokens[$0].letterCase == .upper }
      let isAllLower = words.allSatisfy { document.tokens[$0].letterCase == .lower }
      if isAllUpper || isAllLower { word = NameVariants.capitalized(word.lowercased()) }
      if position > 0 {
        if isHyphened, !isAllLower {
          text += "-"
        } else if token.flags.contains(.afterSpace) || isAllLower {
          text += " "
        }
      }
      text += word
    }
    return text
  }

  private mutating func take(_ words: [Int], related: [String]) {
    guard words.count > 1, words.count <= Self.longest.words, names.count < Self.most else { return }
    let name = text(words)
    guard name.utf8.count <= Self.longest.bytes else { return }
    if let known = found[name] {
      for other in related where !names[known].related.contains(other) { names[known].related.append(other) }
      return
    }
    // What is known to be damaged is nobody's name, whoever wrote it.
    guard !isDamaged(words) else { return }
    found[name] = names.count
    names.append(
      Name(
        name, related: related, source: source,
        line: lines.line(of: Int(document.tokens[words[0]].start), in: document.bytes)))
  }

  private func isDamaged(_ words: [Int]) -> Bool {
    var state = lexicon.start(document.tokens[words[0]].form)
    for index in words.dropFirst() {
      let token = document.tokens[index]
      state = state.flatMap {
        lexicon.advance($0, by: token.form, isJoined: token.flags.contains(.joined))
      }
    }
    return state?.phrase.map { lexicon.phrase($0).flags.contains(.distinctive) } ?? false
  }
}

/// Counts lines on the way through a text.
private struct LineCounter {
  private var offset = 0
  private var line = 1

  /// The line of an offset, counted from 1.
  mutating func line(of target: Int, in bytes: [UInt8]) -> Int {
    if target < offset { (offset, line) = (0, 1) }
    for index in offset..<target where bytes[index] == 0x0A { line += 1 }
    offset = target
    return line
  }
}
