import Foundation
import Testing

/// Runs the cases of `Snapshots/*.json`: arguments, files and standard input of a run, and what comes out.
@Suite struct SnapshotTests {
  struct Case: Decodable {
    var name: String
    var args: [String]
    var files: [String: String]?
    var stdin: String?
    var status: Int32
    /// Standard output; nothing where it is absent, unless `stdoutStart` says how it starts.
    var stdout: String?
    var stdoutStart: String?
    /// Standard error; nothing where it is absent, unless `stderrStart` says how it starts.
    var stderr: String?
    var stderrStart: String?
  }

  @Test(arguments: ["usage", "fixtures", "lines", "spacing"]) func `commands do what their snapshot says`(
    file: String
  )
    throws
  {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Snapshots")
    let data = try Data(contentsOf: folder.appendingPathComponent(file + ".json"))
    let cases = try JSONDecoder().decode([Case].self, from: data)
    #expect(!cases.isEmpty)
    for item in cases {
      let folder = try TemporaryFolder()
      for (name, text) in item.files ?? [:] { try folder.write(name, text) }
      let result = try Command.unspin.run(item.args, in: folder, input: item.stdin ?? "")
      #expect(result.status == item.status, "\(item.name)")
      if let start = item.stdoutStart {
        #expect(result.text.hasPrefix(start), "\(item.name): \(result.text)")
      } else {
        // The dictionary and ICU are named by what they are, which is another thing on another machine.
        let text = result.text.replacing(#/"dictionary":"[^"]+","icu":"[^"]+",/#, with: "")
        #expect(text == item.stdout ?? "", "\(item.name)")
      }
      if let start = item.stderrStart {
        #expect(result.stderr.hasPrefix(start), "\(item.name): \(result.stderr)")
      } else {
        #expect(result.stderr == item.stderr ?? "", "\(item.name)")
      }
    }
  }
}
