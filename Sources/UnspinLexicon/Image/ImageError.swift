/// Why an image was refused.
package struct ImageError: Error, Equatable, CustomStringConvertible {
  /// What was wrong and what to do, for people.
  package let description: String

  package init(_ description: String) { self.description = description }

  package static let rebuild = "rebuild it with `unspin-lexicon`"
}
