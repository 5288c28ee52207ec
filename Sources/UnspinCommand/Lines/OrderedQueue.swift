/// Work that is done by several threads and taken off in the order in which it was put on.
///
/// It holds a fixed number of pieces, done or not, and about so many bytes: whoever adds another waits until the
/// first is taken off. So a slow reader of the output slows down the reading of the input.
final class OrderedQueue<Work: Sendable, Done: Sendable>: Sendable {
  private struct State {
    var waiting: [(number: Int, work: Work)] = []
    /// What is done or being done, with its size; the first is the next to be taken.
    var pieces: [(done: Done?, size: Int)] = []
    /// The number of the first of `pieces`.
    var first = 0
    var bytes = 0
    var isClosed = false
    var isStopped = false
  }

  private let capacity: Int
  private let state = Monitor(State())

  /// Bytes of work after which no more is taken in, unless nothing is there.
  private static var mostBytes: Int { 8 << 20 }

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Puts work on; waits while the queue is full.
  ///
  /// - Returns: Whether the work is wanted.
  func add(_ work: Work, size: Int) -> Bool {
    let capacity = capacity
    return state.wait { state in
      if state.isStopped { return false }
      guard state.pieces.isEmpty || state.pieces.count < capacity && state.bytes + size <= Self.mostBytes
      else {
        return nil
      }
      state.waiting.append((state.first + state.pieces.count, work))
      state.pieces.append((nil, size))
      state.bytes += size
      return true
    }
  }

  /// The next work to do; waits for it. Nil when there will be none.
  func next() -> (number: Int, work: Work)? {
    state.wait { state in
      if state.isStopped { return .some(nil) }
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      return state.isClosed ? .some(nil) : nil
    }
  }

  /// Hands in what was made of some work.
  func finish(_ number: Int, _ done: Done) {
    state.change { $0.pieces[number - $0.first].done = done }
  }

  /// Says that no more work comes.
  func close() {
    state.change { $0.isClosed = true }
  }

  /// Ends everything: who waits is let go, and nothing more is done.
  func stop() {
    state.change { $0.isStopped = true }
  }

  /// What was made of the first work still there; waits for it. Nil at the end.
  func take() -> Done? {
    state.wait { state in
      if state.isStopped { return .some(nil) }
      guard let piece = state.pieces.first else { return state.isClosed ? .some(nil) : nil }
      guard let done = piece.done else { return nil }
      state.pieces.removeFirst()
      state.first += 1
      state.bytes -= piece.size
      return done
    }
  }
}
