/// Holds proposals against logs that say what was replaced.
package struct LogScore {
  /// Substitutions by the log, with their number.
  private var truth: [Pair: Int] = [:]

  private struct Pair: Hashable {
    var spun: String
    var original: String

    init(_ spun: String, _ original: String) {
      let (spun, original) = (spun.lowercased(), original.lowercased())
      if let left = spun.possessiveStem, let right = original.possessiveStem {
        (self.spun, self.original) = (left, right)
      } else {
        (self.spun, self.original) = (spun, original)
      }
    }
  }

  package init() {}

  /// Takes a log in: lines of start, end, spun and original text, separated by tabs; `#` starts a comment.
  ///
  /// - Throws: ``LearningError`` naming the line that cannot be read.
  package mutating func add(_ bytes: [UInt8], name: String) throws(LearningError) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 4 else {
        throw LearningError(
          "\(name):\(index + 1): a line has start, end, spun and original, separated by tabs")
      }
      truth[Pair(String(fields[2]), String(fields[3])), default: 0] += 1
    }
  }

  /// How many of some things are right, and how many of those there are were found.
  package struct Share: Sendable {
    package var proposed = 0
    package var right = 0
    package var wanted = 0
    package var found = 0

    package var precision: Double { proposed == 0 ? 0 : Double(right) / Double(proposed) }
    package var recall: Double { wanted == 0 ? 0 : Double(found) / Double(wanted) }
  }

  /// Scores pairs sighted at least `least` times against those of the log that stand in it as often.
  package func pairs(_ proposals: [Proposal], least: Int) -> Share {
    let counted = proposals.filter { $0.count >= least }
    var share = Share(proposed: counted.count)
    share.right = counted.count { truth[Pair($0.spun, $0.original)] != nil }
    let proposed = Set(counted.map { Pair($0.spun, $0.original) })
    let wanted = truth.filter { $0.value >= least && $0.key.spun != $0.key.original }
    share.wanted = wanted.count
    share.found = wanted.keys.count(where: proposed.contains)
    return share
  }

  /// Scores phrases against those that the log has at least `least` times, whatever they stood for.
  package func phrases(_ suspects: [Suspect], least: Int) -> Share {
    var counts: [String: Int] = [:]
    for (pair, count) in truth { counts[pair.spun, default: 0] += count }
    var share = Share(proposed: suspects.count)
    share.right = suspects.count { counts[$0.phrase] != nil }
    let proposed = Set(suspects.map(\.phrase))
    let wanted = counts.filter { $0.value >= least }
    share.wanted = wanted.count
    share.found = wanted.keys.count(where: proposed.contains)
    return share
  }

  /// Scores the guesses at phrases that the log has: right is one whose first `depth` guesses hold an original.
  package func guesses(_ suspects: [Suspect], depth: Int) -> Share {
    let known = Set(truth.keys.map(\.spun))
    var share = Share()
    for suspect in suspects where known.contains(suspect.phrase) && !suspect.guesses.isEmpty {
      share.proposed += 1
      let isRight = suspect.guesses.prefix(depth).contains { truth[Pair(suspect.phrase, $0.text)] != nil }
      share.right += isRight ? 1 : 0
    }
    return share
  }
}
