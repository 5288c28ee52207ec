import ArgumentParser

/// Numbers of edits, as in `1,4-7`.
struct NumberList: ExpressibleByArgument {
  let ranges: [ClosedRange<Int>]

  init?(argument: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { end in
        // Int takes signs, too.
        end.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(end) : nil
      }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first >= 1,
        first <= last
      else { return nil }
      ranges.append(first...last)
    }
    self.ranges = ranges
  }
}
