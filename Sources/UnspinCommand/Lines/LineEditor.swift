import Unspin

/// Repairs the fields of one line and leaves every other byte of it alone.
struct LineEditor: Sendable {
  let unspinner: Unspinner
  /// The field that the report goes to; nil when none is asked for.
  private let report: String?
  private let fields: [String]
  /// The names that are looked for, in UTF-8: the fields, then the report.
  private let names: [[UInt8]]

  /// - Parameters:
  ///   - unspinner: What repairs them.
  ///   - fields: The fields that are repaired, as one document in this order.
  ///   - report: The field that is added to every line.
  init(_ unspinner: Unspinner, fields: [String], report: String?) {
    self.unspinner = unspinner
    self.fields = fields
    self.report = report
    names = (fields + (report.map { [$0] } ?? [])).map { Array($0.utf8) }
  }

  /// The value of a field, which is a part of the document.
  private struct Value {
    var name: Int
    /// Where it stands in the line, without quotes.
    var range: Range<Int>
    var text: [UInt8]
  }

  /// Appends the repaired line.
  ///
  /// - Parameters:
  ///   - bytes: The bytes around the line.
  ///   - line: Where it stands in them, without line end.
  ///   - output: What it is appended to.
  /// - Throws: ``LineFault`` when the line is bad; nothing is appended then.
  func append(_ bytes: [UInt8], _ line: Range<Int>, to output: inout [UInt8]) throws(LineFault) {
    guard !bytes[line].allSatisfy(JSONScanner.isBlank) else {
      output += bytes[line]
      return
    }
    if !unspinner.options.isLossy, let offset = Self.firstInvalid(bytes, line) {
      throw LineFault(offset: offset, message: "not UTF-8; convert the stream, or read it with --lossy")
    }
    let shape = try JSONLine(bytes, line, names: names)
    let values = try values(shape, bytes)
    let repairs = try repair(values)
    // A stream that is all ASCII stays so, whatever stands in the dictionaries.
    let isASCII = bytes[line].allSatisfy { $0 < 0x80 }
    var position = line.lowerBound
    var result: [UInt8] = []
    // The document has its own order of fields.
    for (value, repair) in zip(values, repairs).sorted(by: { $0.0.range.lowerBound < $1.0.range.lowerBound })
    {
      let isWhole = System.isEqual(value.text, repair.original)
      guard repair.isChanged || !isWhole else { continue }
      result += bytes[position..<value.range.lowerBound]
      if isWhole {
        try JSONString.append(repair.edits, to: bytes, value.range, isASCII: isASCII, &result)
      } else {
        // Bytes were replaced, so that offsets of the text are none of the line.
        JSONString.append(escaping: repair.text, to: &result)
      }
      position = value.range.upperBound
    }
    if let report {
      result += bytes[position..<shape.end]
      if !shape.isEmpty { result.append(UInt8(ascii: ",")) }
      try append(report, of: zip(values, repairs).map { (fields[$0.name], $1) }, to: &result)
      position = shape.end
    }
    output += result
    output += bytes[position..<line.upperBound]
  }

  /// The texts of the fields in the order of the document. A field that is not there, or null, has none.
  private func values(_ shape: JSONLine, _ bytes: [UInt8]) throws(LineFault) -> [Value] {
    var values: [Value] = []
    for field in shape.fields where field.kind != .null || field.name == fields.count {
      guard field.name < fields.count else {
        throw LineFault(
          offset: field.value.lowerBound,
          message: "there is a field \(Printable.quote(report ?? "")) already; choose another with --report")
      }
      guard field.kind == .string else {
        throw LineFault(
          offset: field.value.lowerBound,
          message: "field \(Printable.quote(fields[field.name])) is \(field.kind.rawValue), not a string")
      }
      let range = field.value.lowerBound + 1..<field.value.upperBound - 1
      values.append(Value(name: field.name, range: range, text: try JSONString.decode(bytes, range)))
    }
    return values.sorted { ($0.name, $0.range.lowerBound) < ($1.name, $1.range.lowerBound) }
  }

  private func repair(_ values: [Value]) throws(LineFault) -> [Repair] {
    do throws(UnspinError) {
      return try unspinner.repair(fields: values.map(\.text))
    } catch {
      throw LineFault(offset: nil, message: error.description)
    }
  }

  /// Appends the report of a line as a field: one document for each field that was repaired.
  private func append(
    _ name: String, of repairs: [(field: String, repair: Repair)], to output: inout [UInt8]
  ) throws(LineFault) {
    output.append(UInt8(ascii: "\""))
    JSONString.append(escaping: name, to: &output)
    output += Array("\":".utf8)
    let report = Report(documents: repairs.map { Report.Document(name: $0.field, repair: $0.repair) })
    do throws(Failure) {
      output += try ReportWriter.line(report)
    } catch {
      throw LineFault(offset: nil, message: error.message ?? "the report cannot be written")
    }
  }

  /// The offset of the first byte of a range that is not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }
}
