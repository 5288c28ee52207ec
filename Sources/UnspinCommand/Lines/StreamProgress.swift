/// How far a stream has come. Shown where standard error is a terminal and standard output is not.
struct StreamProgress {
  private var line = ProgressLine(isShown: !Descriptor.standardOutput.isTerminal)
  private var lines = 0
  private var bytes = 0
  private var bad = 0

  /// Counts what was done, and shows it now and then.
  mutating func add(lines: Int, bytes: Int, bad: Int) {
    self.lines += lines
    self.bytes += bytes
    self.bad += bad
    let (lines, bytes, bad) = (self.lines, self.bytes, self.bad)
    line.show("unspin: \(Self.text(lines: lines, bytes: bytes, bad: bad))")
  }

  /// Takes the line away, for messages and at the end.
  mutating func clear() { line.clear() }

  static func text(lines: Int, bytes: Int, bad: Int) -> String {
    "\(lines) lines, \(bytes >> 20) MB" + (bad > 0 ? ", \(bad) bad" : "")
  }
}
