internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon
internal import UnspinText

/// Why each place of a text was or was not changed, for people.
struct ContextExplanation {
  private let knowledge: Knowledge
  private let document: Document
  private let repair: Repair
  private let protection: Protection
  private let lines: LineIndex
  /// Readings listed a place.
  private let width: Int

  /// - Throws: what reading the text throws.
  init(_ bytes: [UInt8], knowledge: Knowledge, width: Int) throws {
    self.knowledge = knowledge
    self.width = width
    var reader = try DocumentReader()
    repair = try Unspinner(knowledge: knowledge, options: Options(assume: .spun)).repair(bytes)
    document = try Document(bytes, reader: &reader)
    var protection = Protection(document, knowledge)
    protection.holdStageNames(document, knowledge, NameEvidence(document, knowledge, protection))
    self.protection = protection
    lines = bytes.withUnsafeBytes { LineIndex(of: $0) }
  }

  /// Ranges of tokens where a phrase stands.
  func places(of phrase: String) throws -> [Range<Int>] {
    var tokenizer = try PhraseTokenizer()
    let forms = try tokenizer.tokens(of: phrase).forms
    guard !forms.isEmpty, forms.count <= document.tokens.count else { return [] }
    return (0...document.tokens.count - forms.count).map { $0..<$0 + forms.count }.filter {
      zip(document.tokens[$0], forms).allSatisfy { $0.form == $1 }
    }
  }

  /// The token at a line and column; none where there is nothing, or no such place.
  func places(at place: PlaceArgument) -> [Range<Int>] {
    let found = document.tokens.indices.filter { index in
      let token = document.tokens[index]
      let (start, end) = document.bytes.withUnsafeBytes { bytes in
        (
          lines.position(of: Int(token.start), in: bytes), lines.position(of: Int(token.end) - 1, in: bytes)
        )
      }
      return start.line == place.line && start.column <= place.column && place.column <= end.column
    }
    return found.map { $0..<$0 + 1 }
  }

  /// A section for each place where something else could stand.
  ///
  /// - Parameter places: Only those that touch one of these ranges of tokens; nil for all.
  /// - Returns: The sections in the order of the text.
  func sections(at places: [Range<Int>]?) -> [String] {
    var sections: [String] = []
    let builder = LatticeBuilder(knowledge, weights: knowledge.weights)
    let evidence = EvidencePass.measure(document, lexicon: knowledge.lexicons[0])
    var context = DocumentContext(
      document, families: evidence.families, encoder: knowledge.encoder)
    context.names = NameEvidence(document, knowledge, protection)
    var decoder = LatticeDecoder(model: knowledge.model)
    var lattice = Lattice()
    for sentence in document.sentences {
      builder.build(
        sentence, of: document, context: context, protection: protection, into: &lattice)
      decoder.decode(&lattice, weights: knowledge.weights)
      let expected = Expectations(decoder, arcs: lattice.arcs.count)
      for position in 0..<lattice.count {
        let token = sentence.lowerBound + position
        let arcs = Array(lattice.arcStarts[position]..<lattice.arcStarts[position + 1])
        let reach = arcs.map { Int(lattice.arcs[$0].end) }.max() ?? position + 1
        let range = token..<sentence.lowerBound + reach
        if let places {
          guard places.contains(where: { $0.overlaps(range) }) else { continue }
        } else {
          // A place inside an edit is explained where the edit starts.
          let start = Int(document.tokens[token].start)
          let isInside = repair.edits.contains { $0.span.contains(start) && $0.span.lowerBound < start }
          if arcs.count < 2 || isInside { continue }
        }
        sections.append(section(arcs, token, lattice, expected))
      }
    }
    return sections
  }

  private func section(_ arcs: [Int], _ token: Int, _ lattice: Lattice, _ expected: Expectations) -> String {
    let ranked = arcs.sorted {
      let (left, right) = (lattice.arcs[$0].posterior, lattice.arcs[$1].posterior)
      return left != right ? left > right : $0 < $1
    }
    var table = Columns(["posterior", "of", "reads as", "seen", "row", "what speaks for and against it"])
    for index in ranked.prefix(width) {
      let arc = lattice.arcs[index]
      let tokens = lattice.tokens.lowerBound + Int(arc.start)..<lattice.tokens.lowerBound + Int(arc.end)
      let span =
        Int(document.tokens[tokens.lowerBound].start)..<Int(document.tokens[tokens.upperBound - 1].end)
      var (text, seen, row) = ("(kept)", "", "")
      if arc.kind == .articleFlip {
        text = "(the other article)"
      } else if arc.pair >= 0 {
        let lexicon = knowledge.lexicons[Int(arc.layer)]
        let pair = lexicon.pair(Int(arc.pair))
        text = lexicon.text(lexicon.target(pair.target))
        seen = pair.count > 0 ? "\(pair.count)" : ""
        row = lexicon.source(pair)
      }
      table.add([
        Columns.decimal(Double(arc.posterior), 4), document.text(span), text, seen, row,
        features(index, lattice, expected),
      ])
    }
    let left = arcs.count - min(arcs.count, width)
    return head(token) + "\n" + table.text + (left > 0 ? "\n... and \(left) more" : "")
  }

  /// Where the place is and what became of it.
  private func head(_ token: Int) -> String {
    let start = Int(document.tokens[token].start)
    let position = document.bytes.withUnsafeBytes { lines.position(of: start, in: $0) }
    let text = document.text(document.tokens[token].span)
    let what: String
    if let edit = repair.edits.first(where: { $0.span.contains(start) }) {
      what =
        "“\(edit.original)” was changed to “\(edit.replacement)” (confidence \(Columns.decimal(edit.confidence, 3))): \(edit.reason)"
    } else if protection.hold(token) != .free {
      what = "“\(text)” is protected: a known name, an address, or a phrase never to be touched"
    } else if let finding = repair.findings.first(where: { $0.span.contains(start) }) {
      let best = finding.alternatives.first.map {
        " (“\($0.text)”, confidence \(Columns.decimal($0.probability, 3)))"
      }
      what = "“\(finding.text)” was reported and not changed\(best ?? ""): \(finding.reason)"
    } else {
      what = "“\(text)” was left as it is"
    }
    return "\(position.line):\(position.column): \(what)"
  }

  /// The strongest parts of an arc's score, those of its context averaged over the paths it is on.
  private func features(_ index: Int, _ lattice: Lattice, _ expected: Expectations) -> String {
    let arc = lattice.arcs[index]
    var parts = lattice.features[Int(arc.firstFeature)..<Int(arc.firstFeature + arc.featureCount)].map {
      (
        name: "\(Feature.allCases[Int($0.feature)])",
        score: knowledge.weights.values[Int($0.feature)] * $0.value
      )
    }
    for (feature, value) in expected.values(of: index) {
      parts.append(("\(feature)", knowledge.weights[feature] * value))
    }
    let order = parts.enumerated().sorted {
      let (left, right) = (abs($0.element.score), abs($1.element.score))
      return left != right ? left > right : $0.offset < $1.offset
    }
    return order.map(\.element).filter { abs($0.score) >= 0.05 }.prefix(8).map {
      "\($0.name) \($0.score < 0 ? "" : "+")\(Columns.decimal(Double($0.score), 1))"
    }.joined(separator: ", ")
  }
}

/// Features that depend on the words around an arc, averaged over the paths that the decoder weighed.
private struct Expectations {
  private var mass: [Float]
  private var languageModel: [Float]
  private var doubled: [Float]
  private var article: [Float]

  init(_ decoder: borrowing LatticeDecoder, arcs: Int) {
    mass = [Float](repeating: 0, count: arcs)
    languageModel = mass
    doubled = mass
    article = mass
    for step in decoder.steps where step.arc >= 0 {
      let index = Int(step.arc)
      mass[index] += step.probability
      languageModel[index] += step.probability * step.languageModel
      if step.isDoubled { doubled[index] += step.probability }
      if step.breaksArticle { article[index] += step.probability }
    }
  }

  /// Features with their mean values; none for an arc that no path of any weight runs over.
  func values(of arc: Int) -> [(Feature, Float)] {
    guard mass[arc] > 0 else { return [] }
    return [
      (.languageModel, languageModel[arc] / mass[arc]), (.doubled, doubled[arc] / mass[arc]),
      (.article, article[arc] / mass[arc]),
    ]
  }
}
