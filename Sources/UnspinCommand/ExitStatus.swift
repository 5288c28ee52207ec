/// The exit codes of the command, worst last.
enum ExitStatus: Int32, Comparable {
  /// Done; with `--check` or `--diff`: nothing would change.
  case success = 0
  /// Something would change, is reported, or a fixture failed: whatever was asked after.
  case found = 1
  /// The arguments make no sense.
  case usage = 64
  /// Some input is not what it must be.
  case badData = 65
  /// Something could not be read or written.
  case inputOutput = 74

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
