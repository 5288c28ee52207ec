internal import Unspin
internal import UnspinText

extension Document {
  /// The words of a range, with what stands between them made one blank or nothing.
  func words(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      if index > range.lowerBound, !tokens[index].flags.contains(.joined) { text += " " }
      text += self.text(tokens[index].span)
    }
    return text
  }

  /// For each token, whether it stands in a line most of whose words are capitalised.
  var titleLines: [Bool] {
    var result = [Bool](repeating: false, count: tokens.count)
    var start = 0
    for end in 1..<max(tokens.count + 1, 1)
    where end == tokens.count || tokens[end].flags.contains(.lineStart) {
      let words = tokens[start..<end].filter { $0.kind == .word }
      let capitals = words.count { $0.letterCase != .lower }
      if capitals * 5 >= words.count * 3 {
        for index in start..<end { result[index] = true }
      }
      start = end
    }
    return result
  }

  /// A few words around a range, on one line, with `insert` behind it.
  func context(of range: Range<Int>, insert: String) -> String {
    let start = max(0, range.lowerBound - 4)
    let end = min(tokens.count, range.upperBound + 4)
    let parts = [words(start..<range.lowerBound), words(range), insert, words(range.upperBound..<end)]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension String {
  /// What stands before `'s`; nil where the text ends otherwise.
  var possessiveStem: String? {
    for ending in ["'s", "’s"] where hasSuffix(ending) && utf8.count > ending.utf8.count {
      return String(dropLast(2))
    }
    return nil
  }
}
