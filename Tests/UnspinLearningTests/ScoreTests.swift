import Foundation
import Testing
import Unspin

@testable import UnspinLearning

/// How well the project's own twins are restored, held against what was pinned; see `Evaluation/README.md`.
@Suite struct `Scores` {
  /// Where the figures go that `Scripts/pin-scores` pins; without it they are held against the pinned ones.
  private static let output = ProcessInfo.processInfo.environment["UNSPIN_SCORES"]
  /// The last decimal that is pinned: what rounding may do, and less than one edit does.
  private static let rounding = 0.000_1

  @Test(.enabled(if: output == nil))
  func `no figure is below the pinned one`() throws {
    let pinned = try PinnedScores.committed()
    let checksum = try Twins.checksum()
    try #require(
      pinned.set == checksum,
      "the texts in Evaluation/Twins are not those the figures were measured on; Scripts/pin-scores --new-set"
    )
    let measured = try measure()
    #expect(measured.map(\.name) == pinned.rows.map(\.name))
    for (figure, row) in zip(measured, pinned.rows) {
      #expect(
        figure.value > row.pinned - Self.rounding,
        "\(figure.name) falls; mend it, or lower it with Scripts/pin-scores --lower and a line in CHANGELOG.md"
      )
    }
  }

  @Test func `what was lowered stands in the changelog`() throws {
    let root = Twins.folder.deletingLastPathComponent().deletingLastPathComponent()
    let changelog = String(
      decoding: try Data(contentsOf: root.appending(path: "CHANGELOG.md")), as: UTF8.self)
    for row in try PinnedScores.committed().rows where row.pinned < row.best {
      #expect(changelog.contains(row.lowering), "add a line that says why to CHANGELOG.md")
    }
  }

  @Test(.enabled(if: output != nil)) func `figures are written down`() throws {
    let rows = try measure().map { "\($0.name)\t\(PinnedScores.decimal($0.value))\n" }
    let path = try #require(Self.output)
    try Data(("set\t\(Twins.checksum())\n" + rows.joined()).utf8).write(to: URL(filePath: path))
  }

  private func measure() throws -> [(name: String, value: Double)] {
    let pairs = try Twins.pairs()
    var reader = try DocumentReader()
    var figures: [(name: String, value: Double)] = []
    for context in Options.Context.allCases {
      let unspinner = try Unspinner(options: Options(context: context))
      var evaluation = Evaluation()
      for pair in pairs { try evaluation.add(pair, by: unspinner, reader: &reader) }
      let articles = evaluation.articles
      let damaged = articles.reduce(0) { $0 + $1.damaged }
      let touched = articles.reduce(0) { $0 + $1.touched }
      let judged = try pairs.count { try unspinner.inspect($0.spun).verdict.probability > 0.5 }
      let kept = try pairs.count { try unspinner.repair($0.original).edits.isEmpty }
      figures += [
        ("\(context.rawValue): damage undone", Evaluation.undone(articles)),
        ("\(context.rawValue): edits right", Evaluation.precision(articles)),
        ("\(context.rawValue): damage touched", Double(touched) / Double(damaged)),
        ("\(context.rawValue): twins judged spun", Double(judged) / Double(pairs.count)),
        ("\(context.rawValue): originals untouched", Double(kept) / Double(pairs.count)),
      ]
    }
    return figures
  }
}

/// `Evaluation/scores.tsv`.
private struct PinnedScores {
  struct Row {
    var name: String
    var pinned: Double
    /// The highest that was ever pinned for this set of texts.
    var best: Double
    /// What the changelog says of a figure that was lowered.
    var lowering: String {
      "“\(name)” lowered from \(PinnedScores.decimal(best)) to \(PinnedScores.decimal(pinned)): "
    }
  }

  var set: String
  var rows: [Row] = []

  static func committed() throws -> PinnedScores {
    let file = Twins.folder.deletingLastPathComponent().appending(path: "scores.tsv")
    let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
    let set = try #require(lines.first).split(separator: "\t")
    var scores = PinnedScores(set: try #require(set.last.map(String.init)))
    for line in lines.dropFirst(2) {
      let fields = line.split(separator: "\t")
      try #require(fields.count == 3, "\(line)")
      scores.rows.append(
        Row(
          name: String(fields[0]), pinned: try #require(Double(fields[1])),
          best: try #require(Double(fields[2]))))
    }
    return scores
  }

  static func decimal(_ value: Double) -> String {
    // Four decimals show every single edit.
    let digits = String(Int((value * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return padded.dropLast(4) + "." + padded.suffix(4)
  }
}

/// `Evaluation/Twins`: `NAME.txt` as it was written, `NAME.spun.txt` as a spinner would leave it.
private enum Twins {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Evaluation/Twins")

  static func pairs() throws -> [PairTexts] {
    try names().filter { $0.hasSuffix(".spun.txt") }.map { name in
      PairTexts(
        name: name, spun: try bytes(name), original: try bytes(name.dropLast(".spun.txt".count) + ".txt"))
    }
  }

  /// Of names and contents of all texts.
  static func checksum() throws -> String {
    var all: [UInt8] = []
    for name in try names() { all += Array(name.utf8) + [0] + (try bytes(name)) + [0] }
    return ModelManifest.checksum(all)
  }

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }
}
