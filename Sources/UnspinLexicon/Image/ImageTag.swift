/// Names a section of an image: four ASCII letters.
package struct ImageTag: Sendable, Hashable, CustomStringConvertible {
  package let rawValue: UInt32

  /// Creates a tag from its first four ASCII letters.
  package init(_ letters: StaticString) {
    rawValue = letters.withUTF8Buffer { letters in
      letters.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// Creates a tag from its number.
  init(rawValue: UInt32) { self.rawValue = rawValue }

  package var description: String {
    let letters = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> $0) }
    return String(decoding: letters, as: UTF8.self)
  }
}
