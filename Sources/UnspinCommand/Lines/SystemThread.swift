#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread of the system's. Swift's own tasks share as many threads as there are processors and must not wait
/// for files, which is most of what these do.
struct SystemThread {
  private let thread: pthread_t

  /// As much as the first thread has; some systems give others far less.
  private static let stackBytes = 8 << 20

  /// Starts a thread.
  init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackBytes)
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        #if canImport(Darwin)
          let work: UnsafeMutableRawPointer? = argument
        #else
          let work = argument
        #endif
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      throw SystemError(code: code)
    }
    #if canImport(Darwin)
      guard let thread else { throw SystemError(code: EAGAIN) }
    #endif
    self.thread = thread
  }

  /// Waits for the end of the thread.
  func join() {
    pthread_join(thread, nil)
  }

  /// Lets the thread end by itself, or with the program.
  func detach() {
    pthread_detach(thread)
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
