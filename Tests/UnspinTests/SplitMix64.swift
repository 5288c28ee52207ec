/// A small generator of numbers that are the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from zero up to, not including, `bound`; zero for a bound of zero.
  mutating func next(below bound: Int) -> Int { bound == 0 ? 0 : Int(next() % UInt64(bound)) }

  /// True with probability `share`.
  mutating func isTrue(_ share: Double) -> Bool { Double(next() >> 11) * 0x1p-53 < share }

  /// One of `items`, which must not be empty.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[next(below: items.count)] }
}
