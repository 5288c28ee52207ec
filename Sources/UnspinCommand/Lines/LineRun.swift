import Unspin

/// One run over streams of lines: reads, repairs on one or more threads, and writes in the order of the input.
struct LineRun {
  let stream: LineStream
  let repairer: LineRepairer
  /// How many threads repair.
  let jobs: Int

  private var progress = StreamProgress()
  private var status = ExitStatus.success

  init(_ stream: LineStream, _ repairer: LineRepairer, jobs: Int) {
    self.stream = stream
    self.repairer = repairer
    self.jobs = jobs
  }

  /// Does it.
  ///
  /// - Returns: The worst that happened to a line or a source.
  /// - Throws: When standard output cannot be written, which ends the run.
  mutating func run() throws(Failure) -> ExitStatus {
    defer { progress.clear() }
    if jobs == 1 {
      try runAlone()
    } else {
      try runShared()
    }
    return status
  }

  private mutating func runAlone() throws(Failure) {
    let repairer = repairer
    var failure: Failure?
    stream.read { item in
      do throws(Failure) {
        try write(Self.process(item, repairer))
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
  }

  private mutating func runShared() throws(Failure) {
    let queue = OrderedQueue<LineStream.Item, LineRepairer.Output>(capacity: jobs * 4)
    let repairer = repairer
    let stream = stream
    var workers: [SystemThread] = []
    // The threads see the end of the queue, whatever ends it.
    defer {
      queue.stop()
      for worker in workers { worker.join() }
    }
    do throws(SystemError) {
      for _ in 0..<jobs {
        workers.append(
          try SystemThread {
            while let (number, item) = queue.next() { queue.finish(number, Self.process(item, repairer)) }
          })
      }
      // Not waited for: when the output fails, it may be reading from somebody who has nothing to say.
      try SystemThread {
        stream.read { queue.add($0, size: $0.size) }
        queue.close()
      }.detach()
    } catch {
      throw Failure(
        .inputOutput, "\(jobs) threads cannot be started: \(error.description); ask for fewer with --jobs",
        endsRun: true)
    }
    while let output = queue.take() { try write(output) }
  }

  private static func process(_ item: LineStream.Item, _ repairer: LineRepairer) -> LineRepairer.Output {
    switch item {
    case .lines(let batch, let source): repairer.repair(batch, from: source)
    case .ready(let output): output
    }
  }

  private mutating func write(_ output: LineRepairer.Output) throws(Failure) {
    try Output.write(output.bytes)
    if !output.messages.isEmpty {
      progress.clear()
      for message in output.messages { Output.tell(message) }
    }
    status = max(status, output.status)
    progress.add(lines: output.lines, bytes: output.bytesRead, bad: output.messages.count)
  }
}
