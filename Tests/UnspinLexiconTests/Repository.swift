import Foundation

/// The files of the project itself.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// Name and text of each file of `Dictionaries/`.
  static func dictionaries() throws -> [(name: String, text: String)] {
    let folder = root.appending(path: "Dictionaries").path
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tsv") }
      .sorted().map {
        ($0, String(decoding: try bytes("Dictionaries/" + $0), as: UTF8.self))
      }
  }
}
