/// The inside of a JSON string.
package enum JSONEscape {
  /// Appends text with the escape sequences that it cannot do without, without quotes.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - output: What it is appended to.
  ///   - isEscaped: Which other characters are to be escape sequences too.
  package static func append(
    _ text: String, to output: inout [UInt8], alsoWhere isEscaped: (Unicode.Scalar) -> Bool = { _ in false }
  ) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": output += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
      case "\u{8}": output += Array("\\b".utf8)
      case "\t": output += Array("\\t".utf8)
      case "\n": output += Array("\\n".utf8)
      case "\u{C}": output += Array("\\f".utf8)
      case "\r": output += Array("\\r".utf8)
      case _ where scalar.value < 0x20 || isEscaped(scalar):
        for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
          let digits = String(unit, radix: 16)
          output += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        }
      default: output += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }
}
