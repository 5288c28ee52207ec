import Foundation

/// Texts of this project's own sentences, made by `Benchmarks/make-texts`.
enum Texts {
  static let genuine = read("genuine-100K")
  static let spun = read("spun-100K")
  static let article = read("spun-3K")

  private static func read(_ name: String) -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let folder = root.appending(path: ".build/texts")
    let file = folder.appending(path: name + ".txt")
    if !FileManager.default.fileExists(atPath: file.path) {
      let process = Process()
      process.executableURL = root.appending(path: "make-texts")
      process.arguments = [folder.path, "3K", "100K"]
      do { try process.run() } catch { fatalError("cannot run Benchmarks/make-texts: \(error)") }
      process.waitUntilExit()
    }
    guard let data = try? Data(contentsOf: file) else { fatalError("\(file.path) was not made") }
    return [UInt8](data)
  }
}
