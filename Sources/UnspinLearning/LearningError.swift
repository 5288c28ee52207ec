/// Why learning stopped.
package struct LearningError: Error, CustomStringConvertible {
  /// What was wrong and what to do, for people.
  package let description: String

  package init(_ description: String) { self.description = description }
}
