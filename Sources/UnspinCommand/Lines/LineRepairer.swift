import Unspin

/// Repairs batches of lines. It holds nothing from one batch to the next, so any thread may have any batch.
struct LineRepairer: Sendable {
  /// What is made of some lines.
  struct Output: Sendable {
    /// What to write.
    var bytes: [UInt8] = []
    /// For people: one for each bad line.
    var messages: [String] = []
    /// How many lines these are.
    var lines = 0
    /// How many bytes were read for them.
    var bytesRead = 0
    /// The worst that happened.
    var status = ExitStatus.success
  }

  private let editor: LineEditor
  private let limit: Int

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ editor: LineEditor) {
    self.editor = editor
    limit = editor.unspinner.options.maximumDocumentBytes
  }

  /// Repairs the lines of a batch of a stream called `source`.
  func repair(_ batch: LineBatch, from source: InputSource) -> Output {
    var output = Output()
    let bytes = batch.bytes
    output.bytes.reserveCapacity(bytes.count + bytes.count / 8)
    output.bytesRead = bytes.count
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      append(bytes, start..<end, number: batch.number + output.lines, source, &output)
      if end < bytes.count { output.bytes.append(0x0A) }
      output.lines += 1
      start = end + 1
    }
    return output
  }

  /// Appends a repaired line, or its error record, without the line feed.
  private func append(
    _ bytes: [UInt8], _ range: Range<Int>, number: Int, _ source: InputSource, _ output: inout Output
  ) {
    guard range.count <= limit else {
      let message = LineSplitter.overlongMessage(limit: limit)
      ErrorRecord.appendBase64Start(number: number, message: message, source: source.name, to: &output.bytes)
      ErrorRecord.appendBase64(bytes[range], to: &output.bytes)
      output.bytes += Array("\"}".utf8)
      fail(message, number, source, &output)
      return
    }
    var line = range
    if let last = bytes[line].last, last == 0x0D { line = line.lowerBound..<line.upperBound - 1 }
    if number == 1, bytes[line].starts(with: Self.byteOrderMark) {
      line = line.lowerBound + Self.byteOrderMark.count..<line.upperBound
    }
    output.bytes += bytes[range.lowerBound..<line.lowerBound]
    do throws(LineFault) {
      try editor.append(bytes, line, to: &output.bytes)
    } catch {
      var message = error.message
      if let offset = error.offset { message = "byte \(offset - range.lowerBound): \(message)" }
      ErrorRecord.append(
        bytes[line], number: number, message: message, source: source.name, to: &output.bytes)
      fail(message, number, source, &output)
    }
    output.bytes += bytes[line.upperBound..<range.upperBound]
  }

  private func fail(_ message: String, _ number: Int, _ source: InputSource, _ output: inout Output) {
    output.messages.append(Self.describe(message, number, source))
    output.status = max(output.status, .badData)
  }

  /// What people are told about a line.
  static func describe(_ message: String, _ number: Int, _ source: InputSource) -> String {
    "\(source.label):\(number): \(Printable.escape(message))"
  }
}
