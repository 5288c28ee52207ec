/// A line that is to go, and why.
struct LineMark {
  var kind: Edit.Kind
  /// Number of the line.
  var line: Int
  var confidence: Double
  var source: String?
  var reason: String
}

/// Takes lines out and leaves the spacing that a person would.
enum LineRemoval {
  /// Edits that remove the marked lines.
  ///
  /// Between two kept lines one gap stays: one with a blank line if either side had one. At the start and at
  /// the end of the text the gap goes too, but not the last line end.
  ///
  /// - Parameters:
  ///   - marks: At most one a line, in any order.
  ///   - lines: All lines of `bytes`.
  ///   - bytes: The text.
  /// - Returns: One edit for each line, in order.
  static func edits(_ marks: [LineMark], _ lines: [PageLine], _ bytes: [UInt8]) -> [Edit] {
    var marked: [Int: LineMark] = [:]
    for mark in marks where marked[mark.line] == nil { marked[mark.line] = mark }
    var edits: [Edit] = []
    var index = 0
    var previous: Int?
    while index < lines.count {
      if lines[index].isBlank {
        index += 1
        continue
      }
      guard marked[index] != nil else {
        previous = index
        index += 1
        continue
      }
      var run: [LineMark] = []
      var next = index
      while next < lines.count {
        if let mark = marked[next] { run.append(mark) } else if !lines[next].isBlank { break }
        next += 1
      }
      let spans = spans(of: run.map(\.line), previous, next < lines.count ? next : nil, lines, bytes)
      for (mark, span) in zip(run, spans) {
        edits.append(
          Edit(
            kind: mark.kind, span: span, original: String(decoding: bytes[span], as: UTF8.self),
            replacement: "",
            confidence: mark.confidence, source: mark.source, reason: mark.reason))
      }
      index = next
    }
    return edits
  }

  private static func spans(
    of run: [Int], _ previous: Int?, _ next: Int?, _ lines: [PageLine], _ bytes: [UInt8]
  ) -> [Range<Int>] {
    guard let first = run.first, let last = run.last else { return [] }
    /// Each line takes the gap before it along.
    func backwards(from start: Int, to end: Int) -> [Range<Int>] {
      var start = start
      return run.map { line in
        let stop = line == last ? end : lines[line].span.upperBound
        defer { start = stop }
        return start..<stop
      }
    }
    /// Each line takes the gap behind it along.
    func forwards(to end: Int) -> [Range<Int>] {
      run.enumerated().map { number, line in
        (number == 0 && previous == nil ? lines[0] : lines[line]).span
          .lowerBound..<(number + 1 < run.count ? lines[run[number + 1]].span.lowerBound : end)
      }
    }
    guard let next else {
      guard let previous else { return forwards(to: bytes.count) }
      // The last line end of the text stays.
      let hasEnd = lines.last?.span.isEmpty == true && lines.count > last + 1
      let end = hasEnd ? lines[lines.count - 2].span.upperBound : bytes.count
      return backwards(from: lines[previous].span.upperBound, to: end)
    }
    guard let previous else { return forwards(to: lines[next].span.lowerBound) }
    let before = first - previous
    let after = next - last
    let keepsBefore = before > 1 && (after == 1 || before <= after) || (before == 1 && after == 1)
    return keepsBefore
      ? forwards(to: lines[next].span.lowerBound)
      : backwards(from: lines[previous].span.upperBound, to: lines[last].span.upperBound)
  }
}
