// Repairs every .txt file of a folder into another one, with a report of all:
//
//     FolderBatch articles/ repaired/
//
// A file that cannot be repaired is named on standard error and left out; the others are done. The report
// (report.json) undoes each of them, with `unspin revert` or from Swift.

import Foundation
import Unspin

@main
struct FolderBatch {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let source = arguments.first, let target = arguments.last else {
      print("usage: FolderBatch FOLDER NEW-FOLDER")
      exit(64)
    }
    let files = FileManager.default
    try files.createDirectory(atPath: target, withIntermediateDirectories: true)
    let unspinner = try Unspinner()
    var report = Report(documents: [])
    var failed = 0
    for name in try files.contentsOfDirectory(atPath: source).sorted() where name.hasSuffix(".txt") {
      do {
        let bytes = Array(try Data(contentsOf: URL(filePath: source).appending(path: name)))
        let repair = try unspinner.repair(bytes)
        try Data(repair.text.utf8).write(to: URL(filePath: target).appending(path: name), options: .atomic)
        report.documents.append(Report.Document(name: name, repair: repair))
        print("\(name): \(repair.edits.count) edits, \(repair.findings.count) findings")
      } catch {
        failed += 1
        FileHandle.standardError.write(Data("\(name): \(error)\n".utf8))
      }
    }
    let json = JSONEncoder()
    json.outputFormatting = [.prettyPrinted, .sortedKeys]
    try json.encode(report).write(to: URL(filePath: target).appending(path: "report.json"), options: .atomic)
    if failed > 0 { exit(65) }
  }
}
