import Foundation
import Glibc
import Testing

/// Files replaced in place. A byte that is not UTF-8 changes under `--lossy` whatever the dictionaries know.
@Suite struct WriteTests {
  let folder: TemporaryFolder
  let damaged: [UInt8] = [0x61, 0xFF, 0x62, 0x0A]
  let repaired = "a\u{FFFD}b\n"

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `the file is replaced, its mode is kept, and nothing is left beside it`() throws {
    try folder.write("a.txt", damaged)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a.txt"))
    let result = try Command.unspin.run(["--write", "--lossy", "a.txt"], in: folder)
    #expect(result.status == 0)
    #expect(result.text == "")
    #expect(result.stderr == "")
    #expect(try folder.text("a.txt") == repaired)
    #expect(try folder.mode("a.txt") == 0o640)
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func `a symbolic link stays one and the file behind it is replaced`() throws {
    try folder.write("far/a.txt", damaged)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.txt"), withDestinationPath: "far/a.txt")
    let result = try Command.unspin.run(["--write", "--lossy", "link.txt"], in: folder)
    #expect(result.status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.txt")) == "far/a.txt")
    #expect(try folder.text("far/a.txt") == repaired)
    #expect(try folder.names() == ["far", "link.txt"])
  }

  @Test func `a file that does not change is not touched`() throws {
    try folder.write("a.txt", "Fine.\n")
    let before = try identity("a.txt")
    #expect(try Command.unspin.run(["--write", "a.txt"], in: folder).status == 0)
    #expect(try identity("a.txt") == before)
  }

  @Test func `the old file lives on unchanged for whoever has it open`() throws {
    try folder.write("a.txt", damaged)
    let reader = try #require(FileHandle(forReadingAtPath: folder.path("a.txt")))
    #expect(try Command.unspin.run(["--write", "--lossy", "a.txt"], in: folder).status == 0)
    #expect(try reader.readToEnd() == Data(damaged))
  }

  @Test func `files that cannot be done are left as they are, and the others are written`() throws {
    try folder.write("bad.txt", damaged)
    let result = try Command.unspin.run(["--write", "bad.txt"], in: folder)
    #expect(result.status == 65)
    #expect(try folder.read("bad.txt") == damaged)
    try folder.write("a.txt", damaged)
    #expect(try Command.unspin.run(["--write", "--lossy", "gone.txt", "a.txt"], in: folder).status == 74)
    #expect(try folder.text("a.txt") == repaired)
  }

  /// Not even root can make a file in /proc; the file there is binary, so that `--lossy` changes it.
  @Test(.enabled(if: FileManager.default.isReadableFile(atPath: "/proc/self/auxv")))
  func `a folder that takes no files is a failure of output`() throws {
    let result = try Command.unspin.run(["--write", "--lossy", "/proc/self/auxv"], in: folder)
    #expect(result.status == 74)
    #expect(result.stderr.hasPrefix("unspin: /proc/self/auxv: not written: "))
    #expect(result.stderr.hasSuffix("; the file is as it was\n"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `a read-only file is refused though its folder would let it be replaced`() throws {
    try folder.write("a.txt", damaged)
    try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: folder.path("a.txt"))
    let result = try Command.unspin.run(["--write", "--lossy", "a.txt"], in: folder)
    #expect(result.status == 74)
    #expect(try folder.read("a.txt") == damaged)
  }

  @Test func `a pipe is read but not written`() throws {
    let script = "mkfifo p; printf 'a\\377' > p & exec \"$0\" --write --lossy p"
    let result = try Command(path: "/bin/sh").run(["-c", script, Command.unspin.path], in: folder)
    #expect(result.status == 74)
    #expect(result.stderr == "unspin: p: not written: not a regular file; the file is as it was\n")
  }

  @Test func `a limit that ends the run leaves nothing behind`() throws {
    let large = [UInt8](repeating: 0x61, count: 4000) + damaged
    try folder.write("a.txt", large)
    let result = try Command(path: "/bin/sh").run(
      ["-c", "ulimit -c 0; ulimit -f 1; exec \"$0\" --write --lossy a.txt", Command.unspin.path], in: folder)
    #expect(result.status == 128 + SIGXFSZ)
    #expect(try folder.read("a.txt") == large)
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func `a report of what was written goes to standard output without the text`() throws {
    try folder.write("a.txt", damaged)
    let result = try Command.unspin.run(["--write", "--lossy", "--format", "json", "a.txt"], in: folder)
    #expect(result.status == 0)
    #expect(try folder.text("a.txt") == repaired)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.stdout)) as? [String: Any])
    let document = try #require((report["documents"] as? [[String: Any]])?.first)
    #expect(document["name"] as? String == "a.txt")
    #expect(document["text"] == nil)
  }

  /// What changes when a file is written or replaced.
  private func identity(_ name: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
    return [FileAttributeKey.systemFileNumber, .modificationDate].map { "\(attributes[$0] ?? "")" }
  }
}
