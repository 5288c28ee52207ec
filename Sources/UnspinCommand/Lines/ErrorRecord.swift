/// What stands in the output for a line that cannot be repaired: a JSON object that says why and holds the line.
///
/// `{"unspin_error":{"line":3,"message":"...","source":"-"},"unspin_input":"..."}`. A line that is not UTF-8, or
/// is too large to be looked at, is `unspin_input_base64` instead.
enum ErrorRecord {
  /// The line, as far as it can be a string.
  static func append(
    _ line: ArraySlice<UInt8>, number: Int, message: String, source: String, to output: inout [UInt8]
  ) {
    appendHead(number: number, message: message, source: source, to: &output)
    if let text = String(validating: line, as: UTF8.self) {
      output += Array("unspin_input\":\"".utf8)
      JSONString.append(escaping: text, to: &output)
    } else {
      output += Array(base64Key.utf8)
      appendBase64(line, to: &output)
    }
    output += Array("\"}".utf8)
  }

  /// The start of a record of a line that follows in base64.
  static func appendBase64Start(number: Int, message: String, source: String, to output: inout [UInt8]) {
    appendHead(number: number, message: message, source: source, to: &output)
    output += Array(base64Key.utf8)
  }

  /// Appends bytes in base64; what is not a multiple of three bytes is padded.
  static func appendBase64(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.reserveCapacity(output.count + (bytes.count + 2) / 3 * 4)
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let count = min(3, bytes.endIndex - offset)
      var group: UInt32 = 0
      for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[offset + index]) : 0) }
      for index in 0..<4 {
        output.append(index <= count ? digit(group >> (18 - 6 * UInt32(index)) & 0x3F) : UInt8(ascii: "="))
      }
      offset += count
    }
  }

  private static let base64Key = "unspin_input_base64\":\""

  private static func appendHead(number: Int, message: String, source: String, to output: inout [UInt8]) {
    output += Array("{\"unspin_error\":{\"line\":\(number),\"message\":\"".utf8)
    JSONString.append(escaping: message, to: &output)
    output += Array("\",\"source\":\"".utf8)
    JSONString.append(escaping: source, to: &output)
    output += Array("\"},\"".utf8)
  }

  private static func digit(_ value: UInt32) -> UInt8 {
    switch UInt8(value) {
    case let value where value < 26: UInt8(ascii: "A") + value
    case let value where value < 52: UInt8(ascii: "a") + value - 26
    case let value where value < 62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }
}
