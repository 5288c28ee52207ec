/// A repaired document: what came in, what goes out, and every difference explained.
///
/// All promises hold by construction: ``text`` is the original with ``edits`` replayed, bytes outside
/// their spans are the original's, and ``Repair/undo(_:in:)`` gives the original back.
public struct Repair: Sendable, Hashable {
  /// The text as it came in (after replacing invalid bytes, where that was asked for).
  public let original: String
  /// The repaired text.
  public let text: String
  /// What was changed, sorted by position, never overlapping.
  public let edits: [Edit]
  /// What was noticed and left alone, sorted by position.
  public let findings: [Finding]
  /// Whether the document was spun.
  public let verdict: Verdict

  /// Whether anything was changed.
  public var isChanged: Bool { !edits.isEmpty }

  /// Creates a repair from an original and its edits.
  ///
  /// - Throws: ``UnspinError/Code/editMismatch`` when the edits do not fit `original`.
  public init(original: String, edits: [Edit], findings: [Finding], verdict: Verdict) throws(UnspinError) {
    self.text = try Repair.replay(edits, on: original)
    self.original = original
    self.edits = edits
    self.findings = findings
    self.verdict = verdict
  }

  /// Applies `edits` to `original`.
  ///
  /// - Parameters:
  ///   - edits: Sorted, non-overlapping edits whose spans are UTF-8 offsets into `original`.
  ///   - original: The text the edits were made for.
  /// - Returns: The repaired text.
  /// - Throws: ``UnspinError/Code/editMismatch`` naming the first edit that does not fit.
  /// - Complexity: O(length of the text).
  public static func replay(_ edits: [Edit], on original: String) throws(UnspinError) -> String {
    let bytes = Array(original.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = 0
    for edit in edits {
      guard edit.span.lowerBound >= position, edit.span.upperBound <= bytes.count,
        isBorder(edit.span.lowerBound, bytes), isBorder(edit.span.upperBound, bytes),
        bytes[edit.span].elementsEqual(edit.original.utf8)
      else { throw mismatch(edit, edit.original, edit.span.lowerBound) }
      output += bytes[position..<edit.span.lowerBound]
      output += edit.replacement.utf8
      position = edit.span.upperBound
    }
    output += bytes[position...]
    return String(decoding: output, as: UTF8.self)
  }

  /// Takes `edits` back out of `repaired`.
  ///
  /// - Parameters:
  ///   - edits: The sorted edits that were replayed; spans are offsets into the original text.
  ///   - repaired: The text after all of `edits`.
  /// - Returns: The original text, byte for byte.
  /// - Throws: ``UnspinError/Code/editMismatch`` when the text is not what the edits left.
  /// - Complexity: O(length of the text).
  public static func undo(_ edits: [Edit], in repaired: String) throws(UnspinError) -> String {
    let bytes = Array(repaired.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = 0
    for edit in edits {
      // Until the edit, original and repaired text have run alike since `position`.
      let (gap, overflow) = edit.span.lowerBound.subtractingReportingOverflow(output.count)
      guard !overflow, gap >= 0, gap <= bytes.count - position,
        edit.original.utf8.count == edit.span.count
      else { throw mismatch(edit, edit.replacement, edit.span.lowerBound) }
      let start = position + gap
      let end = start + edit.replacement.utf8.count
      guard end <= bytes.count, isBorder(start, bytes), isBorder(end, bytes),
        bytes[start..<end].elementsEqual(edit.replacement.utf8)
      else { throw mismatch(edit, edit.replacement, start) }
      output += bytes[position..<start]
      output += edit.original.utf8
      position = end
    }
    output += bytes[position...]
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether no character of several bytes is cut at an offset.
  private static func isBorder(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }

  private static func mismatch(_ edit: Edit, _ expected: String, _ offset: Int) -> UnspinError {
    UnspinError(
      .editMismatch,
      "edit at bytes \(edit.span.lowerBound)..<\(edit.span.upperBound) expects “\(expected)” at byte "
        + "\(offset), which is not there; use the report made for this very text",
      offset: offset)
  }
}
