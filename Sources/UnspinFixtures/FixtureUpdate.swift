import Unspin

/// New expected outputs for the lines of one file of fixtures.
///
/// Whoever has looked at the failures of a run and found the repairs right writes them down as what is expected
/// from now on. Only the value of `output` changes, and only on these lines; all other bytes stay.
///
/// ```swift
/// for update in report.updates {
///   let file = URL(filePath: update.path)
///   try Data(update.applied(to: Array(Data(contentsOf: file)))).write(to: file, options: .atomic)
/// }
/// ```
public struct FixtureUpdate: Sendable, Hashable {
  /// The file.
  public let path: String
  /// The texts that came out, by line counted from 1.
  public let outputs: [Int: String]

  /// Creates an update.
  public init(path: String, outputs: [Int: String]) {
    self.path = path
    self.outputs = outputs
  }

  /// The file with the new outputs.
  ///
  /// - Parameter bytes: The file as it was run.
  /// - Returns: Its bytes after the update.
  /// - Throws: ``FixtureError`` when one of the lines is no fixture any more.
  /// - Complexity: O(`bytes.count`).
  public func applied(to bytes: [UInt8]) throws(FixtureError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = outputs
    var start = bytes.startIndex
    var number = 1
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      if let output = rest.removeValue(forKey: number) {
        guard let value = Self.valueOfOutput(in: bytes[start..<end]) else {
          throw FixtureError(
            "the line has no “output” any more; run the fixtures again", path: path, line: number)
        }
        result += bytes[start..<value.lowerBound]
        result += Self.json(output)
        start = value.upperBound
      }
      let next = min(end + 1, bytes.endIndex)
      result += bytes[start..<next]
      start = next
      number += 1
    }
    if let line = rest.keys.min() {
      throw FixtureError("the file has no such line any more; run the fixtures again", path: path, line: line)
    }
    return result
  }

  /// Where the text that is the value of `output` stands in an object, quotes included.
  private static func valueOfOutput(in line: ArraySlice<UInt8>) -> Range<Int>? {
    var depth = 0
    var index = line.startIndex
    var key: ArraySlice<UInt8>?
    var isValue = false
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":"): isValue = true
      case UInt8(ascii: ","): isValue = false
      case UInt8(ascii: "\""):
        let start = index
        index += 1
        while index < line.endIndex, line[index] != UInt8(ascii: "\"") {
          index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < line.endIndex else { return nil }
        if depth == 1, isValue {
          if let key, key.elementsEqual("output".utf8) { return start..<index + 1 }
        } else if depth == 1 {
          key = line[start + 1..<index]
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// A text as JSON spells it, with no more escapes than it must have and those that show what is there.
  static func json(_ text: String) -> [UInt8] {
    var json = [UInt8(ascii: "\"")]
    JSONEscape.append(text, to: &json) { scalar in
      switch scalar {
      case "\u{7F}"..."\u{9F}", "\u{A0}", "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202F}",
        "\u{2060}"..."\u{206F}", "\u{FEFF}":
        true
      default: false
      }
    }
    return json + [UInt8(ascii: "\"")]
  }
}

extension FixtureReport {
  /// What would make the cases hold whose output is not the expected one, file by file.
  ///
  /// Genuine texts are left out, since they have to come out as they went in, and so are known failures, which
  /// say what is wanted and not what is there.
  public var updates: [FixtureUpdate] {
    var outputs: [String: [Int: String]] = [:]
    for result in cases where result.topic != FixtureFile.Topic.genuine {
      guard let repaired = result.repaired, result.failures.contains(where: { $0.check == .output }) else {
        continue
      }
      outputs[result.path, default: [:]][result.line] = repaired
    }
    return outputs.keys.sorted().map { FixtureUpdate(path: $0, outputs: outputs[$0] ?? [:]) }
  }

  /// The cases that fail still when ``updates`` are made.
  public var failuresBesideOutputs: [Case] {
    failures.filter { result in
      result.topic == FixtureFile.Topic.genuine || result.failures.contains { $0.check != .output }
    }
  }
}
