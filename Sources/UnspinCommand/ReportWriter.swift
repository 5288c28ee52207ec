import FoundationEssentials
import Unspin

/// Reports as JSON: keys in the order of the alphabet, so that the same report is the same bytes.
enum ReportWriter {
  static func json(_ report: Report) throws(Failure) -> [UInt8] { try encode(report) }

  /// Any value as JSON over several lines, with a line end behind it.
  static func encode(_ value: some Encodable) throws(Failure) -> [UInt8] {
    try encode(value, .prettyPrinted) + [UInt8(ascii: "\n")]
  }

  /// A report in one line, without line end.
  static func line(_ report: Report) throws(Failure) -> [UInt8] {
    try encode(report, [])
  }

  private static func encode(
    _ report: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws(Failure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, formatting]
    do {
      return Array(try encoder.encode(report))
    } catch {
      throw Failure(.badData, "report: cannot be written as JSON: \(error)", endsRun: true)
    }
  }

  /// Reads a report back.
  static func report(_ json: [UInt8], label: String) throws(Failure) -> Report {
    do {
      return try JSONDecoder().decode(Report.self, from: Data(json))
    } catch {
      throw Failure(.badData, "\(label): not a report of unspin: \(describe(error))")
    }
  }

  private static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(path(context.codingPath + [key])) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      context.codingPath.isEmpty
        ? context.debugDescription : "\(path(context.codingPath)): \(context.debugDescription)"
    default: "\(error)"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
