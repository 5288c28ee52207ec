internal import Unspin

/// `Dictionaries/language/weights.tsv`: all fitted numbers, in the order the program reads them.
enum WeightsFile {
  /// Replaces some values; others stay, missing ones get the values before fitting.
  static func update(_ path: String, _ fitted: [(name: String, value: Float)]) throws(FileError) {
    var values: [String: Float] = [:]
    var sources: [String: String] = [:]
    for feature in Feature.allCases { values["\(feature)"] = FeatureWeights.initial[feature] }
    for (name, value) in zip(Judgement.names, Judgement.initial.values) { values[name] = value }
    if let bytes = try? File.read(path) {
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
        let fields = line.split(separator: "\t")
        guard fields.count == 3, let value = Float(fields[1]) else { continue }
        values[String(fields[0])] = value
        sources[String(fields[0])] = String(fields[2])
      }
    }
    for (name, value) in fitted where values[name] != value {
      values[name] = value
      sources[name] = "fitted"
    }
    var text = "name\tvalue\tsource\n"
    for name in Feature.allCases.map({ "\($0)" }) + Judgement.names {
      text += "\(name)\t\(values[name] ?? 0)\t\(sources[name] ?? "initial")\n"
    }
    try File.write(Array(text.utf8), to: path)
  }
}
