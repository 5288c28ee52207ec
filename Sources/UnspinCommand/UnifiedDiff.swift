import Unspin

/// The change of one document in the form that `patch` and `git apply` take.
struct UnifiedDiff {
  /// Unchanged lines shown around a change.
  private static let context = 3
  private static let newline = UInt8(ascii: "\n")

  private let old: Lines
  private let changes: [LineChange]
  private let palette: Palette

  /// The change from the bytes that were read to their repair.
  init(input: [UInt8], repair: Repair, palette: Palette) {
    old = Lines(input)
    let original = Lines(Array(repair.original.utf8))
    changes = Lines.changes(input: old, original: original, edits: repair.edits)
    self.palette = palette
  }

  /// The diff of a file called `name`; empty when nothing changes.
  func bytes(name: String) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    let name = UnifiedDiff.headerName(name)
    var output = Array(
      "\(palette.paint("--- \(name)", .bold))\n\(palette.paint("+++ \(name)", .bold))\n".utf8)
    var shift = 0
    var rest = changes[...]
    while let first = rest.first {
      var end = first.old.upperBound
      let hunk = rest.prefix { change in
        // Changes whose surroundings meet share a hunk.
        guard change.old.lowerBound - end <= 2 * UnifiedDiff.context else { return false }
        end = change.old.upperBound
        return true
      }
      append(hunk, shift: shift, to: &output)
      shift += hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
      rest = rest[hunk.endIndex...]
    }
    return output
  }

  /// Appends changes that are close to each other; those before have moved the text by `shift` lines.
  private func append(_ hunk: ArraySlice<LineChange>, shift: Int, to output: inout [UInt8]) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let start = max(0, first.old.lowerBound - UnifiedDiff.context)
    let end = min(old.count, last.old.upperBound + UnifiedDiff.context)
    let growth = hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
    let ranges =
      "-\(UnifiedDiff.range(start, end - start)) +\(UnifiedDiff.range(start + shift, end - start + growth))"
    output += "\(palette.paint("@@ \(ranges) @@", .cyan))\n".utf8
    var line = start
    for change in hunk {
      for index in line..<change.old.lowerBound { append(old[index], mark: " ", color: nil, to: &output) }
      for index in change.old { append(old[index], mark: "-", color: .red, to: &output) }
      for added in change.new { append(added, mark: "+", color: .green, to: &output) }
      line = change.old.upperBound
    }
    for index in line..<end { append(old[index], mark: " ", color: nil, to: &output) }
  }

  private func append(
    _ line: ArraySlice<UInt8>, mark: String, color: Palette.Color?, to output: inout [UInt8]
  ) {
    let isEnded = line.last == UnifiedDiff.newline
    let (start, stop) = palette.codes(color)
    output += start.utf8
    output += mark.utf8
    output += isEnded ? line.dropLast() : line
    output += stop.utf8
    output.append(UnifiedDiff.newline)
    if !isEnded { output += "\\ No newline at end of file\n".utf8 }
  }

  /// A line range as diffs count it: an empty one names the line before it.
  private static func range(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1),\(count)"
  }

  /// Whether a name with this character has to be in quotes.
  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\"" || scalar == "\\"
      || FileName.byte(of: scalar) != nil
  }

  /// The name of a file as `patch` and `git` read it back: odd ones in quotes, a tab after a name with spaces.
  private static func headerName(_ name: String) -> String {
    // `patch` takes blanks at the end of a name for none of it.
    let isOdd = name.hasSuffix(" ") || name.unicodeScalars.contains(where: isSpecial)
    guard isOdd else { return name.contains(" ") ? name + "\t" : name }
    var quoted = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case let scalar
      where scalar.value < 0x20 || scalar.value == 0x7F || FileName.byte(of: scalar) != nil:
        let octal = String(FileName.byte(of: scalar) ?? UInt8(scalar.value), radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
