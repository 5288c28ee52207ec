import Testing

/// What the command makes of all that can stand at its input.
@Suite struct InputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `bytes that are not UTF-8 are refused with their offset, and the other files are done`() throws {
    try folder.write("bad.txt", [0x61, 0x62, 0xFF, 0x63])
    try folder.write("good.txt", "Good.\n")
    let result = try Command.unspin.run(["bad.txt", "good.txt"], in: folder)
    #expect(result.status == 65)
    #expect(result.text == "Good.\n")
    #expect(
      result.stderr
        == "unspin: bad.txt: byte 2: not UTF-8; convert the text, or replace such bytes with --lossy\n")
  }

  @Test(
    arguments: [
      ([0xC3], 0), ([0x61, 0xE2, 0x80], 1), ([0xED, 0xA0, 0x80], 0), ([0xC0, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
  func `every way of not being UTF-8 is named by its first byte`(bytes: [UInt8], offset: Int) throws {
    let result = try Command.unspin.run([], in: folder, input: bytes)
    #expect(result.status == 65)
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.hasPrefix("unspin: standard input: byte \(offset): not UTF-8"))
  }

  @Test func `with --lossy such bytes are replaced`() throws {
    let result = try Command.unspin.run(["--lossy"], in: folder, input: [0x61, 0xFF, 0x62, 0x0A])
    #expect(result.status == 0)
    #expect(result.text == "a\u{FFFD}b\n")
    #expect(result.stderr == "")
  }

  @Test(arguments: [
    "", "\n", "\u{FEFF}", "\u{FEFF}Bom.\r\n", "a\r\nb\rc\n\nd", "12 + 30 = 42\n", "… — ★ 🙂\n",
    "e\u{301}\u{A0} \u{A0}x",
    "한국어 기사입니다.\n", "no line end", " \t ",
  ])
  func `text that holds no damage passes through byte for byte`(text: String) throws {
    let result = try Command.unspin.run([], in: folder, input: text)
    #expect(result.status == 0)
    #expect(result.stdout == Array(text.utf8))
    #expect(result.stderr == "")
    let check = try Command.unspin.run(["--check", "-"], in: folder, input: text)
    #expect(check.status == 0)
    #expect(check.text == "")
  }

  @Test func `a dictionary or report that is not UTF-8 is refused with its offset`() throws {
    try folder.write("own.tsv", Array("spun\toriginal\n".utf8) + [0xFF])
    for arguments in [["--lexicon", "own.tsv"], ["revert", "report.json", "own.tsv"]] {
      try folder.write("report.json", try Command.unspin.run(["--format", "json"], in: folder).stdout)
      let result = try Command.unspin.run(arguments, in: folder)
      #expect(result.status == 65)
      #expect(result.stdout.isEmpty)
      #expect(result.stderr == "unspin: own.tsv: byte 14: not UTF-8; convert it first\n")
    }
  }

  @Test func `files are concatenated, and - is standard input`() throws {
    try folder.write("a.txt", "One.")
    try folder.write("b.txt", "Three.\n")
    let result = try Command.unspin.run(["a.txt", "-", "b.txt"], in: folder, input: " Two.\n")
    #expect(result.status == 0)
    #expect(result.text == "One. Two.\nThree.\n")
  }

  @Test func `a file named like a sub-command or an option can be given`() throws {
    try folder.write("inspect", "One.\n")
    try folder.write("--check", "Two.\n")
    let result = try Command.unspin.run(["--", "inspect", "--check"], in: folder)
    #expect(result.status == 0)
    #expect(result.text == "One.\nTwo.\n")
    #expect(try Command.unspin.run(["./inspect"], in: folder).text == "One.\n")
  }

  @Test func `a missing file is a failure of input, and the other files are done`() throws {
    try folder.write("good.txt", "Good.\n")
    let result = try Command.unspin.run(["gone.txt", "good.txt"], in: folder)
    #expect(result.status == 74)
    #expect(result.text == "Good.\n")
    #expect(result.stderr == "unspin: gone.txt: no such file; check the path\n")
  }

  @Test func `a folder is a failure of input`() throws {
    let result = try Command.unspin.run(["."], in: folder)
    #expect(result.status == 74)
    #expect(result.stderr == "unspin: .: is a directory; name the files in it\n")
  }

  @Test func `of several failures the worst is the exit code`() throws {
    try folder.write("bad.txt", [0xFF])
    #expect(try Command.unspin.run(["bad.txt", "gone.txt"], in: folder).status == 74)
    #expect(try Command.unspin.run(["--lossy", "--check", "bad.txt", "gone.txt"], in: folder).status == 74)
    #expect(try Command.unspin.run(["--check", "bad.txt"], in: folder).status == 65)
  }

  @Test func `a file name cannot send commands to the terminal`() throws {
    let result = try Command.unspin.run(["\u{1B}[31mred\n"], in: folder)
    #expect(result.stderr == "unspin: \\u{1b}[31mred\\n: no such file; check the path\n")
  }

  @Test func `a document over the limit is refused`() throws {
    try folder.write("large.txt", String(repeating: "word ", count: 300))
    let result = try Command.unspin.run(["--max-document", "1K", "large.txt"], in: folder)
    #expect(result.status == 65)
    #expect(result.text == "")
    #expect(
      result.stderr == "unspin: large.txt: larger than the limit of 1024 bytes; split it or raise the limit "
        + "with --max-document\n")
    #expect(try Command.unspin.run(["--max-document", "1500", "large.txt"], in: folder).status == 0)
  }

  @Test(.timeLimit(.minutes(1))) func `an endless input ends at the limit`() throws {
    let result = try Command.unspin.run(["--max-document", "2M", "/dev/zero"], in: folder)
    #expect(result.status == 65)
    #expect(result.text == "")
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["a", "word ", "\u{1F642}", "\u{301}"])
  func `a single line of many bytes is done in bounded time`(unit: String) throws {
    let bytes = Array(String(repeating: unit, count: (1 << 20) / unit.utf8.count).utf8)
    let result = try Command.unspin.run([], in: folder, input: bytes)
    #expect(result.status == 0)
    #expect(result.stdout == bytes)
  }

  @Test(.enabled(if: Environment.wantsLargeTests, "set UNSPIN_LARGE_TESTS=1"), .timeLimit(.minutes(10)))
  func `a single line of 60 MB is done`() throws {
    let bytes = Array(String(repeating: "a quiet scene, ", count: 4 << 20).utf8)
    let result = try Command.unspin.run([], in: folder, input: bytes)
    #expect(result.status == 0)
    #expect(result.stdout == bytes)
  }
}
