import Testing
import Unspin
import UnspinLexicon
import UnspinText

@testable import UnspinLearning

/// Counts made of plain text are those that count files of the same text give.
@Suite struct `Text counts` {
  /// One sentence a line, since each line starts one.
  private static func counter(_ sentences: [String] = TinyCounts.sentences) throws -> TextCounter {
    var reader = try DocumentReader()
    var counter = TextCounter()
    counter.add(try Document(Array(sentences.joined(separator: "\n").utf8), reader: &reader))
    return counter
  }

  private static func probabilities(_ counts: NgramCounts) throws -> [Float] {
    let model = try LanguageModel(
      ImageBytes(ModelTrainer(counts).image(.init(bigrams: 10_000, trigrams: 10_000))))
    let keys = TinyCounts().words.map { TokenKey($0) }
    return keys.flatMap { first in
      keys.flatMap { second in
        keys.map { model.logProbability(of: $0, in: model.context(first, second)) }
      }
    }
  }

  @Test func `text and count files of the same text give the same model`() throws {
    let files = try TinyCounts().ngrams()
    let text = try Self.counter().counts()
    #expect(text.words.count == files.words.count)
    #expect(text.bigrams.count == files.bigrams.count)
    #expect(text.trigrams.count == files.trigrams.count)
    #expect(text.totals.map(\.tokens) == files.totals.map(\.tokens))
    #expect(
      text.totals.map(\.countsOfContinuations).prefix(2)
        == files.totals.map(\.countsOfContinuations).prefix(2))
    #expect(try Self.probabilities(text) == Self.probabilities(files))
  }

  @Test func `text in two documents counts as in one`() throws {
    var reader = try DocumentReader()
    var counter = try Self.counter(Array(TinyCounts.sentences.prefix(3)))
    counter.add(
      try Document(Array(TinyCounts.sentences.dropFirst(3).joined(separator: "\n").utf8), reader: &reader))
    #expect(try Self.probabilities(counter.counts()) == Self.probabilities(Self.counter().counts()))
  }

  @Test func `text adds to the counts of a larger collection`() throws {
    let base = try TinyCounts().ngrams()
    let added = try Self.counter(["the cat sat on the piano", "the piano sat on the cat"])
      .counts(over: base, weight: 3)
    #expect(added.words.count == base.words.count + 1)
    #expect(added.totals.map(\.tokens) == base.totals.map(\.tokens))
    let model = try LanguageModel(
      ImageBytes(ModelTrainer(added).image(.init(bigrams: 10_000, trigrams: 10_000))))
    let context = model.context(TokenKey("on"), TokenKey("the"))
    #expect(
      model.logProbability(of: TokenKey("piano"), in: context)
        > model.logProbability(of: TokenKey("dog"), in: context))
    // What the collection says of a pair the text does not have is still there.
    #expect(model.hasBigram(TokenKey("a"), TokenKey("dog")))
    let cat = try #require(added.number(of: TokenKey("cat")))
    let the = try #require(added.number(of: TokenKey("the")))
    let before = try #require(base.bigrams.first { $0.first == the && $0.second == cat })
    let after = try #require(added.bigrams.first { $0.first == the && $0.second == cat })
    #expect(after.count == before.count + 2 * 3)
    #expect(after.continuations >= before.continuations)
  }

  @Test func `rare words of the text are left out, known ones stay`() throws {
    let base = try TinyCounts().ngrams()
    let added = try Self.counter(["the cat saw the piano"]).counts(over: base, minimumWordCount: 2)
    #expect(added.words.count == base.words.count)
    #expect(added.number(of: TokenKey("piano")) == nil)
    #expect(added.trigrams.allSatisfy { Int($0.third) < added.words.count })
  }

  @Test func `counts do not run over`() throws {
    let base = try TinyCounts().ngrams()
    let added = try Self.counter(["the cat saw the cat"]).counts(over: base, weight: .max)
    let the = try #require(added.number(of: TokenKey("the")))
    #expect(added.wordCounts[Int(the)] == .max)
  }

  @Test func `perplexity before rounding is near that of the image`() throws {
    let files = try TinyCounts()
    let trainer = ModelTrainer(try files.ngrams())
    let exact = try trainer.perplexity(trigrams: files.trigrams)
    let model = try LanguageModel(ImageBytes(trainer.image(.init(bigrams: 10_000, trigrams: 10_000))))
    let rounded = try Perplexity.of(model, trigrams: files.trigrams, knownOnly: true).perplexity
    #expect(abs(exact / rounded - 1) < 0.02)
    #expect(exact != rounded)
  }

  @Test func `nothing counted gives a model that knows nothing`() throws {
    let image = try ModelTrainer(TextCounter().counts()).image(.init(bigrams: 10, trigrams: 10))
    #expect(try LanguageModel(ImageBytes(image)).word(TokenKey("cat")).isKnown == false)
  }
}
