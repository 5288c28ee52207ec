internal import CICU

/// Tells which ASCII letter a letter of another script looks like, by Unicode's table of confusable
/// characters as ICU has it.
package struct LookAlikes: ~Copyable {
  private let checker: OpaquePointer

  /// - Throws: ``ICUError`` when ICU fails.
  package init() throws(ICUError) {
    var status: Int32 = 0
    guard let opened = cicu_open_spoof(&status), status <= 0 else {
      throw ICUError(task: "open the spoof checker", code: status)
    }
    checker = opened
  }

  deinit { cicu_close_spoof(checker) }

  /// The ASCII letter, in the same letter case, that a letter cannot be told from; nil when there is none.
  ///
  /// A capital that looks like a lower-case L is the capital I, since the table folds the two.
  ///
  /// - Throws: ``ICUError`` when ICU fails.
  package func letter(for scalar: Unicode.Scalar) throws(ICUError) -> UInt8? {
    let bytes = Array(String(scalar).utf8)
    var status: Int32 = 0
    var output = [CChar](repeating: 0, count: 32)
    let length = bytes.withUnsafeBufferPointer { bytes in
      output.withUnsafeMutableBufferPointer { output -> Int32 in
        guard let source = bytes.baseAddress, let target = output.baseAddress else { return 0 }
        return source.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          cicu_skeleton(checker, $0, Int32(bytes.count), target, Int32(output.count), &status)
        }
      }
    }
    if status > 0 { throw ICUError(task: "find a look-alike", code: status) }
    guard length == 1 else { return nil }
    let letter = UInt8(bitPattern: output[0])
    guard ByteWord.isLetter(letter) else { return nil }
    let isCapital = cicu_is_uppercase(scalar.value) != 0
    if isCapital && letter == UInt8(ascii: "l") { return UInt8(ascii: "I") }
    return isCapital == (letter & 0x20 == 0) ? letter : nil
  }
}
