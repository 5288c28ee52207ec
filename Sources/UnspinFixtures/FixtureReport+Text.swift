extension FixtureReport {
  /// The report for a person: what could not be read, what failed and how, and a line of counts a topic.
  ///
  /// ```text
  /// Fixtures/names/roles.jsonl:12: roles-seo-dan-ah
  ///   output: [-expected-] {+repaired+}
  ///     [-Seo-]{+Web optimization+} Dan Ah smiles.
  ///
  /// names: 386 cases, 385 passed, 1 failed; 511 of 512 places undone (0.99), 511 of 511 edits right (1.00)
  /// ```
  ///
  /// - Parameter verbose: Whether to show every difference of a case, not the first three alone, and the
  ///   known failures as well.
  /// - Returns: The text, with a line end at its end.
  public func description(verbose: Bool) -> String {
    var lines = problems.map(\.description)
    for result in failures { lines += result.lines(verbose: verbose) }
    if verbose {
      for result in cases where result.isPassed && !result.knownFailures.isEmpty {
        lines += result.lines(verbose: true)
      }
    }
    if !lines.isEmpty { lines.append("") }
    let topics = topics
    lines += topics.map(\.summary)
    if topics.count != 1 { lines.append(total.summary) }
    if !problems.isEmpty { lines.append("\(problems.count) \(problems.count == 1 ? "problem" : "problems")") }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension FixtureReport.Case {
  /// Place, id and note, and below them what is wrong.
  ///
  /// - Parameter verbose: Whether to show every difference, not the first three alone.
  /// - Returns: The text, without a line end at its end.
  public func description(verbose: Bool) -> String { lines(verbose: verbose).joined(separator: "\n") }

  func lines(verbose: Bool) -> [String] {
    let note = verbose && !fixture.note.isEmpty ? " (\(fixture.note))" : ""
    var lines = ["\(place): \(fixture.id)\(note)"]
    for failure in failures { lines += failure.lines(verbose: verbose, prefix: "") }
    if verbose || failures.isEmpty {
      for failure in knownFailures { lines += failure.lines(verbose: verbose, prefix: "known: ") }
    }
    return lines
  }
}

extension FixtureFailure {
  fileprivate func lines(verbose: Bool, prefix: String) -> [String] {
    ["  \(prefix)\(check.rawValue): \(message)"]
      + (diff?.lines(limit: verbose ? nil : 3) ?? []).map { "    " + $0 }
  }
}

extension FixtureReport.Topic {
  /// Counts and scores in one line.
  public var summary: String {
    var line = "\(name): \(cases) \(cases == 1 ? "case" : "cases"), \(passed) passed, \(failed) failed"
    if knownFailures > 0 { line += ", \(knownFailures) known to fail" }
    var shares: [String] = []
    if let recall = score.recall {
      shares.append("\(score.undone) of \(score.places) places undone (\(share(recall)))")
    }
    if let precision = score.precision {
      shares.append("\(score.right) of \(score.edits) edits right (\(share(precision)))")
    }
    if !shares.isEmpty { line += "; " + shares.joined(separator: ", ") }
    return line
  }
}

/// A share with two decimals, rounded down so that only all is 1.00.
private func share(_ value: Double) -> String {
  let hundredths = Int(value * 100 + 1e-9)
  return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
