import Benchmark
import CICUWords
import Unspin

/// The way of a document, part by part and whole. What is compared is the column `Yardstick.ratio`: it is taken
/// within one iteration, so that whatever else the machine does falls on both sides.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [Yardstick.ratio, .wallClock, .throughput, .peakMemoryResident],
    units: [Yardstick.ratio: .count], maxDuration: .seconds(2))

  for text in [Texts.genuine, Texts.spun] {
    measure("Yardstick: ICU's words", text) { _ in blackHole(Yardstick.words(text.bytes)) }
    measure("Yardstick: plain pass over the bytes", text) { _ in
      var sum: UInt64 = 0
      for byte in text.bytes { sum = sum &* 31 &+ UInt64(byte) }
      blackHole(sum)
    }
  }
  parts()
  whole()
}

/// Whole repairs, as callers ask for them.
private func whole() {
  measureRepair("Whole", Texts.genuine, Options())
  measureRepair("Whole", Texts.genuineArticle, Options())
  // The making of the texts has no say in whether a document is taken for spun.
  measureRepair("Whole", Texts.article, Options(assume: .spun))
  measureRepair("Whole, near", Texts.article, Options(context: .near, assume: .spun))
  // The difference is what residue costs.
  measureRepair("Whole, residue alone", Texts.genuine, Options(kinds: residue))
  measureRepair("Whole, no kind of repair", Texts.genuine, Options(kinds: []))
}

private let residue: Set<Edit.Kind> = [.chrome, .caption, .headline, .encoding]

private func measureRepair(_ name: String, _ text: Texts.Sample, _ options: Options) {
  measure(name, text, prepare: { try Unspinner(options: options) }) { unspinner in
    blackHole(try unspinner.repair(text.bytes))
  }
}
