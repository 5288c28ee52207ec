/// Damaged variants of names that stand in texts in their own right.
package struct NameCollisions: Sendable {
  /// A variant that is something else too.
  package struct Collision: Sendable {
    /// The damaged variant.
    package var variant: String
    /// The name that it may stand for, the likeliest one.
    package var name: String
    /// The row of that name.
    package var source: String
    /// Times a million words of genuine text hold it, by the language model.
    package var perMillion: Double
  }

  /// Variants that are names themselves.
  package let names: [Collision]
  /// Variants that are frequent phrases, the most frequent first.
  package let phrases: [Collision]

  /// What a million words have to hold for a phrase to be an ordinary one.
  package static let frequent = 0.5

  package init(_ inventory: Inventory, model: LanguageModel) {
    var names: [Collision] = []
    var phrases: [Collision] = []
    for entry in inventory.entries {
      guard let original = entry.originals.first(where: { $0.flags.contains(.name) }) else { continue }
      let tokens = entry.tokens.models
      let isOrdinary = zip(tokens, tokens.dropFirst()).allSatisfy { model.hasBigram($0, $1) }
      let rate = Logarithms.exponential(Double(model.logProbability(of: tokens))) * 1e6
      let collision = Collision(
        variant: entry.text, name: original.text, source: original.source, perMillion: rate)
      if entry.flags.contains(.name) {
        names.append(collision)
      } else if isOrdinary, rate >= Self.frequent {
        phrases.append(collision)
      }
    }
    self.names = names.sorted { ($0.variant, $0.name) < ($1.variant, $1.name) }
    self.phrases = phrases.sorted {
      $0.perMillion != $1.perMillion ? $0.perMillion > $1.perMillion : $0.variant < $1.variant
    }
  }

  /// One warning for each kind of collision, with its count.
  package var problems: [LintProblem] {
    var problems: [LintProblem] = []
    func add(_ collisions: [Collision], _ what: String) {
      guard let first = collisions.first else { return }
      problems.append(
        LintProblem(
          file: "names", line: 1, severity: .warning,
          "\(collisions.count) damaged variants are \(what), such as “\(first.variant)” for “\(first.name)”; list them with --collisions and mark the names “needed” where they are no mention"
        ))
    }
    add(names, "names themselves")
    add(phrases, "frequent phrases")
    return problems
  }
}
