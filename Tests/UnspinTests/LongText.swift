import Testing

/// A text as the argument of a test, of which the log shows the beginning alone.
struct LongText: Sendable, ExpressibleByStringLiteral, CustomTestStringConvertible {
  let text: String

  init(stringLiteral text: String) { self.text = text }

  init(_ piece: String, times: Int) { text = String(repeating: piece, count: times) }

  var testDescription: String {
    let beginning = text.prefix(30)
    return beginning.debugDescription
      + (beginning.endIndex == text.endIndex ? "" : "… (\(text.utf8.count) bytes)")
  }
}
