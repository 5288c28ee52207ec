/// One thing that is wrong with one case.
public struct FixtureFailure: Sendable, Hashable {
  /// What was checked; more may follow.
  @nonexhaustive
  public enum Check: String, Sendable, Hashable, Codable, CaseIterable {
    /// The repair gives the expected output.
    case output
    /// The edits are those expected.
    case edits
    /// The findings expected are reported.
    case findings
    /// The verdict is as expected.
    case verdict
    /// Replaying the edits on the input gives the repaired text.
    case replay
    /// Undoing the edits gives the input back.
    case undo
    /// The edits are the same after being written to JSON and read back.
    case json
    /// Bytes outside the edits are untouched, and the edits are sound.
    case untouched
    /// Repairing the repaired text again changes nothing.
    case idempotence
    /// A text given as bytes is repaired as the same text given as `String`.
    case bytes
    /// The unspinner can be made and the text repaired without an error.
    case error
    /// A known failure still fails.
    case healed

    /// Whether this holds for every text whatever a fixture expects, so that a known failure is no excuse.
    public var isPromise: Bool {
      switch self {
      case .output, .edits, .findings, .verdict: false
      case .replay, .undo, .json, .untouched, .idempotence, .bytes, .error, .healed: true
      }
    }
  }

  /// What was checked.
  public var check: Check
  /// What is wrong; where ``diff`` is given, what its two sides are.
  public var message: String
  /// The two texts that should be the same, word by word; nil where there are none.
  public var diff: WordDiff?

  /// Creates a failure.
  public init(check: Check, message: String, diff: WordDiff? = nil) {
    self.check = check
    self.message = message
    self.diff = diff
  }
}
