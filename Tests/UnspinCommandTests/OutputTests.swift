import Foundation
import Testing

/// What the command does when its output fails, and how it looks on a terminal.
@Suite struct OutputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.txt", "Fine.\n")
  }

  @Test(arguments: [["a.txt"], ["--format", "json", "a.txt"], ["inspect", "a.txt"]])
  func `a full disk is a failure of output`(arguments: [String]) throws {
    let result = try Command.unspin.run(arguments, in: folder, output: .path("/dev/full"))
    #expect(result.status == 74)
    #expect(
      result.stderr
        == "unspin: standard output: No space left on device; what was written so far is incomplete\n")
  }

  @Test func `a full disk ends the run`() throws {
    let result = try Command.unspin.run(["a.txt", "gone.txt"], in: folder, output: .path("/dev/full"))
    #expect(result.status == 74)
    #expect(!result.stderr.contains("gone.txt"))
  }

  @Test func `a closed output is a failure, and no file is taken for it`() throws {
    let result = try Command.unspin.run(["a.txt"], in: folder, output: .closed)
    #expect(result.status == 74)
    #expect(result.stderr.hasPrefix("unspin: standard output: "))
    #expect(try folder.text("a.txt") == "Fine.\n")
  }

  @Test func `a reader that goes away ends the command quietly`() throws {
    let result = try Command.unspin.run(["a.txt"], in: folder, output: .brokenPipe)
    #expect(result.status == 128 + SIGPIPE)
    #expect(result.stderr == "")
  }

  @Test func `where SIGPIPE is ignored the exit code says so, quietly`() throws {
    let shell = Command(path: "/bin/sh")
    let result = try shell.run(
      ["-c", "trap '' PIPE; exec \"$0\" a.txt", Command.unspin.path], in: folder, output: .brokenPipe)
    #expect(result.status == 74)
    #expect(result.stderr == "")
  }

  @Test func `several documents are one JSON object`() throws {
    let result = try Command.unspin.run(["--format", "json", "a.txt", "gone.txt", "a.txt"], in: folder)
    #expect(result.status == 74)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.stdout)) as? [String: Any])
    #expect(report["schema"] as? Int == 1)
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(documents.map { $0["text"] as? String } == ["Fine.\n", "Fine.\n"])
  }

  @Test func `colour needs a terminal or a wish`() throws {
    let damaged: [UInt8] = [0x61, 0xFF, 0x0A]
    func isColored(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Bool {
      let result = try Command.unspin.run(
        ["--lossy", "--diff"] + arguments, in: folder, input: damaged, environment: environment)
      #expect(result.status == 1)
      return result.text.contains("\u{1B}")
    }
    #expect(try !isColored([]))
    #expect(try !isColored(["--color", "never"]))
    #expect(try isColored(["--color", "always"]))
    #expect(try isColored(["--color", "always"], ["NO_COLOR": "1"]))
  }

  /// `script` gives the command a terminal.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")),
    arguments: [
      ([:], true), (["NO_COLOR": ""], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    ] as [([String: String], Bool)])
  func `on a terminal NO_COLOR counts when it is not empty`(environment: [String: String], colored: Bool)
    throws
  {
    try folder.write("bad.txt", [0x61, 0xFF, 0x0A])
    let script = Command(path: "/usr/bin/script")
    let result = try script.run(
      ["-q", "-e", "-c", "'\(Command.unspin.path)' --lossy --diff bad.txt", "/dev/null"], in: folder,
      environment: ["TERM": "xterm"].merging(environment) { $1 })
    #expect(result.status == 1)
    #expect(result.text.contains("+++ bad.txt"))
    #expect(result.text.contains("\u{1B}") == colored)
  }

  @Test func `explanations leave standard output alone`() throws {
    let plain = try Command.unspin.run(["a.txt"], in: folder)
    let explained = try Command.unspin.run(["--explain", "a.txt"], in: folder)
    #expect(explained.status == 0)
    #expect(explained.stdout == plain.stdout)
    #expect(explained.stderr.hasPrefix("a.txt: "))
  }
}
