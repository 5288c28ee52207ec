internal import UnspinText

extension Unspinner {
  /// Repairs several texts that are one document, such as the title and the body of an article.
  ///
  /// They are judged together, so that a headline is repaired as part of the spun page it stands on, but no edit
  /// reaches from one into another.
  ///
  /// ```swift
  /// let repairs = try unspinner.repair(fields: [title, body])
  /// print(repairs[0].text, repairs[1].text)
  /// ```
  ///
  /// - Parameter fields: The texts, in the order in which a reader meets them.
  /// - Returns: One repair for each, with offsets of its own text; they share one verdict. A single field is
  ///   repaired as ``repair(_:)-(String)`` would.
  /// - Throws: ``UnspinError/Code/documentTooLarge`` when all of them together, and two bytes between each two,
  ///   are larger than ``Options/maximumDocumentBytes``.
  public func repair(fields: [String]) throws(UnspinError) -> [Repair] {
    try repair(fields: fields.map { Array($0.utf8) })
  }

  /// Repairs several texts that are one document, given as UTF-8 bytes.
  ///
  /// - Parameter fields: The texts, in the order in which a reader meets them.
  /// - Returns: One repair for each, as for strings.
  /// - Throws: ``UnspinError/Code/documentTooLarge``, or ``UnspinError/Code/invalidUTF8`` with the offset in the
  ///   first field that is not UTF-8, unless ``Options/isLossy`` is set.
  public func repair(fields: [[UInt8]]) throws(UnspinError) -> [Repair] {
    guard fields.count != 1 else { return [try repair(fields[0])] }
    var counts: [Int] = []
    var joined: [UInt8] = []
    joined.reserveCapacity(fields.reduce(0) { $0 + $1.count + FieldSplitter.separator.count })
    for (number, field) in fields.enumerated() {
      if number > 0 { joined += FieldSplitter.separator }
      joined += field
      if let offset = field.withUnsafeBytes(UTF8Decoding.firstInvalidOffset) {
        guard options.isLossy else {
          throw UnspinError(
            .invalidUTF8,
            "field \(number + 1): byte \(offset) is not UTF-8; convert the text to UTF-8, or allow lossy reading",
            offset: offset)
        }
        // A line end ends every broken character, so that each field is mended alike alone and joined.
        counts.append(field.withUnsafeBytes(UTF8Decoding.repair).bytes.count)
      } else {
        counts.append(field.count)
      }
    }
    guard !fields.isEmpty else { return [] }
    return try FieldSplitter(counts: counts).split(try repair(joined))
  }
}
