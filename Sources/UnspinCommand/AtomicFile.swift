#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Replaces the content of a file all at once: whoever looks sees the old text or the new, never a part.
///
/// The new text goes into a temporary file in the same folder, is flushed to the disk, and takes the name.
/// Permissions are kept, and the owner where the system lets us. A symbolic link stays one: the file it leads
/// to is replaced.
enum AtomicFile {
  static func replace(_ path: String, with text: String) throws(Failure) {
    do throws(SystemError) {
      try replaceTarget(of: path, with: text)
    } catch {
      throw Failure(
        .inputOutput,
        "\(Printable.escape(path)): not written: \(error.description); the file is as it was")
    }
  }

  private static func replaceTarget(of path: String, with text: String) throws(SystemError) {
    guard let resolved = FileName.withSystemName(path, { realpath($0, nil) }) else { throw SystemError.last }
    defer { free(resolved) }
    // Renaming over a read-only file would succeed; somebody has made it read-only for a reason.
    guard access(resolved, W_OK) == 0 else { throw SystemError.last }
    var status = stat()
    guard stat(resolved, &status) == 0 else { throw SystemError.last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError.notAFile }
    // Between these two an interrupt waits, so that it leaves no temporary file behind.
    let signals = holdSignals()
    defer { release(signals) }
    try replace(resolved, like: status, with: text)
  }

  private static func replace(
    _ target: UnsafePointer<CChar>, like status: stat, with text: String
  ) throws(SystemError) {
    let length = strrchr(target, CInt(UInt8(ascii: "/"))).map { UnsafePointer($0) - target + 1 } ?? 0
    let folder = Array(UnsafeBufferPointer(start: target, count: length))
    var template = folder + ".unspin.XXXXXX".utf8CString
    let number = mkstemp(&template)
    guard number >= 0 else { throw SystemError.last }
    let descriptor = Descriptor(number: number)
    do throws(SystemError) {
      do throws(SystemError) {
        try fill(descriptor, with: text, like: status)
      } catch {
        try? descriptor.close()
        throw error
      }
      try descriptor.close()
      guard rename(template, target) == 0 else { throw SystemError.last }
    } catch {
      unlink(template)
      throw error
    }
    flush(folder: folder + [0])
  }

  /// Holds back the signals that people and systems end a program by, and those of its limits.
  ///
  /// - Returns: What was held back before.
  private static func holdSignals() -> sigset_t {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    return before
  }

  private static func release(_ signals: sigset_t) {
    var signals = signals
    pthread_sigmask(SIG_SETMASK, &signals, nil)
  }

  private static func fill(_ descriptor: Descriptor, with text: String, like status: stat)
    throws(SystemError)
  {
    try descriptor.writeAll(text)
    // The owner first: changing it clears the set-user bits. Only root may give files away, so failing is fine.
    _ = fchown(descriptor.number, status.st_uid, status.st_gid)
    guard fchmod(descriptor.number, status.st_mode & 0o7777) == 0 else { throw SystemError.last }
    guard fsync(descriptor.number) == 0 else { throw SystemError.last }
  }

  /// Makes the new name last through a power cut. Some file systems cannot, and the text is written by now.
  private static func flush(folder: [CChar]) {
    let number = open(folder, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return }
    _ = fsync(number)
    try? Descriptor(number: number).close()
  }
}
