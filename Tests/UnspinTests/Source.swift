import FoundationEssentials
import Testing

/// A Swift file under `Sources`, read for the rules of the house.
struct Source: Sendable {
  /// The path from the root of the package.
  let path: String
  /// The lines as they are.
  let lines: [String]
  /// The lines without comments and without the insides of literals.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    self.code = Self.code(of: text)
  }

  /// The folder below `Sources` that the file is in.
  var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// The modules that are imported, and in which line.
  var imports: [(line: Int, module: String)] {
    let pattern =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+\s+)?import\s+(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?(\w+)/
    return code.enumerated().compactMap { index, line in
      guard line.contains("import ") else { return nil }
      return line.firstMatch(of: pattern).map { (index + 1, String($0.1)) }
    }
  }

  /// The folder `Sources` of the package; nil when it cannot be found.
  static var root: String? {
    let root =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Sources"
    return FileManager.default.fileExists(atPath: root) ? root : nil
  }

  /// All Swift files under `Sources`, read once.
  static func all() throws -> [Source] { try files.get() }

  private static let files = Result { try read() }

  private static func read() throws -> [Source] {
    let root = try #require(root)
    let sources = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      .filter { $0.hasSuffix(".swift") }
      .map { path in
        let data = try #require(FileManager.default.contents(atPath: "\(root)/\(path)"))
        return Source(path: "Sources/\(path)", text: String(decoding: data, as: UTF8.self))
      }
    #expect(!sources.isEmpty)
    return sources
  }

  /// Takes comments and literals out of Swift, and keeps the line ends.
  ///
  /// What is interpolated goes with the literal. Regular expressions are known only as `#/ /#`.
  static func code(of text: String) -> [String] {
    var scanner = Scanner(bytes: Array(text.utf8))
    return String(decoding: scanner.code(), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Walks over the bytes of a Swift file.
private struct Scanner {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func code() -> [UInt8] {
    var code: [UInt8] = []
    while position < bytes.count {
      let start = position
      if skipComment() || skipLiteral() {
        code += bytes[start..<position].filter { $0 == UInt8(ascii: "\n") }
      } else {
        code.append(bytes[position])
        position += 1
      }
    }
    return code
  }

  private func stands(_ text: String, at offset: Int = 0) -> Bool {
    bytes[min(position + offset, bytes.count)...].starts(with: text.utf8)
  }

  /// Goes on behind the next `text`.
  private mutating func skip(past text: String) {
    while position < bytes.count, !stands(text) { position += 1 }
    position = min(bytes.count, position + text.utf8.count)
  }

  private mutating func skipComment() -> Bool {
    if stands("//") {
      while position < bytes.count, !stands("\n") { position += 1 }
      return true
    }
    guard stands("/*") else { return false }
    var depth = 0
    repeat {
      if stands("/*") {
        depth += 1
        position += 2
      } else if stands("*/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < bytes.count
    return true
  }

  /// Skips a text with any number of `#` around it, or a regular expression between `#/` and `/#`.
  private mutating func skipLiteral() -> Bool {
    var hashes = 0
    while stands("#", at: hashes) { hashes += 1 }
    let fence = String(repeating: "#", count: hashes)
    if hashes > 0, stands("/", at: hashes) {
      position += hashes + 1
      skip(past: "/" + fence)
      return true
    }
    guard stands("\"", at: hashes) else { return false }
    let quote = stands("\"\"\"", at: hashes) ? "\"\"\"" : "\""
    let end = quote + fence
    position += hashes + quote.utf8.count
    while position < bytes.count, !stands(end) {
      if stands("\\" + fence + "(") {
        position += hashes + 2
        skipInterpolation()
      } else {
        position += stands("\\" + fence) ? hashes + 2 : 1
      }
    }
    position = min(bytes.count, position + end.utf8.count)
    return true
  }

  /// Goes on behind the parenthesis that closes the one just passed.
  private mutating func skipInterpolation() {
    var depth = 1
    while depth > 0, position < bytes.count {
      if skipComment() || skipLiteral() { continue }
      if stands("(") { depth += 1 }
      if stands(")") { depth -= 1 }
      position += 1
    }
  }
}
