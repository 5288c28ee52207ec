// Repairs the file named on the command line, and tells on standard error what changed:
//
//     TenLines article.txt > repaired.txt
import Foundation
import Unspin

let article = try String(
  contentsOfFile: CommandLine.arguments.dropFirst().first ?? "/dev/stdin", encoding: .utf8)
let repair = try Unspinner().repair(article)
print(repair.text, terminator: "")
for edit in repair.edits {
  FileHandle.standardError.write(Data("\(edit.original) → \(edit.replacement): \(edit.reason)\n".utf8))
}
