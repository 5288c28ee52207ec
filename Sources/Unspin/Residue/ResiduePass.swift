internal import UnspinLexicon
internal import UnspinText

/// Takes off a page what scraping left on it, in any language: broken encoding first, so that lines can be
/// read; then stamps, page chrome and captions; then, on request, spaces; then cut headlines.
///
/// Each step is run until it finds nothing more, so that the result offers nothing to a second repair.
struct ResiduePass {
  private let lexicon: Lexicon
  private let kinds: Set<Edit.Kind>
  private let minimumConfidence: Double

  /// Probability of being spun above which leaks are looked for.
  private static let judgedSpun = 0.7
  /// Layers of damage after which a step stops.
  private static let maximumRounds = 6

  init(_ knowledge: Knowledge, options: Options) {
    lexicon = knowledge.lexicons[0]
    kinds = options.kinds
    minimumConfidence = options.minimumConfidence ?? 0
  }

  /// Adds the edits to `composer`.
  ///
  /// - Returns: What was noticed and left alone, in offsets of the original.
  func run(_ composer: inout EditComposer) throws(ICUError) -> [Finding] {
    var findings: [Finding] = []
    if kinds.contains(.encoding) {
      for _ in 0..<Self.maximumRounds {
        let bytes = composer.text
        let layout = PageLayout(bytes, PageLine.lines(of: bytes))
        if !take(try EncodingPass.edits(bytes, layout, lexicon), &composer, &findings) { break }
      }
    }
    for _ in 0..<Self.maximumRounds {
      let bytes = composer.text
      let lines = PageLine.lines(of: bytes)
      if !take(try removals(bytes, lines), &composer, &findings) { break }
    }
    if kinds.contains(.spacing) {
      let bytes = composer.text
      _ = take(SpacingPass.edits(bytes, PageLine.lines(of: bytes)), &composer, &findings)
    }
    if kinds.contains(.headline) {
      let bytes = composer.text
      let outcome = try HeadlinePass.run(bytes, PageLine.lines(of: bytes), lexicon)
      if let edit = outcome.edit { _ = take([edit], &composer, &findings) }
      if let finding = outcome.finding { findings.append(composer.moved(finding)) }
    }
    return findings
  }

  /// Adds the edits of what the spinning tool left of itself in a document judged spun.
  ///
  /// - Returns: What was noticed and left alone, in offsets of the original.
  func leaks(
    of document: Document, _ probability: Double, reader: inout DocumentReader, _ composer: inout EditComposer
  ) throws(ICUError) -> [Finding] {
    guard kinds.contains(.wording), probability > Self.judgedSpun else { return [] }
    let outcome = LeakPass.run(document, lexicon)
    var findings = outcome.findings.map(composer.moved)
    guard take(outcome.edits, &composer, &findings) else { return findings }
    // Without its braces a word may stand beside its double, and a line be read otherwise.
    for _ in 1..<Self.maximumRounds {
      var reported = try run(&composer)
      let edits = LeakPass.run(try Document(composer.text, reader: &reader), lexicon).edits
      if !take(edits, &composer, &reported) { break }
    }
    return findings
  }

  private func removals(_ bytes: [UInt8], _ lines: [PageLine]) throws(ICUError) -> [Edit] {
    var marks: [LineMark] = []
    if kinds.contains(.chrome) { marks = try ChromePass.marks(bytes, lines, lexicon) }
    if kinds.contains(.caption) {
      marks += CaptionPass.marks(bytes, lines, taken: Set(marks.map(\.line)))
    }
    var edits = LineRemoval.edits(marks, lines, bytes)
    if kinds.contains(.chrome), let stamp = try stamp(bytes, lines),
      edits.first.map({ $0.span.lowerBound >= stamp.span.upperBound }) ?? true
    {
      edits.insert(stamp, at: 0)
    }
    return edits
  }

  /// A stamp such as " date 2021-02-02 " before the first sentence.
  private func stamp(_ bytes: [UInt8], _ lines: [PageLine]) throws(ICUError) -> Edit? {
    guard let first = lines.first(where: { !$0.isBlank }) else { return nil }
    var reader = try ChromeReader(lexicon)
    guard let (end, source) = try reader.stamp(first, bytes) else { return nil }
    let span = first.span.lowerBound..<end
    return Edit(
      kind: .chrome, span: span, original: String(decoding: bytes[span], as: UTF8.self), replacement: "",
      confidence: 0.97, source: source, reason: "a stamp that scraping put before the text")
  }

  /// Adds edits that are sure enough and reports the others.
  ///
  /// - Returns: Whether an edit was added.
  private func take(_ edits: [Edit], _ composer: inout EditComposer, _ findings: inout [Finding]) -> Bool {
    let sure = edits.filter { $0.confidence >= minimumConfidence }
    for edit in edits where edit.confidence < minimumConfidence {
      findings.append(
        composer.moved(
          Finding(
            kind: edit.kind, span: edit.span, text: edit.original,
            alternatives: [Edit.Alternative(text: edit.replacement, probability: edit.confidence)],
            source: edit.source, reason: edit.reason)))
    }
    composer.add(sure)
    return !sure.isEmpty
  }
}
