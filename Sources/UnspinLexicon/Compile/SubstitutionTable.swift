/// Every known (spun, original) pair of ordinary wording with what is known of its frequency.
struct SubstitutionTable {
  struct Entry {
    var spun: String
    var original: String
    /// Sightings on real pages.
    var count = 0.0
    /// Weight among the substitutes a table foresees for this original; 0 when only seen.
    var prior = 0.0
    var families: Pair.Flags = []
    /// Whether a list foresees it from tools of any family.
    var isOfAnyFamily = false
    var isExact = false
    var file: Int
    var line: Int
    /// Natural logarithm of the probability that a spinner puts `spun` for `original`.
    var channel = 0.0
  }

  /// How much a foreseen list counts, in sightings.
  private static let foreseenMass = 1.0
  /// Probability that a spinner replaces a phrase that is foreseen and was never watched.
  private static let foreseenRate = 0.6

  /// How often the substitute at a place of a foreseen list is put, relative to the others: (rank + 1.5)^-1.8,
  /// the likeliest of its kind for the sightings of 501 originals that the lists foresaw before they were seen.
  static func foreseenWeight(rank: Int) -> Double {
    Logarithms.exponential(-1.8 * Logarithms.natural((Double(rank) + 1.5) / 1.5))
  }

  private(set) var entries: [Entry] = []
  /// Probability, by original, that a spinner replaces it.
  private(set) var spinRates: [String: Double] = [:]
  private var index: [String: Int] = [:]
  private var kept: [String: Double] = [:]

  /// Adds a seen pair.
  mutating func addObserved(
    spun: String, original: String, isExact: Bool, count: Double, kept: Double, families: Pair.Flags,
    file: Int, line: Int
  ) {
    let at = entry(spun, original, isExact: isExact, file: file, line: line)
    entries[at].count += count
    entries[at].families.formUnion(families)
    self.kept[original] = max(self.kept[original] ?? 0, kept)
  }

  /// Adds a foreseen pair; `weight` is relative to the other substitutes of the same original, no families
  /// are any.
  mutating func addForeseen(
    spun: String, original: String, weight: Double, families: Pair.Flags, file: Int, line: Int
  ) {
    let at = entry(spun, original, isExact: false, file: file, line: line)
    if families.isEmpty { entries[at].isOfAnyFamily = true } else { entries[at].families.formUnion(families) }
    entries[at].prior = max(entries[at].prior, weight)
  }

  /// Sightings of a pair so far.
  func count(spun: String, original: String) -> Double {
    index[key(spun, original, false)].map { entries[$0].count } ?? 0
  }

  /// Turns counts into probabilities: seen shares, smoothed by the foreseen ones.
  mutating func finish() {
    var counts: [String: Double] = [:]
    var priors: [String: Double] = [:]
    for entry in entries {
      counts[entry.original, default: 0] += entry.count
      priors[entry.original, default: 0] += entry.prior
    }
    for (original, count) in counts {
      let mass = (priors[original] ?? 0) > 0 ? Self.foreseenMass : 0.3
      spinRates[original] =
        (count + mass * Self.foreseenRate) / (count + (kept[original] ?? 0) + mass)
    }
    for at in entries.indices {
      let entry = entries[at]
      if entry.isOfAnyFamily, entry.count == 0 { entries[at].families = [] }
      let total = priors[entry.original] ?? 0
      let mass = total > 0 ? Self.foreseenMass : 0.3
      let prior = total > 0 ? entry.prior / total : 0
      let share = (entry.count + mass * prior + 0.02) / ((counts[entry.original] ?? 0) + mass + 0.02)
      entries[at].channel = Logarithms.natural(share * (spinRates[entry.original] ?? Self.foreseenRate))
    }
  }

  private mutating func entry(
    _ spun: String, _ original: String, isExact: Bool, file: Int, line: Int
  ) -> Int {
    let key = key(spun, original, isExact)
    if let known = index[key] { return known }
    index[key] = entries.count
    entries.append(Entry(spun: spun, original: original, isExact: isExact, file: file, line: line))
    return entries.count - 1
  }

  private func key(_ spun: String, _ original: String, _ isExact: Bool) -> String {
    "\(spun)\t\(original)\t\(isExact ? "x" : "")"
  }
}
