internal import UnspinLexicon
internal import UnspinText

/// Restores spun articles.
///
/// ```swift
/// let unspinner = try Unspinner()
/// let repair = try unspinner.repair(article)
/// print(repair.text)
/// ```
///
/// An unspinner holds no state between documents and may be used from any number of threads at once; the
/// same bytes give the same repair on every run and thread.
public struct Unspinner: Sendable {
  /// The options it was made with.
  public let options: Options
  private let knowledge: Knowledge
  /// The same without the encoder, for documents that are too long for it.
  private let near: Knowledge
  /// Whether later rounds leave sentences that cannot come to an edit; the repair is the same. For tests.
  var remembersRounds = true

  /// Creates an unspinner over the built-in dictionaries.
  ///
  /// - Throws: ``UnspinError/Code/corruptImage`` when the embedded knowledge is damaged,
  ///   ``UnspinError/Code/documentTooLarge`` for a reference larger than ``Options/maximumDocumentBytes``.
  public init(options: Options = Options()) throws(UnspinError) {
    let near: Knowledge
    let knowledge: Knowledge
    do throws(ImageError) {
      near = try Knowledge.embedded.get()
      knowledge = options.context == .deep ? try Knowledge.deep.get() : near
    } catch {
      throw UnspinError(.corruptImage, error.description)
    }
    try self.init(near: near, knowledge: knowledge, options: options)
  }

  /// Creates an unspinner over other knowledge than what is built in.
  ///
  /// - Parameters:
  ///   - near: What documents are decoded with that are too long for an encoder.
  ///   - knowledge: What all others are decoded with; with an encoder in it, whole sentences are read.
  ///   - options: The options. Their overlays and references are laid over both.
  /// - Throws: As ``init(options:)``.
  package init(near: Knowledge, knowledge: Knowledge, options: Options) throws(UnspinError) {
    var lexicons = near.lexicons
    if let references = try NameLayer.references(
      options.references, near, limit: options.maximumDocumentBytes)
    {
      lexicons.append(references)
    }
    lexicons += options.overlays.map(\.lexicon)
    self.near = near.with(lexicons)
    self.knowledge = knowledge.with(lexicons)
    self.options = options
  }

  /// Creates an unspinner over knowledge that is complete: overlays and references of the options are not looked at.
  package init(knowledge: Knowledge, options: Options = Options()) {
    self.options = options
    self.knowledge = knowledge
    near = knowledge
  }

  /// What a document of so many tokens is decoded with.
  func knowledge(forTokens count: Int) -> Knowledge {
    count <= ContextEncoder.longestDocument ? knowledge : near
  }

  /// Repairs a document.
  ///
  /// - Throws: ``UnspinError/Code/documentTooLarge``.
  public func repair(_ text: String) throws(UnspinError) -> Repair {
    let count = text.utf8.count
    guard count <= options.maximumDocumentBytes else { throw tooLarge(count) }
    return try repair(valid: Array(text.utf8), findings: [])
  }

  /// Repairs a document given as UTF-8 bytes.
  ///
  /// - Throws: ``UnspinError/Code/invalidUTF8`` with the offset of the first bad byte, unless
  ///   ``Options/isLossy`` is set, or ``UnspinError/Code/documentTooLarge``.
  public func repair(_ bytes: [UInt8]) throws(UnspinError) -> Repair {
    guard bytes.count <= options.maximumDocumentBytes else { throw tooLarge(bytes.count) }
    guard let offset = bytes.withUnsafeBytes(UTF8Decoding.firstInvalidOffset) else {
      return try repair(valid: bytes, findings: [])
    }
    guard options.isLossy else {
      throw UnspinError(
        .invalidUTF8, "byte \(offset) is not UTF-8; convert the text to UTF-8, or allow lossy reading",
        offset: offset)
    }
    let repaired = bytes.withUnsafeBytes(UTF8Decoding.repair)
    let findings = repaired.replacements.map { offset in
      Finding(
        kind: .encoding, span: offset..<offset + 3, text: "\u{FFFD}",
        reason: "bytes that are not UTF-8 stood here and were replaced")
    }
    return try repair(valid: repaired.bytes, findings: findings)
  }

  /// Judges a document without changing it: the verdict, the edits a repair would make, and the findings.
  ///
  /// - Throws: as ``repair(_:)-(String)``.
  public func inspect(_ text: String) throws(UnspinError) -> Inspection {
    let repair = try repair(text)
    return Inspection(edits: repair.edits, findings: repair.findings, verdict: repair.verdict)
  }

  /// Judges a document given as UTF-8 bytes, without changing it.
  ///
  /// - Throws: as ``repair(_:)-([UInt8])``.
  public func inspect(_ bytes: [UInt8]) throws(UnspinError) -> Inspection {
    let repair = try repair(bytes)
    return Inspection(edits: repair.edits, findings: repair.findings, verdict: repair.verdict)
  }

  // MARK: The way through

  /// Rounds after which decoding stops even when a further one would edit more.
  private static let maximumRounds = 6

  /// What the verdict on a document is fitted on, and its length in words; nil when it is not English, or is
  /// ruled out before decoding.
  package func evidence(_ document: Document, isDecoded: Bool) -> (features: [Double], tokens: Int)? {
    let judge = Judge(knowledge, options: options)
    let ruling = judge.rule(document)
    guard ruling.language != .other else { return nil }
    guard isDecoded else { return (ruling.evidence.features, ruling.evidence.tokenCount) }
    guard ruling.isWorthDecoding else { return nil }
    var pass = WordingPass(knowledge, remembers: false)
    let proposals = pass.proposals(
      document, families: ruling.evidence.families, isForeign: { _ in false })
    let decoded = DecodedEvidence(
      logOdds: ruling.logOdds, proposals, tokenCount: ruling.evidence.tokenCount)
    return (decoded.features, decoded.tokenCount)
  }

  private func tooLarge(_ count: Int) -> UnspinError {
    UnspinError(
      .documentTooLarge,
      "the document has \(count) bytes, more than the limit of \(options.maximumDocumentBytes); split it or "
        + "raise the limit")
  }

  private func repair(valid bytes: [UInt8], findings: [Finding]) throws(UnspinError) -> Repair {
    if let tag = Markup.firstTag(in: bytes) {
      return try leave(bytes, findings: findings + [Markup.finding(tag, bytes)])
    }
    let restored: Restoration
    do throws(ICUError) {
      restored = try settled(restore(bytes, findings: findings, takesBack: true), bytes, findings)
    } catch {
      throw UnspinError(.icu, error.description)
    }
    let edits = restored.composer.edits
    var next = 0
    let left = restored.findings.sorted {
      ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound)
    }.filter { finding in
      while next < edits.count, edits[next].span.upperBound <= finding.span.lowerBound { next += 1 }
      return next == edits.count || !edits[next].span.overlaps(finding.span)
    }
    return try Repair(
      original: String(decoding: bytes, as: UTF8.self), edits: edits, findings: left,
      verdict: restored.verdict)
  }

  /// What came of one way through a document.
  private struct Restoration {
    var composer: EditComposer
    var findings: [Finding]
    var verdict: Verdict
    /// Whether edits were taken back.
    var tookBack: Bool
  }

  /// Times that a text is gone through again before edits are no longer taken back.
  private static let maximumPasses = 3

  /// Goes through the text again until nothing is left to edit: where edits were taken back, a second repair
  /// may find the words around them changed and come another way.
  private func settled(
    _ first: Restoration, _ bytes: [UInt8], _ findings: [Finding]
  ) throws(ICUError) -> Restoration {
    guard first.tookBack else { return first }
    var restored = first
    for _ in 0..<Self.maximumPasses {
      if restored.composer.edits.isEmpty { return restored }
      let again = try restore(restored.composer.text, findings: [], takesBack: true)
      if again.composer.edits.isEmpty { return restored }
      restored.composer.add(again.composer.edits)
    }
    return try restore(bytes, findings: findings, takesBack: false)
  }

  /// Goes through a document once: cleans it, judges it, and restores it round by round.
  private func restore(
    _ bytes: [UInt8], findings: [Finding], takesBack: Bool
  ) throws(ICUError) -> Restoration {
    var reader = try DocumentReader()
    var composer = EditComposer(bytes)
    let residue = ResiduePass(knowledge, options: options)
    var findings = findings + (try residue.run(&composer))
    // Where the page's own words stay, in its own bytes.
    var settled: [Range<Int>] = []
    var document = try Document(composer.text, reader: &reader)
    let knowledge = knowledge(forTokens: document.tokens.count)
    let judge = Judge(knowledge, options: options)
    var ruling = judge.rule(document)
    var probability = judge.probability(ruling, nil)
    let leaking = composer
    findings += try residue.leaks(of: document, probability, reader: &reader, &composer)
    if composer.edits != leaking.edits {
      // Judged without its leaks, as a second repair would judge it.
      let rest = try Document(composer.text, reader: &reader)
      let ofRest = judge.rule(rest)
      if ofRest.language == .other {
        composer = leaking
      } else {
        (document, ruling, probability) = (rest, ofRest, judge.probability(ofRest, nil))
      }
    }
    if ruling.isWorthDecoding || judge.asksForNames(ruling) && NameScan(document, knowledge).findsSureName() {
      var pass = WordingPass(knowledge, remembers: remembersRounds)
      var names: [NameLayerCompiler.Name] = []
      let cleaned = composer.edits
      let text = composer.text
      var current = text == document.bytes ? document : try Document(text, reader: &reader)
      for round in 0..<Self.maximumRounds {
        // Each round knows the names that the one before restored.
        let known = NameLayer.names(of: current, knowledge)
        if known != names {
          names = known
          var informed = knowledge
          if let own = try NameLayer.own(names, knowledge) { informed.lexicons.append(own) }
          pass = WordingPass(informed, remembers: remembersRounds)
        }
        let foreign = judge.foreignLines(current)
        // The family is read off the text of the round, so that a second repair decodes alike.
        let evidence = round == 0 ? ruling.evidence : judge.rule(current).evidence
        var proposals = pass.proposals(
          current, families: evidence.families, isForeign: { foreign.contains($0.lowerBound) },
          terms: round == 0 ? nil : WordingPass.Terms(spun: probability, options: options))
        if round == 0 {
          probability = judge.probability(ruling, proposals)
        }
        if !settled.isEmpty { proposals.removeAll { composer.touches($0.edit.span, settled) } }
        let choice = pass.choose(
          proposals, current, WordingPass.Terms(spun: probability, options: options),
          reports: round == 0)
        if round == 0 { findings += choice.findings.map(composer.moved) }
        if choice.edits.isEmpty {
          // Restored words may show a line to be chrome, or stand there twice.
          if round > 0 {
            _ = try residue.leaks(of: current, probability, reader: &reader, &composer)
            _ = try residue.run(&composer)
          }
          break
        }
        // The channel takes words that the repair wrote for words of the page. Where it would go on from
        // them to others, the way there leads astray: the page's own words stay.
        let back =
          takesBack ? composer.takeBack(rewrittenBy: choice.edits, keeping: cleaned) : (spans: [], edits: [])
        settled += back.spans
        if back.spans.isEmpty { composer.add(choice.edits) } else { pass.follow(back.edits) }
        current = try Document(composer.text, reader: &reader)
      }
    }
    return Restoration(
      composer: composer, findings: findings, verdict: judge.verdict(ruling, probability, document),
      tookBack: !settled.isEmpty)
  }

  /// Judges a document and leaves it as it is.
  private func leave(_ bytes: [UInt8], findings: [Finding]) throws(UnspinError) -> Repair {
    let verdict: Verdict
    do throws(ICUError) {
      var reader = try DocumentReader()
      let document = try Document(bytes, reader: &reader)
      let judge = Judge(knowledge(forTokens: document.tokens.count), options: options)
      let ruling = judge.rule(document)
      verdict = judge.verdict(ruling, judge.probability(ruling, nil), document)
    } catch {
      throw UnspinError(.icu, error.description)
    }
    return try Repair(
      original: String(decoding: bytes, as: UTF8.self), edits: [],
      findings: findings.sorted { $0.span.lowerBound < $1.span.lowerBound }, verdict: verdict)
  }
}
