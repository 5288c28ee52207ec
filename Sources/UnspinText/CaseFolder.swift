internal import CICU

/// Owns ICU's full default case folding and the memory its results stand in.
struct CaseFolder: ~Copyable, @unchecked Sendable {
  private let handle: OpaquePointer
  private var storage: UnsafeMutableRawBufferPointer

  init() throws(ICUError) {
    var status: Int32 = 0
    guard let opened = cicu_open_case_map(&status), status <= 0 else {
      throw ICUError(task: "open the case map", code: status)
    }
    handle = opened
    storage = .allocate(byteCount: 256, alignment: 8)
  }

  deinit {
    cicu_close_case_map(handle)
    storage.deallocate()
  }

  /// Folds `bytes`, valid UTF-8; the result is valid until the next call and may be written to.
  mutating func fold(_ bytes: UnsafeRawBufferPointer) throws(ICUError) -> UnsafeMutableRawBufferPointer {
    // Folding makes UTF-8 at most three times as long (U+0390, two bytes, becomes six).
    let needed = bytes.count * 3
    if storage.count < needed {
      storage.deallocate()
      storage = .allocate(byteCount: needed, alignment: 8)
    }
    guard
      let source = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
      let output = storage.baseAddress?.assumingMemoryBound(to: CChar.self),
      let capacity = Int32(exactly: storage.count)
    else { return UnsafeMutableRawBufferPointer(rebasing: storage[..<0]) }
    var status: Int32 = 0
    let length = cicu_fold_case(handle, output, capacity, source, Int32(bytes.count), &status)
    try ICUError.check(status, "fold case")
    return UnsafeMutableRawBufferPointer(rebasing: storage[..<Int(length)])
  }
}
