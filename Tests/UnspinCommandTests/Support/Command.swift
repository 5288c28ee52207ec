import Foundation
import Glibc
import Testing

/// Runs a built command as a user would, in a folder of its own.
struct Command {
  /// What a run left behind.
  struct Result {
    /// The exit code; 128 and the signal's number where a signal ended the run, as shells say it.
    var status: Int32
    var stdout: [UInt8]
    var stderr: String

    var text: String { String(decoding: stdout, as: UTF8.self) }
  }

  /// Where standard output goes.
  enum Output {
    case kept
    case path(String)
    /// A pipe that nobody reads any more.
    case brokenPipe
    case closed
  }

  static let unspin = Command(path: products.appendingPathComponent("unspin").path)
  static let patch = Command(path: "/usr/bin/patch")

  let path: String

  /// The folder the tests were built into: that of the test bundle.
  private static let products: URL = {
    let arguments = CommandLine.arguments
    if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
      return URL(fileURLWithPath: arguments[flag + 1]).deletingLastPathComponent()
    }
    return URL(fileURLWithPath: arguments[0]).deletingLastPathComponent()
  }()

  func run(
    _ arguments: [String], in folder: TemporaryFolder, input: [UInt8] = [], output: Output = .kept,
    environment: [String: String] = [:]
  ) throws -> Result {
    // Files instead of pipes: nothing to drain, and no end of a pipe leaks into another test's process.
    let streams = try TemporaryFolder()
    try streams.write("stdin", input)
    try streams.write("stdout", [])
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, streams.path("stdin"), O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, streams.path("stderr"), O_WRONLY | O_CREAT, 0o600)
    var pipeEnds: [Int32] = [-1, -1]
    defer { pipeEnds.filter { $0 >= 0 }.forEach { close($0) } }
    switch output {
    case .kept: posix_spawn_file_actions_addopen(&actions, 1, streams.path("stdout"), O_WRONLY, 0)
    case .path(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0)
    case .closed: posix_spawn_file_actions_addclose(&actions, 1)
    case .brokenPipe:
      // A pair of sockets breaks as a pipe does, and can be kept from other tests' processes as it is made.
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      try #require(socketpair(AF_UNIX, kind, 0, &pipeEnds) == 0)
      close(pipeEnds[0])
      pipeEnds[0] = -1
      posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], 1)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // The threads of the tests block signals, which shells and `timeout` wait for.
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var process = pid_t()
    let inherited = ProcessInfo.processInfo.environment.filter { !["NO_COLOR", "TERM"].contains($0.key) }
    let variables = inherited.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
    let program = "/usr/bin/env"
    let code = withCStrings([program, "-C", folder.path, path] + arguments) { argv in
      withCStrings(variables) { envp in posix_spawn(&process, program, &actions, &attributes, argv, envp) }
    }
    try #require(code == 0, "\(program) cannot be run: \(String(cString: strerror(code)))")
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    let signal = status & 0x7F
    return Result(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      stdout: try streams.read("stdout"), stderr: String(decoding: try streams.read("stderr"), as: UTF8.self))
  }

  func run(
    _ arguments: [String], in folder: TemporaryFolder, input: String, output: Output = .kept,
    environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, in: folder, input: Array(input.utf8), output: output, environment: environment)
  }
}

/// Calls `body` with a list of C strings that ends in a null pointer.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = strings.map { strdup($0) } + [nil]
  defer { pointers.forEach { free($0) } }
  return body(pointers)
}

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array((NSTemporaryDirectory() + "/unspin-tests.XXXXXX").utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and makes the folders it is in.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try read(name), as: UTF8.self)
  }

  /// The names in the folder, hidden ones too.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
