import Foundation

/// What the caller of the tests asks for.
enum Environment {
  /// Whether tests that take minutes in a debug build are run.
  static var wantsLargeTests: Bool { ProcessInfo.processInfo.environment["UNSPIN_LARGE_TESTS"] == "1" }
}
