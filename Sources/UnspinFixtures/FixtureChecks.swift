import FoundationEssentials
import Unspin

/// The checks of one case, in the order they are reported.
struct FixtureChecks {
  let fixture: Fixture
  let subject: any Repairing
  private(set) var failures: [FixtureFailure] = []
  private(set) var score = FixtureScore()
  private(set) var repaired: String?

  init(_ fixture: Fixture, subject: any Repairing) {
    self.fixture = fixture
    self.subject = subject
    let repair: Repair
    do throws(UnspinError) {
      repair = try subject.repair(fixture.input)
    } catch {
      fail(.error, "the repair gave up: \(error.description)")
      return
    }
    repaired = repair.text
    score = FixtureScore(input: fixture.input, output: fixture.output, edits: repair.edits)

    checkOutput(repair)
    checkExpectations(repair)
    checkReplay(repair)
    checkUndo(repair)
    checkJSON(repair)
    if let problem = Self.problemOutsideEdits(repair, of: fixture.input) { fail(.untouched, problem) }
    checkIdempotence(repair)
    checkBytes(repair)
  }

  private mutating func fail(
    _ check: FixtureFailure.Check, _ message: String, from expected: String? = nil, to actual: String? = nil
  ) {
    var failure = FixtureFailure(check: check, message: message)
    if let expected, let actual { failure.diff = WordDiff(from: expected, to: actual) }
    failures.append(failure)
  }

  // MARK: Expectations

  private mutating func checkOutput(_ repair: Repair) {
    guard !repair.text.isSameBytes(as: fixture.output) else { return }
    fail(.output, "[-expected-] {+repaired+}", from: fixture.output, to: repair.text)
  }

  private mutating func checkExpectations(_ repair: Repair) {
    if let expected = fixture.edits {
      let wanted = expected.map { "\($0.kind.rawValue) “\($0.original)” → “\($0.replacement)”" }
      let made = repair.edits.map { "\($0.kind.rawValue) “\($0.original)” → “\($0.replacement)”" }
      if !wanted.isSameBytes(as: made) { fail(.edits, Self.difference(wanted, made)) }
    }
    if let expected = fixture.findings {
      let wanted = expected.map { "\($0.kind.rawValue) “\($0.text)”" }
      let reported = repair.findings.map { "\($0.kind.rawValue) “\($0.text)”" }
      if expected.isEmpty ? !reported.isEmpty : !reported.holds(wanted) {
        fail(.findings, Self.difference(wanted, reported))
      }
    }
    if let expected = fixture.verdict { checkVerdict(repair.verdict, expected) }
  }

  private mutating func checkVerdict(_ verdict: Verdict, _ expected: Fixture.ExpectedVerdict) {
    let probability = "with probability \(verdict.probability)"
    if let spun = expected.spun, spun != verdict.isSpun {
      fail(.verdict, "expected \(spun ? "spun" : "not spun"), judged otherwise \(probability)")
    }
    if let language = expected.language, language != verdict.language {
      fail(.verdict, "expected language \(language.rawValue), judged \(verdict.language.rawValue)")
    }
    if let minimum = expected.minimum, !(verdict.probability >= minimum) {
      fail(.verdict, "expected a probability of at least \(minimum), judged spun \(probability)")
    }
    if let maximum = expected.maximum, !(verdict.probability <= maximum) {
      fail(.verdict, "expected a probability of at most \(maximum), judged spun \(probability)")
    }
  }

  private static func difference(_ expected: [String], _ actual: [String]) -> String {
    func list(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: "; ") }
    return "expected \(list(expected)), got \(list(actual))"
  }

  // MARK: Promises

  private mutating func checkReplay(_ repair: Repair) {
    guard repair.original.isSameBytes(as: fixture.input) else {
      fail(.replay, "[-input-] {+original of the repair+}", from: fixture.input, to: repair.original)
      return
    }
    do throws(UnspinError) {
      let replayed = try Repair.replay(repair.edits, on: fixture.input)
      if !replayed.isSameBytes(as: repair.text) {
        fail(.replay, "[-repaired-] {+replayed+}", from: repair.text, to: replayed)
      }
    } catch {
      fail(.replay, "the edits do not fit the input: \(error.description)")
    }
  }

  private mutating func checkUndo(_ repair: Repair) {
    do throws(UnspinError) {
      let undone = try Repair.undo(repair.edits, in: repair.text)
      if !undone.isSameBytes(as: fixture.input) {
        fail(.undo, "[-input-] {+undone+}", from: fixture.input, to: undone)
      }
    } catch {
      fail(.undo, "the edits cannot be taken out of the repaired text: \(error.description)")
    }
  }

  private mutating func checkJSON(_ repair: Repair) {
    do {
      let data = try JSONEncoder().encode(repair.edits)
      let edits = try JSONDecoder().decode([Edit].self, from: data)
      guard edits == repair.edits else {
        fail(.json, "the edits read back from JSON are others than those written")
        return
      }
      let replayed = try Repair.replay(edits, on: fixture.input)
      if !replayed.isSameBytes(as: repair.text) {
        fail(.json, "[-repaired-] {+replayed from JSON+}", from: repair.text, to: replayed)
      }
    } catch let error as UnspinError {
      fail(.json, "the edits read back from JSON do not fit the input: \(error.description)")
    } catch {
      fail(.json, "the edits cannot be written to JSON and read back: \(error)")
    }
  }

  /// Walks input and output side by side, without the code that made the output; nil when all is well.
  private static func problemOutsideEdits(_ repair: Repair, of input: String) -> String? {
    let input = Array(input.utf8)
    let output = Array(repair.text.utf8)
    var from = 0
    var to = 0

    func alike(_ end: Int) -> String? {
      for offset in from..<end
      where to + offset - from >= output.count || output[to + offset - from] != input[offset] {
        return "byte \(offset) of the input is outside all edits and was changed or lost"
      }
      return nil
    }
    func isBoundary(_ offset: Int) -> Bool { offset == input.count || input[offset] & 0xC0 != 0x80 }

    for edit in repair.edits {
      let name = "the edit at bytes \(edit.span.lowerBound)..<\(edit.span.upperBound)"
      guard edit.span.lowerBound >= from else { return "\(name) overlaps the one before or is out of order" }
      guard edit.span.upperBound <= input.count else { return "\(name) goes beyond the end of the input" }
      guard isBoundary(edit.span.lowerBound), isBoundary(edit.span.upperBound) else {
        return "\(name) cuts a character in two"
      }
      guard input[edit.span].elementsEqual(edit.original.utf8) else {
        return "\(name) names “\(edit.original)” as the original, which is not what stands there"
      }
      guard !edit.original.isSameBytes(as: edit.replacement) else { return "\(name) changes nothing" }
      if let problem = alike(edit.span.lowerBound) { return problem }
      to += edit.span.lowerBound - from
      let replacement = Array(edit.replacement.utf8)
      guard output[min(to, output.count)...].starts(with: replacement) else {
        return "\(name) is not in the output, which has no “\(edit.replacement)” at byte \(to)"
      }
      to += replacement.count
      from = edit.span.upperBound
    }
    if let problem = alike(input.count) { return problem }
    let rest = output.count - to - (input.count - from)
    return rest == 0 ? nil : "the output has \(rest) bytes at its end that no edit explains"
  }

  private mutating func checkIdempotence(_ repair: Repair) {
    do throws(UnspinError) {
      let again = try subject.repair(repair.text)
      if !again.text.isSameBytes(as: repair.text) {
        fail(.idempotence, "[-repaired once-] {+repaired twice+}", from: repair.text, to: again.text)
      }
    } catch {
      fail(.idempotence, "the repaired text cannot be repaired again: \(error.description)")
    }
  }

  private mutating func checkBytes(_ repair: Repair) {
    do throws(UnspinError) {
      let other = try subject.repair(Array(fixture.input.utf8))
      if !other.text.isSameBytes(as: repair.text) {
        fail(.bytes, "[-repaired as String-] {+repaired as bytes+}", from: repair.text, to: other.text)
      } else if other != repair {
        fail(.bytes, "edits, findings or verdict differ between the text given as String and as bytes")
      }
    } catch {
      fail(.bytes, "the repair gave up on the text given as bytes: \(error.description)")
    }
  }
}

extension [String] {
  fileprivate func isSameBytes(as other: [String]) -> Bool {
    elementsEqual(other) { $0.isSameBytes(as: $1) }
  }

  /// Whether `items` all stand here in their order, with anything between them.
  fileprivate func holds(_ items: [String]) -> Bool {
    var rest = self[...]
    return items.allSatisfy { item in
      guard let index = rest.firstIndex(where: { $0.isSameBytes(as: item) }) else { return false }
      rest = rest[(index + 1)...]
      return true
    }
  }
}
