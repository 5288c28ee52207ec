import Unspin
import UnspinText

/// Bytes to text: the same faults as the standard library finds, refused at the same byte or replaced alike.
enum DecodingTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    var expected: Int?
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: input.span)
    } catch {
      expected = error.byteOffsets.lowerBound
    }
    let offset = input.withUnsafeBytes(UTF8Decoding.firstInvalidOffset)
    guard offset == expected else { broken("first fault at \(String(describing: expected))") }

    let repaired = input.withUnsafeBytes(UTF8Decoding.repair)
    guard repaired.bytes == Array(String(decoding: input, as: UTF8.self).utf8) else {
      broken("faults are replaced as the standard library replaces them")
    }
    for offset in repaired.replacements
    where Array(repaired.bytes[offset...].prefix(3)) != [0xEF, 0xBF, 0xBD] {
      broken("U+FFFD stands at every replacement")
    }
    guard repaired.replacements == repaired.replacements.sorted(),
      (expected == nil) == repaired.replacements.isEmpty
    else { broken("replacements are in order, and there when a fault is") }

    check(input, offset)
  }

  /// The library refuses the bytes at the same place, and takes them when told to.
  private static func check(_ input: [UInt8], _ offset: Int?) {
    do throws(UnspinError) {
      _ = try Unspinners.genuine.repair(input)
      guard offset == nil else { broken("bytes that are not UTF-8 are refused") }
    } catch {
      guard error.code == .invalidUTF8, error.offset == offset else {
        broken("refused at byte \(offset ?? -1)")
      }
    }
    guard (try? Unspinners.lossy.repair(input)) != nil else { broken("lossy reading takes any bytes") }
  }
}
