internal import CICU

/// Owns one of ICU's break iterators over UTF-8 (locale `en`).
///
/// Used by one thread at a time; since it cannot be copied, handing it to another thread is safe.
struct BreakIterator: ~Copyable, @unchecked Sendable {
  /// What is broken into.
  enum Unit {
    case words
    case sentences
  }

  private let handle: OpaquePointer
  private let text: OpaquePointer

  init(_ unit: Unit) throws(ICUError) {
    var status: Int32 = 0
    let opened =
      switch unit {
      case .words: cicu_open_words("en", &status)
      case .sentences: cicu_open_sentences("en", &status)
      }
    guard let opened, status <= 0 else {
      throw ICUError(task: "open the break iterator for \(unit)", code: status)
    }
    guard let text = cicu_open_text(nil, "", 0, &status), status <= 0 else {
      cicu_close(opened)
      throw ICUError(task: "open a text", code: status)
    }
    handle = opened
    self.text = text
  }

  deinit {
    cicu_close(handle)
    cicu_close_text(text)
  }

  /// Points the iterator at `bytes`, valid UTF-8 that stays where it is until the last ``next()``.
  func start(_ bytes: UnsafeRawBufferPointer) throws(ICUError) {
    var status: Int32 = 0
    let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    _ = cicu_open_text(text, base, Int64(bytes.count), &status)
    cicu_set_text(handle, text, &status)
    try ICUError.check(status, "read the text")
  }

  /// The next boundary, a UTF-8 offset into the bytes given to ``start(_:)``; nil at the end.
  @inline(__always)
  func next() -> Int? {
    let boundary = cicu_next(handle)
    return boundary < 0 ? nil : Int(boundary)
  }

  /// ICU's rule status of the segment that ends at the last boundary.
  @inline(__always)
  var ruleStatus: Int32 { cicu_rule_status(handle) }
}
