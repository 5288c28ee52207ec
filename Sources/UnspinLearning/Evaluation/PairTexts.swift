/// A spun text and its original, as bytes.
package struct PairTexts: Sendable {
  package var name: String
  /// The spinner family, `-` where it is not known.
  package var family: String
  package var spun: [UInt8]
  package var original: [UInt8]

  package init(name: String, family: String = "-", spun: [UInt8], original: [UInt8]) {
    self.name = name
    self.family = family
    self.spun = spun
    self.original = original
  }
}
