/// How n-grams lie in the model image.
///
/// Each order is a table of 64-byte lines, one cache line a look-up: the hash of the n-gram picks a line, a
/// fingerprint of 16 (2- and 3-grams) or 32 bits (1-grams) finds it there, and a full line overflows into the
/// next. No word is stored, so an n-gram of three words takes three bytes. A wrong n-gram answers by chance
/// in about one look-up of 4,000 that should fail (expected share: entries a line / 65,536); the model asks
/// for a 3-gram only where its first two words are a known 2-gram, which keeps that rare.
package enum NgramTables {
  /// Entries of a 1-gram line: fingerprint (32 bits), log probability and backoff (16 bits each).
  package static let unigramsPerLine = 8
  /// Entries of a 2-gram line: fingerprint (16 bits), probability code, backoff code (8 bits each).
  package static let bigramsPerLine = 16
  /// Entries of a 3-gram line: 21 fingerprints of 16 bits, 21 probability codes of 8 bits, one byte unused.
  package static let trigramsPerLine = 21
  package static let lineBytes = 64
  /// Share of the entries of a table that are in use; more makes overflow chains long.
  package static let load = 0.86
  /// Steps of the 16-bit logarithms of the 1-gram table, in nats.
  package static let unigramStep: Float = 1.0 / 2048

  /// The line where the search for `hash` starts.
  @inlinable
  package static func line(_ hash: UInt64, count: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The 16-bit fingerprint of `hash`; 0 marks an empty entry and is never one.
  @inlinable
  package static func fingerprint(_ hash: UInt64) -> UInt16 {
    let low = UInt16(truncatingIfNeeded: hash)
    return low == 0 ? 1 : low
  }

  /// The 32-bit fingerprint of `hash`; 0 marks an empty entry and is never one.
  @inlinable
  package static func wideFingerprint(_ hash: UInt64) -> UInt32 {
    let low = UInt32(truncatingIfNeeded: hash)
    return low == 0 ? 1 : low
  }

  /// Lines needed for `entries`.
  package static func lines(for entries: Int, perLine: Int) -> Int {
    max(1, Int((Double(entries) / (Double(perLine) * load)).rounded(.up)))
  }
}

extension ImageTag {
  static let unigrams = ImageTag("UNIG")
  static let bigrams = ImageTag("BIGR")
  static let trigrams = ImageTag("TRIG")
  static let codebooks = ImageTag("CODE")
  static let modelFacts = ImageTag("FACT")
}
