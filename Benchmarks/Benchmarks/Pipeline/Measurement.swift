import Benchmark
import CICUWords
import Foundation

/// What everything is held against.
enum Yardstick {
  /// Processor time over that of ICU's word breaking of the same bytes, in thousandths.
  static let ratio = BenchmarkMetric.custom("Thousandths of ICU's words", useScalingFactor: false)

  /// How many word boundaries ICU finds, the conversion to UTF-16 included.
  static func words(_ bytes: [UInt8]) -> Int64 {
    bytes.withUnsafeBufferPointer { count_words_by_icu($0.baseAddress, Int32($0.count)) }
  }

  /// Nanoseconds of one pass: the best of several, since what was measured before has emptied the caches.
  static func time(_ bytes: [UInt8]) -> Int {
    (0..<5).map { _ in processorTime { blackHole(words(bytes)) } }.min() ?? 0
  }
}

/// Nanoseconds that this thread worked on `body`: by the clock, all else that the machine does would count.
func processorTime(_ body: () throws -> Void) rethrows -> Int {
  func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
  let start = now()
  try body()
  return now() - start
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
    benchmark.startMeasurement()
    let time = try processorTime { try body(prepared) }
    benchmark.stopMeasurement()
    benchmark.measurement(Yardstick.ratio, time * 1000 / max(yardstick, 1))
  }
}

/// As ``measure(_:_:prepare:_:)``, with nothing to prepare.
func measure(_ name: String, _ text: Texts.Sample, _ body: @escaping (Void) throws -> Void) {
  measure(name, text, prepare: {}, body)
}
