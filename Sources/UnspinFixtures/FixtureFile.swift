import FoundationEssentials

/// One file of fixtures in JSON Lines: one object a line, each a ``Fixture``.
///
/// Reading is strict and goes on: every line that is no fixture becomes a problem, all others become cases.
///
/// ```swift
/// let file = try FixtureFile(path: "Fixtures/names/roles.jsonl")
/// for problem in file.problems { print(problem) }
/// for entry in file.cases { print(entry.line, entry.fixture.id) }
/// ```
public struct FixtureFile: Sendable, Hashable {
  /// A fixture and where it stands.
  public struct Case: Sendable, Hashable {
    /// The fixture.
    public var fixture: Fixture
    /// Its line in the file, counted from 1.
    public var line: Int
  }

  /// Topics whose name carries a rule.
  enum Topic {
    static let genuine = "genuine"
    static let knownFailures = "known-failures"
  }

  /// The path the file was read from.
  public let path: String
  /// What the cases are about: the name of the folder the file is in.
  public let topic: String
  /// The fixtures, in the order of the file.
  public internal(set) var cases: [Case]
  /// What is wrong with the other lines, in the order of the file.
  public internal(set) var problems: [FixtureError]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - topic: What the cases are about; nil takes the name of the folder that the file is in.
  /// - Throws: ``FixtureError`` when the file cannot be read at all. Lines that are no fixtures do not
  ///   throw, they become ``problems``.
  public init(path: String, topic: String? = nil) throws(FixtureError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FixtureError("the file cannot be read; check that it exists and may be read", path: path)
    }
    self.init(bytes: Array(data), path: path, topic: topic)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: What messages call the file.
  ///   - topic: What the cases are about; nil takes the name of the last folder of `path`.
  public init(bytes: [UInt8], path: String, topic: String? = nil) {
    self.path = path
    self.topic = topic ?? path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    cases = []
    problems = []

    var lineOfID: [String: Int] = [:]
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, bytes) in lines.enumerated() {
      let line = index + 1
      do throws(FixtureError) {
        let fixture = try Self.fixture(from: bytes, isFirst: index == 0)
        if let first = lineOfID.updateValue(line, forKey: fixture.id) {
          lineOfID[fixture.id] = first
          throw FixtureError("the id “\(fixture.id)” is taken by line \(first); give this case its own")
        }
        if self.topic == Topic.genuine, !fixture.input.isSameBytes(as: fixture.output) {
          throw FixtureError(
            "\(fixture.id): a genuine text comes out as it went in, but input and output differ; "
              + "correct the output or move the case to another topic")
        }
        cases.append(Case(fixture: fixture, line: line))
      } catch {
        problems.append(FixtureError(error.message, path: path, line: line))
      }
    }
  }

  private static func fixture(from line: ArraySlice<UInt8>, isFirst: Bool) throws(FixtureError) -> Fixture {
    if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw FixtureError("the file starts with a byte order mark; save it as UTF-8 without one")
    }
    guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else {
      throw FixtureError("the line is empty; take it out, each line is one fixture")
    }
    if let offset = firstInvalidByte(in: line) {
      throw FixtureError("byte \(offset) of the line is not UTF-8; save the file as UTF-8")
    }
    let fixture: Fixture
    do {
      fixture = try JSONDecoder().decode(Fixture.self, from: Data(line))
    } catch let error as DecodingError {
      throw FixtureError(message(for: error))
    } catch {
      throw FixtureError("\(error)")
    }
    if let key = repeatedKey(in: line) {
      throw FixtureError("the key “\(key)” stands twice in one object; take one out")
    }
    return fixture
  }

  /// The offset of the first byte that is not UTF-8, or nil.
  private static func firstInvalidByte(in bytes: ArraySlice<UInt8>) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func message(for error: DecodingError) -> String {
    func name(_ path: [any CodingKey]) -> String {
      path.reduce(into: "") { name, key in
        if let index = key.intValue {
          name += "[\(index)]"
        } else {
          name += name.isEmpty ? key.stringValue : ".\(key.stringValue)"
        }
      }
    }
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.isEmpty ? "" : name(context.codingPath) + ": "
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(name(context.codingPath + [key])) is missing; every \(owner(context)) has one"
    case .typeMismatch(let type, let context):
      return place(context) + "this is not \(plain(type)); correct the value"
    case .valueNotFound(let type, let context):
      return place(context) + "null is not \(plain(type)); give a value or leave the key out"
    case .dataCorrupted(let context):
      if let problem = context.underlyingError as? FixtureError { return place(context) + problem.message }
      return "the line is not one JSON object; check its quotes, commas, braces and backslashes"
    @unknown default:
      return "\(error)"
    }
  }

  private static func owner(_ context: DecodingError.Context) -> String {
    switch context.codingPath.first?.stringValue {
    case "edits": "expected edit"
    case "findings": "expected finding"
    default: "fixture"
    }
  }

  private static func plain(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is Double.Type: "a number"
    case is [Any].Type: "a list"
    default: "\(type)".hasPrefix("Array") ? "a list" : "an object"
    }
  }
}
