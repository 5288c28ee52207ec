import Unspin

/// The repair of any text, with all promises asserted.
enum RepairTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    // The text itself picks the unspinner, so that a kept input needs nothing beside it.
    let sum = input.reduce(0) { $0 &+ Int($1) }
    let unspinner = [Unspinners.auto, Unspinners.spun, Unspinners.eager, Unspinners.genuine][sum % 4]
    do throws(UnspinError) {
      let promises = try BrokenPromises.all(of: text, by: unspinner)
      guard promises.isEmpty else { broken(promises.joined(separator: "; ")) }
    } catch {
      broken("any text is taken: \(error)")
    }
  }

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    TextMutator.mutate(input, using: &random)
  }
}
