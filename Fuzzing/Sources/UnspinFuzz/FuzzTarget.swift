/// One way in for bytes from outside, with what has to hold whatever they are.
protocol FuzzTarget: Sendable {
  /// Tries one input; stops the program, by ``broken(_:)``, when something does not hold.
  static func run(_ input: [UInt8])
  /// Changes an input in a way that libFuzzer would hardly find; nil leaves it to libFuzzer.
  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]?
}

extension FuzzTarget {
  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? { nil }
}

/// Stops the program with what does not hold, so that libFuzzer keeps the input.
func broken(_ promise: String) -> Never { fatalError("broken promise: \(promise)") }

/// The targets by the name that `Scripts/fuzz` gives.
enum FuzzTargets {
  static func named(_ name: String) -> (any FuzzTarget.Type)? {
    switch name {
    case "decoding": DecodingTarget.self
    case "fixtures": FixtureTarget.self
    case "image": ImageTarget.self
    case "overlay": OverlayTarget.self
    case "repair": RepairTarget.self
    case "report": ReportTarget.self
    case "table": TableTarget.self
    case "tokens": TokenTarget.self
    default: nil
    }
  }
}
