internal import Glibc

/// Whole files as bytes.
enum File {
  /// Reads a file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let stream = fopen(path, "rb") else { throw failure("cannot be read", path) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&chunk, 1, chunk.count, stream)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    guard ferror(stream) == 0 else { throw failure("cannot be read", path) }
    return bytes
  }

  /// Names of the files below a folder that end in `suffix`, relative to it, sorted by bytes.
  static func list(_ folder: String, suffix: String) throws(FileError) -> [String] {
    guard let directory = opendir(folder) else { throw failure("cannot be listed", folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if entry.pointee.d_type == UInt8(DT_DIR) {
        names += try list(folder + "/" + name, suffix: suffix).map { name + "/" + $0 }
      } else if name.hasSuffix(suffix) {
        names.append(name)
      }
    }
    return names.sorted()
  }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Writes a file, replacing it only when all is written.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let temporary = path + ".new"
    guard let stream = fopen(temporary, "wb") else { throw failure("cannot be written", temporary) }
    let written = fwrite(bytes, 1, bytes.count, stream)
    let flushed = fflush(stream) == 0
    let closed = fclose(stream) == 0
    guard written == bytes.count, flushed, closed, rename(temporary, path) == 0 else {
      let error = failure("cannot be written", path)
      unlink(temporary)
      throw error
    }
  }

  private static func failure(_ what: String, _ path: String) -> FileError {
    FileError("\(path): \(what): \(String(cString: strerror(errno)))")
  }
}

/// Why a file could not be read or written.
struct FileError: Error, CustomStringConvertible {
  /// Path, what failed, and the system's words for it.
  let description: String

  init(_ description: String) { self.description = description }
}
