import Benchmark
import CICUWords
import Unspin

/// The whole way of a document beside its yardsticks, in one run. Compare rows of one run only.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(3))

  Benchmark("Yardstick: plain pass over the bytes, genuine 100 KB") { benchmark in
    for _ in benchmark.scaledIterations {
      var sum: UInt64 = 0
      for byte in Texts.genuine { sum = sum &* 31 &+ UInt64(byte) }
      blackHole(sum)
    }
  }
  for (name, text) in [("genuine", Texts.genuine), ("spun", Texts.spun)] {
    Benchmark("Yardstick: ICU's words, \(name) 100 KB") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(text.withUnsafeBufferPointer { count_words_by_icu($0.baseAddress, Int32($0.count)) })
      }
    }
  }
  measure("Genuine 100 KB", Texts.genuine, Options())
  let residue: Set<Edit.Kind> = [.chrome, .caption, .headline, .encoding]
  measure("Genuine 100 KB, residue alone", Texts.genuine, Options(kinds: residue))
  measure("Spun 100 KB", Texts.spun, Options(assume: .spun))
  measure("Spun article, 3 KB", Texts.article, Options(assume: .spun))
  measure("Spun article, 3 KB, deep", Texts.article, Options(context: .deep, assume: .spun))
  Benchmark("Open the dictionaries") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try Unspinner()) }
  }
}

private func measure(_ name: String, _ text: [UInt8], _ options: Options) {
  Benchmark(name) { benchmark in
    let unspinner = try Unspinner(options: options)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try unspinner.repair(text)) }
  }
}
