/// The read-only bytes of an image: embedded in the program, or owned.
///
/// One instance is shared by all readers of an image. The memory is never written between `init` and
/// `deinit`, so sharing it between threads is safe, which the compiler cannot see.
package final class ImageBytes: @unchecked Sendable {
  /// All bytes of the image.
  package let buffer: UnsafeRawBufferPointer
  private let isOwned: Bool

  /// Wraps memory that lives as long as the program.
  package init(static buffer: UnsafeRawBufferPointer) {
    self.buffer = buffer
    isOwned = false
  }

  /// Copies `bytes`.
  package init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
    copy.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
    isOwned = true
  }

  deinit {
    if isOwned { buffer.deallocate() }
  }
}
