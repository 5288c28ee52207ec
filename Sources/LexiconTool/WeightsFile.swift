internal import Unspin
internal import UnspinLearning

/// Tables of fitted numbers, as `Dictionaries/language/weights.tsv`, in the order the program reads them.
enum WeightsFile {
  /// A number with its name and where it came from.
  typealias Weight = (name: String, value: Float, source: String)

  /// Replaces some values of the dictionaries' own table; others stay, missing ones get the values before fitting.
  static func update(_ path: String, _ fitted: [(name: String, value: Float)]) throws {
    var values: [String: Float] = [:]
    var sources: [String: String] = [:]
    for feature in Feature.plain { values["\(feature)"] = FeatureWeights.initial[feature] }
    for (name, value) in zip(Judgement.names, Judgement.initial.values) { values[name] = value }
    if File.exists(path) {
      for row in try rows(path) {
        values[row.name] = row.value
        sources[row.name] = row.source
      }
    }
    for (name, value) in fitted where values[name] != value {
      values[name] = value
      sources[name] = "fitted"
    }
    let names = Feature.plain.map { "\($0)" } + Judgement.names
    try write(path, names.map { ($0, values[$0] ?? 0, sources[$0] ?? "initial") })
  }

  /// Writes values in a given order.
  static func write(_ path: String, _ weights: [Weight]) throws(FileError) {
    var text = "name\tvalue\tsource\n"
    for weight in weights { text += "\(weight.name)\t\(weight.value)\t\(weight.source)\n" }
    try File.write(Array(text.utf8), to: path)
  }

  /// The values of a file that has all features, in the order of ``Feature``.
  static func read(_ path: String) throws -> [Float] {
    let rows = try rows(path)
    return try Feature.allCases.map { feature in
      guard let row = rows.first(where: { $0.name == "\(feature)" }) else {
        throw LearningError(
          "\(path): the weight “\(feature)” is missing; fit them with `unspin-lexicon tune`")
      }
      return row.value
    }
  }

  private static func rows(_ path: String) throws -> [Weight] {
    let lines = String(decoding: try File.read(path), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().dropFirst().filter { !$0.element.isEmpty }.map { index, line in
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let value = Float(fields[1]) else {
        throw LearningError(
          "\(path):\(index + 1): not a name, a number and a source; separate the three by tabs")
      }
      return (String(fields[0]), value, String(fields[2]))
    }
  }
}
