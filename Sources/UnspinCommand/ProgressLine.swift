/// How far a long run is, in one line on standard error that is written over; only where a person sees it.
struct ProgressLine {
  private let isShown: Bool
  private let delay: Duration
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  /// - Parameters:
  ///   - delay: How long a run is before anything is shown.
  ///   - isShown: Whether there is a reason to show it, beside standard error being a terminal.
  init(after delay: Duration = .zero, isShown: Bool = true) {
    self.delay = delay
    self.isShown =
      isShown && Descriptor.standardError.isTerminal && System.environment("TERM") != "dumb"
  }

  /// Shows progress, at most five times a second.
  mutating func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > delay, last.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
    last = now
    Output.explain("\r\u{1B}[K\(text())")
  }

  /// Takes the line away, for messages and at the end.
  mutating func clear() {
    guard last != nil else { return }
    last = nil
    Output.explain("\r\u{1B}[K")
  }
}
