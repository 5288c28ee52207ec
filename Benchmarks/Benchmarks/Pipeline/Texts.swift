import Foundation

/// Texts of this project's own sentences, made by `Benchmarks/make-texts`.
enum Texts {
  /// A text and what it is called.
  struct Sample: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  static let genuine = Sample(name: "genuine 100 KB", bytes: read("genuine-100K"))
  static let genuineArticle = Sample(name: "genuine 3 KB", bytes: read("genuine-3K"))
  static let spun = Sample(name: "spun 100 KB", bytes: read("spun-100K"))
  static let article = Sample(name: "spun 3 KB", bytes: read("spun-3K"))

  private static func read(_ name: String) -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let folder = root.appending(path: ".build/texts")
    // Made anew each time, since the sentences may have changed.
    let process = Process()
    process.executableURL = root.appending(path: "make-texts")
    process.arguments = [folder.path, "3K", "100K"]
    do { try process.run() } catch { fatalError("cannot run Benchmarks/make-texts: \(error)") }
    process.waitUntilExit()
    let file = folder.appending(path: name + ".txt")
    guard let data = try? Data(contentsOf: file) else { fatalError("\(file.path) was not made") }
    return [UInt8](data)
  }
}
