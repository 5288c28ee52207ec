/// A small generator with a seed, so a failing case can be found again.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number from 0 up to but not including `limit`.
  mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(limit)).high)
  }
}

extension [UInt8] {
  /// The scalars of UTF-8 bytes as code points, for messages.
  var debug: String {
    String(decoding: self, as: UTF8.self).unicodeScalars
      .map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
  }
}
