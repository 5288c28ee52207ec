import Unspin

/// Reads streams of lines one after another, in chunks.
struct LineStream: Sendable {
  /// What is read: lines to repair, or something that goes to the output as it is.
  enum Item: Sendable {
    case lines(LineBatch, InputSource)
    case ready(LineRepairer.Output)

    /// How much memory it takes, about.
    var size: Int {
      switch self {
      case .lines(let batch, _): batch.bytes.count
      case .ready(let output): output.bytes.count
      }
    }
  }

  let sources: [InputSource]
  /// The most bytes of a line.
  let limit: Int

  /// Bytes asked for at a time: small enough to share the work out, large enough to be rare.
  private static let chunk = 1 << 14

  /// Reads all sources. One that cannot be read is told of and passed over.
  ///
  /// - Parameter take: Takes what was read, in order; false ends the reading.
  func read(_ take: (Item) -> Bool) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
    defer { buffer.deallocate() }
    var endsInLine = false
    for source in sources {
      do throws(SystemError) {
        let descriptor = try Descriptor(source)
        defer { if descriptor.number > 2 { try? descriptor.close() } }
        guard try read(descriptor, source, buffer, &endsInLine, take) else { return }
      } catch {
        var output = LineRepairer.Output()
        output.messages = ["\(source.label): \(error.advice)"]
        output.status = .inputOutput
        guard take(.ready(output)) else { return }
      }
    }
  }

  /// Reads one source.
  ///
  /// - Returns: Whether more is wanted.
  private func read(
    _ descriptor: Descriptor, _ source: InputSource, _ buffer: UnsafeMutableRawBufferPointer,
    _ endsInLine: inout Bool, _ take: (Item) -> Bool
  ) throws(SystemError) -> Bool {
    var splitter = LineSplitter(limit: limit, source: source.name)
    var failure: SystemError?
    reading: while true {
      let count: Int
      do throws(SystemError) {
        count = try descriptor.readSome(into: buffer)
      } catch {
        failure = error
        break reading
      }
      guard count > 0 else { break }
      if endsInLine {
        // The last line of the source before had no end, and must not run into this one.
        endsInLine = false
        guard take(.ready(LineRepairer.Output(bytes: [0x0A]))) else { return false }
      }
      let pieces = splitter.add(Array(buffer[..<count])[...])
      for piece in pieces {
        guard take(item(piece, source, read: count)) else { return false }
      }
      endsInLine = false
    }
    if let piece = splitter.finish() {
      endsInLine = true
      guard take(item(piece, source, read: 0)) else { return false }
    }
    if let failure { throw failure }
    return true
  }

  private func item(_ piece: LineSplitter.Piece, _ source: InputSource, read: Int) -> Item {
    switch piece {
    case .lines(let batch): return .lines(batch, source)
    case .overlong(let bytes): return .ready(LineRepairer.Output(bytes: bytes, bytesRead: read))
    case .overlongStart(let bytes, let number, let message):
      return .ready(
        LineRepairer.Output(
          bytes: bytes, messages: [LineRepairer.describe(message, number, source)], lines: 1, status: .badData
        ))
    }
  }
}

extension Descriptor {
  /// Opens a source; standard input is open already.
  fileprivate init(_ source: InputSource) throws(SystemError) {
    switch source {
    case .standardInput: self = .standardInput
    case .file(let path): try self.init(reading: path)
    }
  }
}
