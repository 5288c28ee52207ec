import Foundation
import Testing

@testable import UnspinCommand

/// Names of files that are no text.
@Suite struct FileNameTests {
  @Test func `every name leads back to its bytes`() {
    var maker = LineMaker(seed: 7)
    let parts: [[UInt8]] = [
      Array("a.txt".utf8), Array("é 😀".utf8), [0xFF], [0xE9, 0x74], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xC0, 0xAF], [0xE2, 0x80], Array("\u{10FE80}\u{10FEFF}".utf8), Array("\u{10FE7F}\u{10FF00}".utf8),
      [0x0A],
    ]
    for _ in 0..<2000 {
      var name: [UInt8] = []
      for _ in 0..<maker.below(6) { name += maker.pick(parts) }
      #expect(FileName.bytes(FileName.string(name)) == name)
      #expect(FileName.text(FileName.string(name)) == String(decoding: name, as: UTF8.self))
    }
    #expect(FileName.string(Array("Grüße/a.txt".utf8)) == "Grüße/a.txt")
  }

  @Test func `bytes that are no text are shown as what they are`() {
    #expect(Printable.escape(FileName.string([0x61, 0xFF, 0x0A, 0xE9])) == "a\\xFF\\n\\xE9")
  }

  @Test func `such a file can be read, written, compared and reported`() throws {
    let folder = try TemporaryFolder()
    func run(_ script: String) throws -> Command.Result {
      try Command(path: "/bin/sh").run(
        ["-c", "n=\"$(printf 'caf\\351')\"; \(script)", Command.unspin.path], in: folder)
    }
    let made = try run("printf 'a\\377b\\n' > \"$n\"; \"$0\" --lossy \"$n\"")
    #expect(made.status == 0)
    #expect(made.text == "a\u{FFFD}b\n")
    let diff = try run("\"$0\" --lossy --diff \"$n\"")
    #expect(diff.text.hasPrefix("--- \"caf\\351\"\n+++ \"caf\\351\"\n"))
    #expect(try run("\"$0\" --lossy --format json \"$n\"").text.contains("\"name\" : \"caf\u{FFFD}\""))
    #expect(try run("\"$0\" \"$n\"").stderr.hasPrefix("unspin: caf\\xE9: byte 1: not UTF-8"))
    #expect(try run("\"$0\" --lossy --write \"$n\"; cat \"$n\"").text == "a\u{FFFD}b\n")
  }

  @Test func `a name that ends in a blank stays whole in a diff`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a ", [0xFF, 0x0A])
    let diff = try Command.unspin.run(["--lossy", "--diff", "a "], in: folder)
    #expect(diff.text.hasPrefix("--- \"a \"\n+++ \"a \"\n"))
  }
}
