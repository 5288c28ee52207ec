#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Mathematics of the C library under names that read.
package enum Logarithms {
  package static func natural(_ value: Double) -> Double { log(value) }
  package static func natural1p(_ value: UInt16) -> Float { log1p(Float(value)) }
  package static func exponential(_ value: Double) -> Double { exp(value) }

  /// A logarithm in 1/256, as images hold it.
  static func steps(_ logarithm: Double) -> Int16 {
    Int16(clamping: Int((logarithm * 256).rounded()))
  }
}
