import Testing
import UnspinText

@testable import UnspinLexicon

/// Look-ups in tables made by hand.
@Suite struct `Language model` {
  /// a b c with one 2-gram that goes on and one that does not.
  private static let a = TokenKey("a")
  private static let b = TokenKey("b")
  private static let c = TokenKey("c")

  private static func image() throws -> [UInt8] {
    let ab = a.followed(by: b)
    return try LanguageModelWriter.write(
      unigrams: [(a, -1, -0.5), (b, -2, -0.25), (c, -3, 0)],
      bigrams: [(ab.rawValue, -0.5, -0.75, true), (b.followed(by: c).rawValue, -1.25, 0, false)],
      trigrams: [(ab.followed(by: c).rawValue, -0.125)], unknown: -9)
  }

  private static func model() throws -> LanguageModel { try LanguageModel(ImageBytes(try image())) }

  @Test func `known n-grams have their own probability, others back off`() throws {
    let model = try Self.model()
    let (a, b, c) = (Self.a, Self.b, Self.c)
    let nothing = TokenKey(rawValue: 1)
    #expect(model.word(a).isKnown)
    #expect(model.word(a).logProbability == -1)
    #expect(model.word(a).backoff == -0.5)
    #expect(model.logProbability(of: c, in: model.context(a, b)) == -0.125)
    #expect(model.logProbability(of: b, in: model.context(nothing, a)) == -0.5)
    // After "b c" no 3-gram is known: P(c | b) with no backoff of a 2-gram.
    #expect(model.logProbability(of: c, in: model.context(nothing, b)) == -1.25)
    // P(a | a b) = backoff(a b) backoff(b) P(a).
    #expect(model.logProbability(of: a, in: model.context(a, b)) == -0.75 - 0.25 - 1)
    #expect(model.logProbability(of: c, in: model.context(nothing, a)) == -0.5 - 3)
    #expect(model.hasBigram(a, b))
    #expect(!model.hasBigram(b, a))
    #expect(model.logProbability(of: [a, b, c]) == -1 - 0.5 - 0.125)
    #expect(model.logProbability(of: []) == 0)
  }

  @Test func `many questions at once have the answers of one`() throws {
    let model = try Self.model()
    let words = [Self.a, Self.b, Self.c, TokenKey("other")].map(model.word)
    let firsts = [Self.a, Self.c, TokenKey(rawValue: 1)]
    for last in words {
      let contexts = firsts.map { model.context($0, last) }
      let groups = [Int32](repeating: 0, count: contexts.count)
      var pairs = [LanguageModel.Bigram](repeating: .unasked, count: words.count)
      var results = [Float](repeating: .nan, count: words.count * contexts.count)
      words.withUnsafeBufferPointer { words in
        contexts.withUnsafeBufferPointer { contexts in
          groups.withUnsafeBufferPointer { groups in
            pairs.withUnsafeMutableBufferPointer { pairs in
              results.withUnsafeMutableBufferPointer { results in
                guard let groups = groups.baseAddress, let pairs = pairs.baseAddress,
                  let results = results.baseAddress
                else { return }
                model.logProbabilities(of: words, in: contexts, groups: groups, pairs: pairs, into: results)
              }
            }
          }
        }
      }
      let expected = contexts.flatMap { context in
        words.map { model.logProbability(of: $0, in: context) }
      }
      #expect(results == expected)
    }
  }

  @Test func `words outside the vocabulary are unknown`() throws {
    let model = try Self.model()
    let other = TokenKey("other")
    #expect(!model.word(other).isKnown)
    #expect(model.unknownLogProbability == -9)
    #expect(model.logProbability(of: other, in: model.context(Self.a, Self.b)) == -9 - 0.25 - 0.75)
    #expect(model.logProbability(of: Self.a, in: model.context(Self.a, other)) == -1)
  }

  @Test func `tables full of collisions give every word back`() throws {
    // Keys below 2^32 all belong into the first line.
    let keys = (1...200).map { TokenKey(rawValue: UInt64($0)) }
    let unigrams = keys.map { ($0, -Float($0.rawValue) / 64, Float(0)) }
    // The last line overflows into the first.
    let late = (1...40).map {
      (hash: UInt64.max - UInt64($0), logProbability: Float(-1), backoff: Float(0), hasTrigrams: false)
    }
    let image = try LanguageModelWriter.write(
      unigrams: unigrams, bigrams: late, trigrams: late.map { ($0.hash, -2) }, unknown: -20)
    let model = try LanguageModel(ImageBytes(image))
    for key in keys { #expect(model.word(key).logProbability == -Float(key.rawValue) / 64) }
    #expect(!model.word(TokenKey(rawValue: 201)).isKnown)
  }

  @Test func `two words of one fingerprint are refused`() {
    #expect(throws: ImageError.self) {
      try LanguageModelWriter.write(
        unigrams: [(TokenKey(rawValue: 5), -1, 0), (TokenKey(rawValue: 5), -2, 0)], bigrams: [], trigrams: [],
        unknown: -9)
    }
  }

  @Test func `an empty model knows nothing and answers`() throws {
    let model = try LanguageModel(
      ImageBytes(try LanguageModelWriter.write(unigrams: [], bigrams: [], trigrams: [], unknown: -9)))
    #expect(model.logProbability(of: Self.a, in: model.context(Self.b, Self.c)) == -9)
  }

  @Test func `tables that do not fit are refused`() throws {
    func refusal(_ change: (inout ImageWriter) -> Void) -> String? {
      var writer = ImageWriter(.model)
      change(&writer)
      do throws(ImageError) {
        _ = try LanguageModel(ImageBytes(writer.finish()))
        return nil
      } catch {
        return error.description
      }
    }
    func fill(
      _ writer: inout ImageWriter, unigrams: Int = 8, bigrams: Int = 16, trigrams: Int = 64, codes: Int = 768,
      facts: Int = 4
    ) {
      writer.add(.unigrams, [UInt64](repeating: 0, count: unigrams))
      writer.add(.bigrams, [UInt32](repeating: 0, count: bigrams))
      writer.add(.trigrams, [UInt8](repeating: 0, count: trigrams))
      writer.add(.codebooks, [Float](repeating: 0, count: codes))
      writer.add(.modelFacts, [Float](repeating: 0, count: facts))
    }
    #expect(refusal { fill(&$0) } == nil)
    let problem = "the tables of the language-model image do not fit; rebuild it with `unspin-lexicon`"
    #expect(refusal { fill(&$0, unigrams: 0) } == problem)
    #expect(refusal { fill(&$0, unigrams: 9) } == problem)
    #expect(refusal { fill(&$0, bigrams: 17) } == problem)
    #expect(refusal { fill(&$0, bigrams: 0) } == problem)
    #expect(refusal { fill(&$0, trigrams: 65) } == problem)
    #expect(refusal { fill(&$0, trigrams: 0) } == problem)
    #expect(refusal { fill(&$0, codes: 767) } == problem)
    #expect(refusal { fill(&$0, facts: 0) } == problem)
    #expect(
      refusal { _ in } == "the language-model image has no section UNIG; rebuild it with `unspin-lexicon`")
  }

  @Test func `the same n-grams give the same bytes`() throws {
    #expect(try Self.image() == Self.image())
  }

  @Test func `a codebook keeps few values and comes near to many`() {
    let few = Codebook([-3, -1, -2], codes: 256)
    #expect([-3, -2, -1].map { few.code($0) } == [0, 1, 2])
    #expect(few.padded(4) == [-3, -2, -1, 0])
    #expect(few.code(-100) == 0)
    #expect(few.code(-1.4) == 2)
    #expect(few.code(-1.6) == 1)
    #expect(few.code(5) == 2)
    let none = Codebook([], codes: 256)
    #expect(none.code(7) == 0)
    #expect(none.padded(2) == [0, 0])
    let values = (0..<10_000).map { -Float($0) / 1000 }
    let many = Codebook(values, codes: 256)
    let centers = many.padded(256)
    #expect(centers == centers.sorted())
    for value in values { #expect(abs(centers[many.code(value)] - value) <= 0.021) }
  }
}
