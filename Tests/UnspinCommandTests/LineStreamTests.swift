import Foundation
import Synchronization
import Testing

@testable import UnspinCommand

/// Whole runs over JSON Lines: jobs, failures of output, order.
@Suite struct LineStreamTests {
  let folder: TemporaryFolder
  let arguments = ["--jsonl", "--field", "title", "--field", "text"]

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `jobs make no difference`() throws {
    var maker = LineMaker(seed: 6)
    // Blanks make it more than a few chunks, so that the threads have something to share.
    let stream = maker.stream(lines: 150, blanks: 1500)
    #expect(stream.count > 3 << 16)
    let alone = try Command.unspin.run(arguments, in: folder, input: stream)
    #expect(alone.status == 65)
    for jobs in ["2", "7"] {
      let shared = try Command.unspin.run(arguments + ["--jobs", jobs], in: folder, input: stream)
      #expect(shared.status == 65)
      #expect(shared.stdout == alone.stdout, "\(jobs) jobs")
      #expect(shared.stderr == alone.stderr, "\(jobs) jobs")
    }
  }

  @Test(arguments: ["1", "3"]) func `a full disk is a failure of output`(jobs: String) throws {
    let result = try Command.unspin.run(
      arguments + ["--jobs", jobs], in: folder, input: "{\"text\":\"Fine.\"}\n", output: .path("/dev/full"))
    #expect(result.status == 74)
    #expect(
      result.stderr
        == "unspin: standard output: No space left on device; what was written so far is incomplete\n")
  }

  @Test(arguments: ["1", "3"]) func `a reader that goes away ends the command quietly`(jobs: String) throws {
    let input = String(repeating: "{\"text\":\"Fine.\"}\n", count: 100)
    let result = try Command.unspin.run(
      arguments + ["--jobs", jobs], in: folder, input: input, output: .brokenPipe)
    #expect(result.status == 128 + SIGPIPE)
    #expect(result.stderr == "")
    let shell = Command(path: "/bin/sh")
    let ignored = try shell.run(
      ["-c", "trap '' PIPE; exec \"$0\" --jsonl --field text --jobs \(jobs)", Command.unspin.path],
      in: folder,
      input: input, output: .brokenPipe)
    #expect(ignored.status == 74)
    #expect(ignored.stderr == "")
  }

  @Test(arguments: ["1", "3"]) func `a failed output does not wait for more input`(jobs: String) throws {
    let shell = Command(path: "/bin/sh")
    // The pipe stays open and silent behind the first line.
    let script =
      "mkfifo p; exec 3<>p; echo '{}' >&3; timeout 120 \"$0\" --jsonl --field text --jobs \(jobs) <p >/dev/full"
    let result = try shell.run(["-c", script, Command.unspin.path], in: folder)
    #expect(result.status == 74)
  }

  @Test func `a folder is no stream, and the others are done`() throws {
    try folder.write("a.jsonl", "{\"text\":\"Fine.\"}\n")
    for jobs in ["1", "3"] {
      let result = try Command.unspin.run(arguments + ["--jobs", jobs, ".", "a.jsonl"], in: folder)
      #expect(result.status == 74)
      #expect(result.text == "{\"text\":\"Fine.\"}\n")
      #expect(result.stderr == "unspin: .: is a directory; name the files in it\n")
    }
  }

  @Test func `a report of a line leads back to its texts`() throws {
    let line = #"{"title":"Fine.","text":"She is Web optimization Dan Ah, who was the star of the team."}"#
    let result = try Command.unspin.run(arguments + ["--report", "how"], in: folder, input: line + "\n")
    #expect(result.status == 0)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.stdout)) as? [String: Any])
    let repaired = try #require(object["text"] as? String)
    #expect(repaired == "She is Seo Dan Ah, who was the star of the team.")
    try folder.write(
      "how.json", Array(try JSONSerialization.data(withJSONObject: try #require(object["how"]))))
    let reverted = try Command.unspin.run(["revert", "how.json"], in: folder, input: repaired)
    #expect(reverted.text == "She is Web optimization Dan Ah, who was the star of the team.")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func `progress is shown on a terminal, and taken away`() throws {
    try folder.write("a.jsonl", "{\"text\":\"Fine.\"}\n{\n")
    let script = Command(path: "/usr/bin/script")
    let command = "'\(Command.unspin.path)' --jsonl --field text a.jsonl > out.jsonl"
    let result = try script.run(
      ["-q", "-e", "-c", command, "/dev/null"], in: folder, environment: ["TERM": "xterm"])
    #expect(result.status == 65)
    #expect(result.text.hasPrefix("unspin: a.jsonl:2: "))
    #expect(result.text.hasSuffix("\r\u{1B}[Kunspin: 2 lines, 0 MB, 1 bad\r\u{1B}[K"))
    #expect(StreamProgress.text(lines: 7, bytes: 3 << 20, bad: 0) == "7 lines, 3 MB")
  }

  @Test func `a queue keeps the order and its bounds`() throws {
    let queue = OrderedQueue<Int, Int>(capacity: 4)
    let held = Mutex((now: 0, most: 0))
    let feeder = try SystemThread {
      for number in 0..<500 {
        guard queue.add(number, size: 1) else { return }
        held.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
      }
      queue.close()
    }
    let workers = try (0..<3).map { worker in
      try SystemThread {
        while let (number, work) = queue.next() {
          if (work + worker) % 7 == 0 { usleep(200) }
          queue.finish(number, work * 2)
        }
      }
    }
    var taken: [Int] = []
    while let done = queue.take() {
      taken.append(done)
      held.withLock { $0.now -= 1 }
    }
    feeder.join()
    workers.forEach { $0.join() }
    #expect(taken == (0..<500).map { $0 * 2 })
    // One more may be counted after the queue let it in and before it was counted out.
    #expect(held.withLock { $0.most } <= 5)
  }

  @Test func `a queue of large pieces holds one, and one that is stopped lets go`() throws {
    let queue = OrderedQueue<Int, Int>(capacity: 100)
    #expect(queue.add(0, size: 64 << 20))
    let waits = try SystemThread { #expect(!queue.add(1, size: 1)) }
    let idle = try SystemThread { while queue.next() != nil {} }
    usleep(50_000)
    queue.stop()
    waits.join()
    idle.join()
    #expect(queue.take() == nil)
  }
}
