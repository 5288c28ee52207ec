import Benchmark
import CICUWords

/// What everything is held against.
enum Yardstick {
  /// Time over that of ICU's word breaking of the same bytes, in thousandths.
  static let ratio = BenchmarkMetric.custom("ICU's words = 1000", useScalingFactor: false)

  /// How many word boundaries ICU finds, the conversion to UTF-16 included.
  static func words(_ bytes: [UInt8]) -> Int64 {
    bytes.withUnsafeBufferPointer { count_words_by_icu($0.baseAddress, Int32($0.count)) }
  }

  /// The best of several passes: what was measured before has emptied the caches.
  static func time(_ bytes: [UInt8]) -> Duration {
    let clock = ContinuousClock()
    return (0..<5).map { _ in clock.measure { blackHole(words(bytes)) } }.min() ?? .zero
  }
}

/// Measures what `body` does to a text, beside the yardstick.
///
/// - Parameters:
///   - name: What is measured; the text's name is put behind it.
///   - text: The text, for the yardstick.
///   - prepare: Makes what `body` works with, once an iteration and not measured.
///   - body: What is measured.
func measure<Prepared>(
  _ name: String, _ text: Texts.Sample, prepare: @escaping () throws -> Prepared,
  _ body: @escaping (Prepared) throws -> Void
) {
  Benchmark("\(name), \(text.name)") { benchmark in
    let prepared = try prepare()
    let yardstick = Yardstick.time(text.bytes)
    let clock = ContinuousClock()
    benchmark.startMeasurement()
    let time = try clock.measure { try body(prepared) }
    benchmark.stopMeasurement()
    benchmark.measurement(Yardstick.ratio, Int((time / yardstick * 1000).rounded()))
  }
}

/// As ``measure(_:_:prepare:_:)``, with nothing to prepare.
func measure(_ name: String, _ text: Texts.Sample, _ body: @escaping (Void) throws -> Void) {
  measure(name, text, prepare: {}, body)
}
