import Testing
import UnspinLexicon
import UnspinText

@testable import UnspinLearning

/// Models of a handful of sentences.
@Suite struct `Model training` {
  private static func model(bigrams: Int = 10_000, trigrams: Int = 10_000) throws -> LanguageModel {
    let image = try ModelTrainer(TinyCounts().ngrams()).image(.init(bigrams: bigrams, trigrams: trigrams))
    return try LanguageModel(ImageBytes(image))
  }

  @Test func `the probabilities of each context sum to one`() throws {
    let counts = TinyCounts()
    let model = try Self.model()
    let keys = counts.words.map { TokenKey($0) }
    for first in keys {
      for second in keys where second != .sentenceEnd {
        let context = model.context(first, second)
        var sum = 0.0
        for key in keys where key != .sentenceStart {
          sum += Logarithms.exponential(Double(model.logProbability(of: key, in: context)))
        }
        // One more word stands for all that were never seen.
        sum += Logarithms.exponential(Double(model.logProbability(of: TokenKey("never"), in: context)))
        #expect(abs(sum - 1) < 0.03, "after \(first) \(second): \(sum)")
      }
    }
  }

  @Test func `what was seen is likelier than what was not`() throws {
    let model = try Self.model()
    func probability(_ words: String...) -> Float {
      model.logProbability(
        of: TokenKey(words[2]), in: model.context(TokenKey(words[0]), TokenKey(words[1])))
    }
    #expect(probability("on", "the", "mat") > probability("on", "the", "dog"))
    #expect(probability("sat", "on", "the") > probability("sat", "on", "a"))
    #expect(probability("cat", "sat", "on") > probability("cat", "sat", "never"))
    #expect(model.hasBigram(TokenKey("the"), TokenKey("cat")))
    #expect(!model.hasBigram(TokenKey("cat"), TokenKey("the")))
    #expect(!model.word(TokenKey("never")).isKnown)
  }

  @Test func `a smaller model keeps what matters most and foretells worse`() throws {
    let held = TinyCounts().trigrams
    let large = try Perplexity.of(Self.model(), trigrams: held, knownOnly: true)
    let small = try Perplexity.of(Self.model(bigrams: 6, trigrams: 3), trigrams: held, knownOnly: true)
    let none = try Perplexity.of(Self.model(bigrams: 0, trigrams: 0), trigrams: held, knownOnly: true)
    #expect(large.perplexity > 1)
    #expect(large.perplexity < small.perplexity)
    #expect(small.perplexity < none.perplexity)
    #expect(large.unknown == 0)
  }

  @Test func `training twice gives the same bytes`() throws {
    let parameters = ModelTrainer.Parameters(bigrams: 20, trigrams: 10)
    let image = try ModelTrainer(TinyCounts().ngrams()).image(parameters)
    #expect(try ModelTrainer(TinyCounts().ngrams()).image(parameters) == image)
  }

  @Test func `rare words are left out`() throws {
    let all = try TinyCounts().ngrams()
    let common = try TinyCounts().ngrams(minimumWordCount: 3)
    #expect(all.words.count == TinyCounts().words.count)
    #expect(common.words.count < all.words.count)
    #expect(common.bigrams.allSatisfy { $0.first < common.words.count && $0.second < common.words.count })
    #expect(common.trigrams.count < all.trigrams.count)
  }
}

/// Count files that cannot be read are refused by line.
@Suite struct `Count files` {
  private static func refusal(_ body: () throws(LearningError) -> Void) -> String? {
    do throws(LearningError) {
      try body()
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("5\t2\tthe\nx\t1\tcat\n", 3, "counts, line 2: a count is not a number"),
    ("5\t2\tthe\n7\n", 3, "counts, line 2: a count is not a number"),
    ("5\t2\tthe\n7", 3, "counts, line 2: a field is missing"),
    ("5\t\tthe\n", 3, "counts, line 1: a field is missing"),
    ("99999999999\t2\tthe\n", 3, "counts, line 1: a count is too large"),
    ("5\t1\ta\n5\t1\tb\n5\t1\t\n", 3, "counts, line 3: the words are missing"),
    ("5\ta b c d\n", 2, "counts, line 1: there are more than three words"),
    ("\n", 2, "counts, line 1: a count is not a number"),
  ]) func `a bad line is named`(text: String, fields: Int, problem: String) {
    var reader = CountReader(Array(text.utf8), fields: fields, name: "counts")
    #expect(Self.refusal { () throws(LearningError) in while try reader.next() != nil {} } == problem)
  }

  @Test func `good lines are read, with or without a line feed at the end`() throws {
    var reader = CountReader(Array("12\t3\tnew york\n4\t0\tthe".utf8), fields: 3, name: "counts")
    let first = try #require(try reader.next())
    #expect(first.count == 12)
    #expect(first.continuations == 3)
    #expect(first.wordCount == 2)
    #expect(first.words.0 == TokenKey("new"))
    #expect(first.words.1 == TokenKey("york"))
    #expect(try reader.next()?.words.0 == TokenKey("the"))
    #expect(try reader.next() == nil)
    var empty = CountReader([], fields: 2, name: "counts")
    #expect(try empty.next() == nil)
  }

  @Test(arguments: [
    ("order\n1\t2\n", "statistics, line 2: eleven numbers are needed"),
    ("", "statistics: a line for each of the orders 1, 2 and 3 is needed"),
    ("order\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\tx\n", "statistics, line 2: eleven numbers are needed"),
  ]) func `bad statistics are named`(text: String, problem: String) {
    #expect(
      Self.refusal { () throws(LearningError) in
        _ = try NgramCounts(
          unigrams: [], bigrams: [], trigrams: [], statistics: Array(text.utf8), minimumWordCount: 1)
      } == problem)
  }

  @Test func `perplexity of nothing is refused`() throws {
    let model = try LanguageModel(
      ImageBytes(LanguageModelWriter.write(unigrams: [], bigrams: [], trigrams: [], unknown: -9)))
    #expect(
      Self.refusal { () throws(LearningError) in _ = try Perplexity.of(model, trigrams: [], knownOnly: false)
      }
        == "held-out 3-grams: nothing to measure on")
  }
}
