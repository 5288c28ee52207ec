import Unspin

/// A run of lines of the input and the lines that take its place.
struct LineChange: Equatable {
  var old: Range<Int>
  var new: [ArraySlice<UInt8>]
}

/// The lines of a text; each ends in a line feed, but the last one may not.
struct Lines {
  let bytes: [UInt8]
  /// Where each line starts, and where the last one ends.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.bytes = bytes
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  subscript(line: Int) -> ArraySlice<UInt8> { bytes[starts[line]..<starts[line + 1]] }

  /// The lines that differ between `input` and the text that `edits` make of `original`, in order.
  ///
  /// The edits say where to look, so the cost is linear in the text, however much of it changed. `original` is
  /// `input` with invalid bytes replaced, which adds and removes no line feed.
  static func changes(input: Lines, original: Lines, edits: [Edit]) -> [LineChange] {
    var changes: [LineChange] = []
    var line = 0
    for change in original.changes(edits) + [LineChange(old: original.count..<original.count, new: [])] {
      for between in line..<change.old.lowerBound where input[between] != original[between] {
        changes.append(LineChange(old: between..<between + 1, new: [original[between]]))
      }
      line = change.old.upperBound
      if let trimmed = input.trim(change) { changes.append(trimmed) }
    }
    return changes
  }

  private func changes(_ edits: [Edit]) -> [LineChange] {
    var changes: [LineChange] = []
    var first = 0
    var edits = edits[...]
    while let edit = edits.first {
      while first < count, holds(edit.span.lowerBound, after: first) { first += 1 }
      var end = min(first + 1, count)
      var position = starts[first]
      var text: [UInt8] = []
      while true {
        while let edit = edits.first, edit.span.lowerBound < starts[end] || end == count {
          text += bytes[position..<edit.span.lowerBound]
          text += edit.replacement.utf8
          position = edit.span.upperBound
          while starts[end] < position { end += 1 }
          edits.removeFirst()
        }
        text += bytes[position..<starts[end]]
        position = starts[end]
        // Where an edit took the line end away, the next line is joined to this one.
        if end == count || text.isEmpty || text.last == UInt8(ascii: "\n") { break }
        end += 1
      }
      let new = Lines(text)
      changes.append(LineChange(old: first..<end, new: (0..<new.count).map { new[$0] }))
      first = end
    }
    return changes
  }

  /// Whether `offset` lies on a line after `line`. The end of a last line without line feed still is that line.
  private func holds(_ offset: Int, after line: Int) -> Bool {
    offset >= starts[line + 1] && !(line + 1 == count && bytes.last != UInt8(ascii: "\n"))
  }

  /// The change without lines that are the same before and after; nil when nothing is left.
  private func trim(_ change: LineChange) -> LineChange? {
    var old = change.old
    var new = change.new[...]
    while let first = new.first, !old.isEmpty, self[old.lowerBound] == first {
      old = old.lowerBound + 1..<old.upperBound
      new.removeFirst()
    }
    while let last = new.last, !old.isEmpty, self[old.upperBound - 1] == last {
      old = old.lowerBound..<old.upperBound - 1
      new.removeLast()
    }
    return old.isEmpty && new.isEmpty ? nil : LineChange(old: old, new: Array(new))
  }
}
