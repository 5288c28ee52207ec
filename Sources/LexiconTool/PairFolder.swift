internal import UnspinLearning

/// Pairs of texts in a folder: `NAME.spun.txt` with `NAME.txt` or `NAME.orig.txt`, in the order of their names.
enum PairFolder {
  /// - Throws: ``FileError`` naming the file that is missing or cannot be read, or the folder without pairs.
  static func read(_ folder: String) throws(FileError) -> [PairTexts] {
    let names = try File.list(folder, suffix: ".spun.txt")
    guard !names.isEmpty else {
      throw FileError("\(folder): no file there ends in .spun.txt; pairs are NAME.spun.txt with NAME.txt")
    }
    var pairs: [PairTexts] = []
    for name in names {
      let stem = folder + "/" + name.dropLast(".spun.txt".count)
      pairs.append(
        PairTexts(
          name: name, family: family(stem), spun: try File.read(folder + "/" + name),
          original: try original(stem)))
    }
    return pairs
  }

  private static func original(_ stem: String) throws(FileError) -> [UInt8] {
    if let bytes = try? File.read(stem + ".orig.txt") { return bytes }
    return try File.read(stem + ".txt")
  }

  /// The family in the first line of a log beside the pair.
  private static func family(_ stem: String) -> String {
    guard let log = try? File.read(stem + ".log.tsv"),
      let line = String(decoding: log, as: UTF8.self).split(separator: "\n").first
    else { return "-" }
    return line.split(separator: "\t").last.map(String.init) ?? "-"
  }
}
