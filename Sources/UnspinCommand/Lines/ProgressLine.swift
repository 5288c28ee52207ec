/// How far a stream has come, in one line that is written over itself. Shown where standard error is a terminal
/// and standard output is not.
struct ProgressLine {
  private let isShown = Descriptor.standardError.isTerminal && !Descriptor.standardOutput.isTerminal
  private let clock = ContinuousClock()
  private var shown: ContinuousClock.Instant?
  private var isVisible = false
  private var lines = 0
  private var bytes = 0
  private var bad = 0

  private static let pause = Duration.milliseconds(200)

  /// Counts what was done, and shows it now and then.
  mutating func add(lines: Int, bytes: Int, bad: Int) {
    self.lines += lines
    self.bytes += bytes
    self.bad += bad
    guard isShown else { return }
    let now = clock.now
    if let shown, now - shown < Self.pause { return }
    shown = now
    isVisible = true
    Output.explain(
      "\r\u{1B}[Kunspin: \(ProgressLine.text(lines: self.lines, bytes: self.bytes, bad: self.bad))")
  }

  /// Takes the line away, for messages and at the end.
  mutating func clear() {
    guard isVisible else { return }
    isVisible = false
    Output.explain("\r\u{1B}[K")
  }

  static func text(lines: Int, bytes: Int, bad: Int) -> String {
    "\(lines) lines, \(bytes >> 20) MB" + (bad > 0 ? ", \(bad) bad" : "")
  }
}
