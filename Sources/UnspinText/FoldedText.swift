/// The bytes that words and sentences are broken in: the text with look-alike signs folded to ASCII.
///
/// Single quotes become `'`, double quotes `"`, dashes `-`, an ellipsis `.`, and the non-breaking spaces a
/// space. Folding comes before breaking because the language model was counted that way and because it
/// changes where words end: `don´t` is one word only when its accent has become an apostrophe. All that is
/// done to the whole text at once rather than token by token, so curly quotes and dashes do not leave the
/// ASCII fast path.
///
/// Every character that folds becomes one ASCII byte, so offsets shift by what was dropped; ``Map`` takes
/// them back. ``padding`` zero bytes follow the text, so readers may load eight bytes anywhere in it, and the
/// byte after the last is an ASCII control that joins nothing.
struct FoldedText: ~Copyable, @unchecked Sendable {
  /// Zero bytes after the text.
  static let padding = 16
  /// A longer text's memory is given back by ``release()`` rather than kept for the next.
  private static let kept = 4 << 20

  /// A character that became shorter.
  struct Shift {
    /// Offset, in the folded text, after the byte it became.
    var offset: Int
    /// How many bytes were dropped up to here in all.
    var dropped: Int
  }

  /// First byte; valid for ``count`` bytes and the padding.
  private(set) var base: UnsafePointer<UInt8>
  /// Number of folded bytes.
  private(set) var count = 0
  /// Where offsets shift, ascending.
  private(set) var shifts: [Shift] = []

  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  init() {
    capacity = 4096
    storage = .allocate(capacity: capacity)
    storage.initialize(repeating: 0, count: capacity)
    base = UnsafePointer(storage)
  }

  deinit { storage.deallocate() }

  /// Takes over `bytes`, folded.
  ///
  /// - Parameter bytes: valid UTF-8.
  mutating func fold(_ bytes: UnsafeRawBufferPointer) {
    shifts.removeAll(keepingCapacity: true)
    count = 0
    reserve(bytes.count + FoldedText.padding)
    if let source = bytes.baseAddress {
      foldBytes(source.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    }
    (storage + count).initialize(repeating: 0, count: FoldedText.padding)
  }

  /// Takes over `bytes` as they are.
  mutating func copy(_ bytes: UnsafeRawBufferPointer) {
    shifts.removeAll(keepingCapacity: true)
    count = bytes.count
    reserve(bytes.count + FoldedText.padding)
    if let source = bytes.baseAddress {
      UnsafeMutableRawPointer(storage).copyMemory(from: source, byteCount: bytes.count)
    }
    (storage + count).initialize(repeating: 0, count: FoldedText.padding)
  }

  /// Gives back memory that only an unusually long text needs.
  mutating func release() {
    guard capacity > FoldedText.kept else { return }
    count = 0
    shifts = []
    reallocate(4096)
  }

  /// The folded bytes from `start` to `end`.
  func bytes(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + start, count: end - start)
  }

  private mutating func reserve(_ needed: Int) {
    if needed > capacity { reallocate(Swift.max(needed, capacity &* 2)) }
  }

  private mutating func reallocate(_ size: Int) {
    storage.deallocate()
    capacity = size
    storage = .allocate(capacity: size)
    storage.initialize(repeating: 0, count: FoldedText.padding)
    base = UnsafePointer(storage)
  }

  private mutating func foldBytes(_ source: UnsafePointer<UInt8>, count length: Int) {
    var read = 0
    var write = 0
    while read < length {
      if read + 8 <= length {
        let word = UnsafeRawPointer(source + read).loadUnaligned(as: UInt64.self)
        let backtick = word ^ 0x6060_6060_6060_6060
        let stop = (word | ((backtick &- ByteWord.ones) & ~backtick)) & ByteWord.tops
        if stop == 0 {
          UnsafeMutableRawPointer(storage + write).storeBytes(of: word, as: UInt64.self)
          read += 8
          write += 8
          continue
        }
        // Eight bytes are written, those before the stop are kept: cheaper than a loop over them.
        let plain = UInt64(littleEndian: stop).trailingZeroBitCount >> 3
        UnsafeMutableRawPointer(storage + write).storeBytes(of: word, as: UInt64.self)
        read += plain
        write += plain
      }
      let lead = source[read]
      if lead < 0x80 {
        storage[write] = lead == 0x60 ? 0x27 : lead
        read += 1
        write += 1
        continue
      }
      let size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      let folded =
        switch size {
        case 2: CharacterFolding.fold(lead, source[read + 1])
        case 3: CharacterFolding.fold(lead, source[read + 1], source[read + 2])
        default: UInt8(0)
        }
      if folded == 0 {
        for index in 0..<size { storage[write + index] = source[read + index] }
        write += size
      } else {
        storage[write] = folded
        write += 1
        shifts.append(Shift(offset: write, dropped: read + size - write))
      }
      read += size
    }
    self.count = write
  }
}

extension FoldedText {
  /// Takes ascending offsets of the folded text back to the original.
  struct Map {
    private var next = 0
    private var dropped = 0
    private var limit = Int.max

    init() {}

    init(_ text: borrowing FoldedText) {
      limit = text.shifts.first?.offset ?? Int.max
    }

    /// The UTF-8 offset in the original of `offset` in `text`, which must not be below the one asked last.
    @inline(__always)
    mutating func original(_ offset: Int, in text: borrowing FoldedText) -> Int {
      if offset >= limit { advance(to: offset, in: text) }
      return offset &+ dropped
    }

    @inline(never)
    private mutating func advance(to offset: Int, in text: borrowing FoldedText) {
      while offset >= limit {
        dropped = text.shifts[next].dropped
        next += 1
        limit = next < text.shifts.count ? text.shifts[next].offset : Int.max
      }
    }
  }
}
