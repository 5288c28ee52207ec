/// Numbers as people read them.
enum Figure {
  /// A probability as a whole number of hundredths, rounded down so that nothing short of certain reads 100.
  static func percent(_ probability: Double) -> Int {
    guard probability > 0 else { return 0 }
    return Int(min(probability, 1) * 100)
  }

  /// `1 edit`, `2 edits`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
