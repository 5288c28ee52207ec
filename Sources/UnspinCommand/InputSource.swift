/// Where a document comes from.
enum InputSource: Equatable {
  case standardInput
  case file(String)

  /// `-` is standard input.
  init(argument: String) {
    self = argument == "-" ? .standardInput : .file(argument)
  }

  /// The sources named by arguments: standard input when there are none.
  static func sources(_ arguments: [String]) -> [InputSource] {
    arguments.isEmpty ? [.standardInput] : arguments.map(InputSource.init(argument:))
  }

  /// The path as given, as ``FileName`` spells it, or `-`.
  var path: String {
    switch self {
    case .standardInput: "-"
    case .file(let path): path
    }
  }

  /// The name in reports: the path as given, or `-`.
  var name: String { FileName.text(path) }

  /// The name in messages.
  var label: String {
    switch self {
    case .standardInput: "standard input"
    case .file(let path): Printable.escape(path)
    }
  }

  /// Reads the whole source, which must not be longer than `limit` bytes.
  func read(limit: Int) throws(Failure) -> [UInt8] {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try readBytes(limit: limit)
    } catch {
      throw Failure(.inputOutput, "\(label): \(error.advice)")
    }
    guard bytes.count <= limit else {
      throw Failure(
        .badData,
        "\(label): larger than the limit of \(limit) bytes; split it or raise the limit with --max-document")
    }
    return bytes
  }

  /// Makes sure that the source can be opened.
  func probe() throws(Failure) {
    guard case .file(let path) = self else { return }
    do throws(SystemError) {
      try Descriptor(reading: path).close()
    } catch {
      throw Failure(.inputOutput, "\(label): \(error.advice)")
    }
  }

  private func readBytes(limit: Int) throws(SystemError) -> [UInt8] {
    switch self {
    case .standardInput:
      return try Descriptor.standardInput.readAll(limit: limit)
    case .file(let path):
      let descriptor = try Descriptor(reading: path)
      defer { try? descriptor.close() }
      return try descriptor.readAll(limit: limit)
    }
  }
}

extension InputSource {
  /// Reads a file of text, such as a dictionary or a report, whose bytes must be UTF-8.
  func readText(limit: Int) throws(Failure) -> String {
    let bytes = try read(limit: limit)
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw Failure(.badData, "\(label): byte \(error.byteOffsets.lowerBound): not UTF-8; convert it first")
    }
  }
}
