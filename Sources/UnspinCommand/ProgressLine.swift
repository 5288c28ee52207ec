/// How far a long run is, in one line on standard error that is written over; only where a person sees it.
struct ProgressLine {
  private let noun: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  init(noun: String) {
    self.noun = noun
    isShown = Descriptor.standardError.isTerminal && System.environment("TERM") != "dumb"
  }

  /// Shows progress, at most ten times a second and not within the first two seconds.
  mutating func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(2), last.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    last = now
    Output.explain("\r\(done) of \(total) \(noun)")
  }

  /// Takes the line away again.
  mutating func clear() {
    guard last != nil else { return }
    last = nil
    Output.explain("\r\u{1B}[K")
  }
}
