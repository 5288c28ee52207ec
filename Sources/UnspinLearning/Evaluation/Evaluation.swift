package import Unspin
internal import UnspinLexicon
internal import UnspinText

/// How well pairs of spun and original texts are restored.
package struct Evaluation {
  /// One edit and whether its words stand in the original at that place.
  package struct Judged {
    package var kind: Edit.Kind
    package var source: String
    package var confidence: Double
    package var isRight: Bool
  }

  /// What was measured on one pair.
  package struct Article {
    package var name: String
    package var family: String
    /// Word distance of the spun and of the repaired text to the original.
    package var damage: Int
    package var left: Int
    /// Damaged tokens, and those that some edit touches.
    package var damaged: Int
    package var touched: Int
    package var edits: [Judged]
  }

  package private(set) var articles: [Article] = []

  package init() {}

  /// Repairs the spun side of a pair and compares with the original.
  ///
  /// - Throws: ``UnspinError`` as repairing does, ``ICUError`` when ICU fails.
  package mutating func add(
    _ pair: PairTexts, by unspinner: Unspinner, reader: inout DocumentReader
  ) throws {
    let repair = try unspinner.repair(pair.spun)
    let spunDocument = try Document(pair.spun, reader: &reader)
    let output = try Document(Array(repair.text.utf8), reader: &reader)
    let originalForms = try Document(pair.original, reader: &reader).tokens.map(\.form)
    let before = Alignment(spunDocument.tokens.map(\.form), originalForms)
    let after = Alignment(output.tokens.map(\.form), originalForms)

    var touched = 0
    for (token, isMatched) in zip(spunDocument.tokens, before.isMatched) where !isMatched {
      if repair.edits.contains(where: { $0.span.overlaps(token.span) }) { touched += 1 }
    }
    var edits: [Judged] = []
    var shift = 0
    for edit in repair.edits {
      let start = edit.span.lowerBound + shift
      let end = start + edit.replacement.utf8.count
      shift += edit.replacement.utf8.count - edit.span.count
      let places = output.tokens.indices.filter {
        output.tokens[$0].start >= start && output.tokens[$0].end <= end
      }
      edits.append(
        Judged(
          kind: edit.kind, source: edit.source.map { String($0.prefix { $0 != ":" }) } ?? "-",
          confidence: edit.confidence, isRight: places.allSatisfy { after.isMatched[$0] }))
    }
    articles.append(
      Article(
        name: pair.name, family: pair.family, damage: before.distance, left: after.distance,
        damaged: before.isMatched.count { !$0 }, touched: touched, edits: edits))
  }

  /// Share of the damage undone over some articles.
  package static func undone(_ articles: [Article]) -> Double {
    let damage = articles.reduce(0) { $0 + $1.damage }
    return damage == 0 ? 0 : 1 - Double(articles.reduce(0) { $0 + $1.left }) / Double(damage)
  }

  /// Share of the edits that are right over some articles.
  package static func precision(_ articles: [Article]) -> Double {
    let edits = articles.flatMap(\.edits)
    return edits.isEmpty ? 0 : Double(edits.count { $0.isRight }) / Double(edits.count)
  }

  /// The middle 95% of a figure over 1,000 samples of the articles, drawn with replacement.
  package func interval(_ figure: ([Article]) -> Double) -> ClosedRange<Double> {
    guard !articles.isEmpty else { return 0...0 }
    var random = SplitMix(seed: 17)
    var values: [Double] = []
    for _ in 0..<1000 {
      let sample = articles.indices.map { _ in articles[Int(random.next() % UInt64(articles.count))] }
      values.append(figure(sample))
    }
    values.sort()
    return values[25]...values[974]
  }
}
