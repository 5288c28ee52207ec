/// Why a fixture could not be read or run: where, what is wrong and what to do.
public struct FixtureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public var message: String
  /// The file or folder; nil when the place is clear from elsewhere.
  public var path: String?
  /// Line in the file, counted from 1.
  public var line: Int?

  /// Creates an error.
  public init(_ message: String, path: String? = nil, line: Int? = nil) {
    self.message = message
    self.path = path
    self.line = line
  }

  /// The place and the message, such as `Fixtures/names/roles.jsonl:12: output is missing; ...`.
  public var description: String {
    var place = path ?? ""
    if let line { place += ":\(line)" }
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
