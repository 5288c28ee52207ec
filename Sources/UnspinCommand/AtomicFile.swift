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
    guard let resolved = realpath(path, nil) else { throw SystemError.last }
    defer { free(resolved) }
    let target = String(cString: resolved)
    // Renaming over a read-only file would succeed; somebody has made it read-only for a reason.
    guard access(target, W_OK) == 0 else { throw SystemError.last }
    var status = stat()
    guard stat(target, &status) == 0 else { throw SystemError.last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: EINVAL) }

    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")) ?? target.startIndex
    let folder = String(target[...slash])
    var template = Array((folder + ".unspin.XXXXXX").utf8CString)
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
    flush(folder: folder)
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
  private static func flush(folder: String) {
    guard let descriptor = try? Descriptor(reading: folder) else { return }
    _ = fsync(descriptor.number)
    try? descriptor.close()
  }
}
