/// Some whole lines of a stream.
struct LineBatch: Sendable {
  /// The lines with their line ends; only the last one of a stream may have none.
  var bytes: [UInt8]
  /// The number of the first line, counted from 1.
  var number: Int
}

/// Cuts a stream that comes in chunks into batches of whole lines.
///
/// It holds at most one line and one chunk. A line longer than the limit is not held: it becomes an error record
/// that is written while the line is still coming in.
struct LineSplitter {
  /// What comes out.
  enum Piece {
    case lines(LineBatch)
    /// The start of the error record of a line that is too large, with its number and what is wrong.
    case overlongStart([UInt8], number: Int, message: String)
    /// More of such a record.
    case overlong([UInt8])
  }

  private let limit: Int
  private let source: String
  /// The start of a line whose end has not come yet.
  private var pending: [UInt8] = []
  private var number = 1
  /// Whether the line that is coming in is too large.
  private var isOverlong = false

  /// - Parameters:
  ///   - limit: The most bytes of a line, without its line feed.
  ///   - source: What error records call the stream.
  init(limit: Int, source: String) {
    self.limit = limit
    self.source = source
  }

  /// What is wrong with a line of more bytes than the limit.
  static func overlongMessage(limit: Int) -> String {
    "larger than the limit of \(limit) bytes; raise the limit with --max-document"
  }

  /// Takes the next chunk.
  mutating func add(_ chunk: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var rest = chunk
    if isOverlong {
      let end = rest.firstIndex(of: 0x0A)
      pending += rest[..<(end ?? rest.endIndex)]
      guard let end else {
        pieces.append(overlongPart(isLast: false))
        return pieces
      }
      var last = overlongPart(isLast: true)
      if case .overlong(let bytes) = last { last = .overlong(bytes + [0x0A]) }
      pieces.append(last)
      rest = rest[(end + 1)...]
    }
    if let last = rest.lastIndex(of: 0x0A) {
      pending += rest[...last]
      pieces.append(.lines(LineBatch(bytes: pending, number: number)))
      number += pending.count { $0 == 0x0A }
      pending = Array(rest[(last + 1)...])
    } else {
      pending += rest
    }
    if pending.count > limit {
      isOverlong = true
      let message = Self.overlongMessage(limit: limit)
      var head: [UInt8] = []
      ErrorRecord.appendBase64Start(number: number, message: message, source: source, to: &head)
      pieces.append(.overlongStart(head, number: number, message: message))
      pieces.append(overlongPart(isLast: false))
    }
    return pieces
  }

  /// Takes the end of the stream.
  mutating func finish() -> Piece? {
    if isOverlong { return overlongPart(isLast: true) }
    guard !pending.isEmpty else { return nil }
    defer { pending = [] }
    return .lines(LineBatch(bytes: pending, number: number))
  }

  /// What has come of a line that is too large; groups of three bytes are not cut.
  private mutating func overlongPart(isLast: Bool) -> Piece {
    let count = isLast ? pending.count : pending.count / 3 * 3
    var output: [UInt8] = []
    ErrorRecord.appendBase64(pending[..<count], to: &output)
    pending = Array(pending[count...])
    if isLast {
      output += Array("\"}".utf8)
      isOverlong = false
      number += 1
    }
    return .overlong(output)
  }
}
