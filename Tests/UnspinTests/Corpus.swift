import Foundation

/// The inputs that the fuzzer starts from, among them all that once broke something.
enum Corpus {
  /// Files with their contents, by path; at least one.
  static func files(_ target: String) throws -> [(path: String, bytes: [UInt8])] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fuzzing/Corpus/\(target)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    guard !names.isEmpty else { throw CocoaError(.fileNoSuchFile) }
    return try names.map { ("\(target)/\($0)", Array(try Data(contentsOf: folder.appending(path: $0)))) }
  }
}
