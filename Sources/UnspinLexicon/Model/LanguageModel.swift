internal import CLexiconImage
package import UnspinText

/// A 3-gram language model over tokens, read in place from its image.
///
/// Probabilities are natural logarithms of interpolated modified Kneser-Ney estimates in backoff form
/// (Chen and Goodman 1999; tables after Heafield 2011, fingerprints after Talbot and Brants 2008).
///
/// ```swift
/// let context = model.context(TokenKey("track"), TokenKey("and"))
/// let gain = model.logProbability(of: TokenKey("field"), in: context)
///   - model.logProbability(of: TokenKey("area"), in: context)
/// ```
package struct LanguageModel: Sendable {
  /// What is known of a word by itself.
  package struct Word: Sendable, BitwiseCopyable {
    /// Key of the word.
    package var key: TokenKey
    /// Natural logarithm of its probability without context.
    package var logProbability: Float
    /// Natural logarithm of its backoff weight as a context.
    package var backoff: Float
    /// Whether the word is in the vocabulary.
    package var isKnown: Bool

    package init(key: TokenKey, logProbability: Float, backoff: Float, isKnown: Bool) {
      self.key = key
      self.logProbability = logProbability
      self.backoff = backoff
      self.isKnown = isKnown
    }
  }

  /// The last two words before a place, looked up once for all candidates there.
  package struct Context: Sendable, BitwiseCopyable {
    var bigramHash: UInt64
    var last: TokenKey
    var lastBackoff: Float
    var bigramBackoff: Float
    var hasTrigrams: Bool
    var hasBigrams: Bool
  }

  private let image: ImageBytes
  private let unigrams: ImageTable<UInt64>
  let bigrams: ImageTable<UInt32>
  let trigrams: ImageTable<UInt8>
  let codes: ImageTable<Float>
  private let unigramLines: Int
  let bigramLines: Int
  let trigramLines: Int
  let unknown: Float
  /// The checksum of the image, to tell models apart.
  package let checksum: UInt64
  /// Log probability of any one word outside the vocabulary.
  package var unknownLogProbability: Float { unknown }

  /// Opens a model image.
  ///
  /// - Throws: ``ImageError`` when the image is refused.
  package init(_ image: ImageBytes) throws(ImageError) {
    let reader = try ImageReader(image, kind: .model)
    self.image = image
    checksum = reader.checksum
    unigrams = try reader.section(.unigrams)
    bigrams = try reader.section(.bigrams)
    trigrams = try reader.section(.trigrams)
    codes = try reader.section(.codebooks)
    let facts: ImageTable<Float> = try reader.section(.modelFacts)
    unigramLines = unigrams.count / NgramTables.unigramsPerLine
    bigramLines = bigrams.count / NgramTables.bigramsPerLine
    trigramLines = trigrams.count / NgramTables.lineBytes
    guard unigramLines > 0, bigramLines > 0, trigramLines > 0, codes.count == 768, facts.count >= 1,
      unigrams.count % NgramTables.unigramsPerLine == 0, bigrams.count % NgramTables.bigramsPerLine == 0,
      trigrams.count % NgramTables.lineBytes == 0
    else { throw ImageError("the tables of the language-model image do not fit; \(ImageError.rebuild)") }
    unknown = facts[0]
  }

  /// Looks a word up.
  package func word(_ key: TokenKey) -> Word {
    let fingerprint = NgramTables.wideFingerprint(key.rawValue)
    return unigrams.withElements { entries in
      var line = NgramTables.line(key.rawValue, count: unigramLines)
      for _ in 0..<unigramLines {
        let base = line * NgramTables.unigramsPerLine
        for index in base..<base + NgramTables.unigramsPerLine {
          let entry = entries[index]
          if UInt32(truncatingIfNeeded: entry >> 32) == fingerprint {
            return Word(
              key: key,
              logProbability: -Float(UInt16(truncatingIfNeeded: entry >> 16)) * NgramTables.unigramStep,
              backoff: -Float(UInt16(truncatingIfNeeded: entry)) * NgramTables.unigramStep, isKnown: true)
          }
          if entry == 0 { return Word(key: key, logProbability: unknown, backoff: 0, isKnown: false) }
        }
        line = line + 1 == unigramLines ? 0 : line + 1
      }
      return Word(key: key, logProbability: unknown, backoff: 0, isKnown: false)
    }
  }

  /// The context of two words, the last one looked up already.
  package func context(_ first: TokenKey, _ last: Word) -> Context {
    var pair = Bigram.unasked
    return context(first, last, &pair)
  }

  /// The context of two words.
  package func context(_ first: TokenKey, _ last: TokenKey) -> Context { context(first, word(last)) }

  /// Natural logarithm of the probability of `word` after a context.
  package func logProbability(of word: Word, in context: Context) -> Float {
    var pair = Bigram.unasked
    return logProbability(of: word, in: context, &pair)
  }

  /// Natural logarithm of the probability of `key` after a context.
  package func logProbability(of key: TokenKey, in context: Context) -> Float {
    logProbability(of: word(key), in: context)
  }

  /// Natural logarithm of the probability of a phrase at no special place of a sentence.
  package func logProbability(of phrase: [TokenKey]) -> Float {
    var sum: Float = 0
    // Keys that no word has.
    var previous = (TokenKey(rawValue: 1), TokenKey(rawValue: 1))
    for key in phrase {
      sum += logProbability(of: key, in: context(previous.0, previous.1))
      previous = (previous.1, key)
    }
    return sum
  }

  /// Whether `first` is known to be followed by `second`.
  package func hasBigram(_ first: TokenKey, _ second: TokenKey) -> Bool {
    bigram(first.followed(by: second).rawValue) != nil
  }

  /// The entry of a 2-gram; nil when there is none.
  @inline(__always)
  func bigram(_ hash: UInt64) -> UInt32? {
    let fingerprint = NgramTables.fingerprint(hash)
    return bigrams.withElements { entries in
      let raw = UnsafeRawBufferPointer(entries)
      var line = NgramTables.line(hash, count: bigramLines)
      for _ in 0..<bigramLines {
        let base = line &* NgramTables.lineBytes
        let place = Int(unspin_find_in_16(raw.baseAddress.map { $0 + base }, fingerprint))
        if place < NgramTables.bigramsPerLine {
          let entry = UInt32(littleEndian: raw.load(fromByteOffset: base &+ place &* 4, as: UInt32.self))
          return entry >> 16 == 0 ? nil : entry
        }
        line = line &+ 1 == bigramLines ? 0 : line &+ 1
      }
      return nil
    }
  }

  /// The code of a 3-gram; nil when there is none.
  @inline(__always)
  func trigram(_ hash: UInt64) -> UInt8? {
    let fingerprint = NgramTables.fingerprint(hash)
    return trigrams.withElements { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var line = NgramTables.line(hash, count: trigramLines)
      for _ in 0..<trigramLines {
        let base = line &* NgramTables.lineBytes
        let place = Int(unspin_find_in_21(raw.baseAddress.map { $0 + base }, fingerprint))
        if place < NgramTables.trigramsPerLine {
          let found = raw.load(fromByteOffset: base &+ place &* 2, as: UInt16.self)
          return found == 0 ? nil : raw[base &+ 2 &* NgramTables.trigramsPerLine &+ place]
        }
        line = line &+ 1 == trigramLines ? 0 : line &+ 1
      }
      return nil
    }
  }
}
