package import UnspinText

/// Lays n-grams out as a model image.
package struct LanguageModelWriter {
  /// A word with its natural logarithms.
  package typealias Unigram = (key: TokenKey, logProbability: Float, backoff: Float)
  /// Two words: their combined hash, natural logarithms, and whether a kept 3-gram starts with them.
  package typealias Bigram = (hash: UInt64, logProbability: Float, backoff: Float, hasTrigrams: Bool)
  /// Three words: their combined hash and natural logarithm.
  package typealias Trigram = (hash: UInt64, logProbability: Float)

  /// Writes an image; the same n-grams in the same order give the same bytes.
  ///
  /// - Parameters:
  ///   - unigrams: The vocabulary.
  ///   - bigrams: The kept 2-grams.
  ///   - trigrams: The kept 3-grams.
  ///   - unknown: Natural logarithm of the probability of one unknown word.
  /// - Returns: The bytes of the image.
  /// - Throws: ``ImageError`` when two words share a fingerprint in one line.
  package static func write(
    unigrams: [Unigram], bigrams: [Bigram], trigrams: [Trigram], unknown: Float
  ) throws(ImageError) -> [UInt8] {
    let bigramCodes = Codebook(bigrams.map(\.logProbability), codes: 256)
    let backoffCodes = Codebook(bigrams.filter(\.hasTrigrams).map(\.backoff), codes: 255)
    let trigramCodes = Codebook(trigrams.map(\.logProbability), codes: 256)

    var image = ImageWriter(.model)
    image.add(.modelFacts, [unknown, Float(unigrams.count), Float(bigrams.count), Float(trigrams.count)])
    // Backoff code 0 stands for "no 3-gram", so the book starts at 1.
    image.add(.codebooks, bigramCodes.padded(256) + [0] + backoffCodes.padded(255) + trigramCodes.padded(256))
    image.add(.unigrams, try unigramTable(unigrams))
    image.add(.bigrams, bigramTable(bigrams, bigramCodes, backoffCodes))
    image.add(.trigrams, trigramTable(trigrams, trigramCodes))
    return image.finish()
  }

  private static func unigramTable(_ unigrams: [Unigram]) throws(ImageError) -> [UInt64] {
    let perLine = NgramTables.unigramsPerLine
    let lines = NgramTables.lines(for: unigrams.count, perLine: perLine)
    var table = [UInt64](repeating: 0, count: lines * perLine)
    for unigram in unigrams {
      let fingerprint = NgramTables.wideFingerprint(unigram.key.rawValue)
      var index = NgramTables.line(unigram.key.rawValue, count: lines) * perLine
      while table[index] != 0 {
        if UInt32(truncatingIfNeeded: table[index] >> 32) == fingerprint {
          throw ImageError("two words of the vocabulary share a fingerprint; change the vocabulary")
        }
        index = index + 1 == table.count ? 0 : index + 1
      }
      table[index] =
        UInt64(fingerprint) << 32 | UInt64(steps(unigram.logProbability)) << 16
        | UInt64(steps(unigram.backoff))
    }
    return table
  }

  private static func steps(_ logarithm: Float) -> UInt16 {
    UInt16(clamping: Int((-logarithm / NgramTables.unigramStep).rounded()))
  }

  private static func bigramTable(
    _ bigrams: [Bigram], _ probabilities: Codebook, _ backoffs: Codebook
  ) -> [UInt32] {
    let perLine = NgramTables.bigramsPerLine
    let lines = NgramTables.lines(for: bigrams.count, perLine: perLine)
    var table = [UInt32](repeating: 0, count: lines * perLine)
    for bigram in bigrams {
      var index = NgramTables.line(bigram.hash, count: lines) * perLine
      while table[index] != 0 { index = index + 1 == table.count ? 0 : index + 1 }
      let backoff = bigram.hasTrigrams ? UInt32(backoffs.code(bigram.backoff)) + 1 : 0
      table[index] =
        UInt32(NgramTables.fingerprint(bigram.hash)) << 16
        | UInt32(probabilities.code(bigram.logProbability)) << 8 | backoff
    }
    return table
  }

  private static func trigramTable(_ trigrams: [Trigram], _ probabilities: Codebook) -> [UInt8] {
    let perLine = NgramTables.trigramsPerLine
    let lines = NgramTables.lines(for: trigrams.count, perLine: perLine)
    var table = [UInt8](repeating: 0, count: lines * NgramTables.lineBytes)
    var used = [UInt8](repeating: 0, count: lines)
    for trigram in trigrams {
      var line = NgramTables.line(trigram.hash, count: lines)
      while Int(used[line]) == perLine { line = line + 1 == lines ? 0 : line + 1 }
      let index = Int(used[line])
      used[line] += 1
      let fingerprint = NgramTables.fingerprint(trigram.hash)
      let base = line * NgramTables.lineBytes
      table[base + index * 2] = UInt8(truncatingIfNeeded: fingerprint)
      table[base + index * 2 + 1] = UInt8(truncatingIfNeeded: fingerprint >> 8)
      table[base + 2 * perLine + index] = UInt8(probabilities.code(trigram.logProbability))
    }
    return table
  }
}
