import Unspin

/// The repair of any text, with all promises asserted.
enum RepairTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    // The text itself picks the unspinner, so that a kept input needs nothing beside it. Reading whole
    // sentences takes many times as long, so most do not.
    let sum = input.reduce(0) { $0 &+ Int($1) }
    let unspinner = all[sum % all.count]
    do throws(UnspinError) {
      let promises = try BrokenPromises.all(of: text, by: unspinner)
      guard promises.isEmpty else { broken(promises.joined(separator: "; ")) }
    } catch {
      broken("any text is taken: \(error)")
    }
  }

  private static let all = [
    Unspinners.near, Unspinners.spun, Unspinners.eager, Unspinners.genuine, Unspinners.near, Unspinners.spun,
    Unspinners.eager, Unspinners.deep,
  ]

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    TextMutator.mutate(input, using: &random)
  }
}
