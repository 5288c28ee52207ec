import Testing
import Unspin
import UnspinLexicon
import UnspinText

@testable import UnspinLearning

/// Figures are only worth something if what they are made of is right.
@Suite struct `Evaluation and fitting` {
  private func keys(_ text: String) -> [TokenKey] { text.split(separator: " ").map { TokenKey(String($0)) } }

  @Test(arguments: [
    ("a b c", "a b c", 0), ("a x c", "a b c", 1), ("a c", "a b c", 1), ("a b b c", "a b c", 1),
    ("", "a b", 2),
    ("x y z", "a b c", 3),
  ])
  func `distance counts words`(_ left: String, _ right: String, _ distance: Int) {
    #expect(Alignment(keys(left), keys(right)).distance == distance)
  }

  @Test func `matched words are those that stand at their place`() {
    #expect(Alignment(keys("a x c d"), keys("a b c")).isMatched == [true, false, true, false])
  }

  private static let pair = (
    spun:
      "The actress mentioned she was completely happy with the solid, however the movie is not completed but.",
    original: "The actress said she was completely happy with the cast, but the film is not completed yet."
  )

  private func evaluated(_ spun: String, _ original: String) throws -> Evaluation {
    var evaluation = Evaluation()
    var reader = try DocumentReader()
    try evaluation.add(
      PairTexts(name: "one", family: "A", spun: Array(spun.utf8), original: Array(original.utf8)),
      by: Unspinner(options: Options(assume: .spun)), reader: &reader)
    return evaluation
  }

  @Test func `a text that is right already has no damage`() throws {
    let evaluation = try evaluated("A day at sea.", "A day at sea.")
    #expect(evaluation.articles.map(\.damage) == [0])
    #expect(Evaluation.undone(evaluation.articles) == 0)
  }

  @Test func `undone damage and right edits are counted`() throws {
    let evaluation = try evaluated(Self.pair.spun, Self.pair.original)
    let article = try #require(evaluation.articles.first)
    #expect(article.damage == 5)
    #expect(article.left < article.damage)
    #expect(Evaluation.precision(evaluation.articles) > 0)
    let interval = evaluation.interval(Evaluation.undone)
    #expect(interval.contains(Evaluation.undone(evaluation.articles)))
  }

  @Test func `fitting makes the original likelier and is repeatable`() throws {
    var reader = try DocumentReader()
    let pairs = try (0..<4).map { _ in
      try TrainingPair(
        PairTexts(name: "p", spun: Array(Self.pair.spun.utf8), original: Array(Self.pair.original.utf8)),
        reader: &reader)
    }
    let knowledge = try Knowledge(lexicon: EmbeddedImages.lexicon, model: EmbeddedImages.model)
    var parameters = Tuner.Parameters()
    parameters.epochs = 6
    parameters.batch = 2
    let first = Tuner(knowledge, parameters).fit(pairs, from: .initial)
    let second = Tuner(knowledge, parameters).fit(pairs, from: .initial)
    #expect(first.weights == second.weights)
    #expect(try #require(first.logLikelihoods.last) > first.logLikelihoods[0])
    // Names are not fitted on pairs that damage none.
    #expect(first.weights[.name] == FeatureWeights.initial[.name])
  }

  @Test func `each article is measured once, with weights fitted on the others`() throws {
    let knowledge = try Knowledge(lexicon: EmbeddedImages.lexicon, model: EmbeddedImages.model)
    var parameters = Tuner.Parameters()
    parameters.epochs = 1
    let pairs = (0..<5).map {
      PairTexts(name: "\($0)", spun: Array(Self.pair.spun.utf8), original: Array(Self.pair.original.utf8))
    }
    var parts: [Int] = []
    let results = try CrossValidation(knowledge, parameters, folds: 3).run(
      pairs, bars: [0.1, 1], progress: { parts.append($0) })
    #expect(parts == [0, 1, 2])
    #expect(results.map(\.bar) == [0.1, 1])
    for result in results {
      #expect(Set(result.evaluation.articles.map(\.name)) == ["0", "1", "2", "3", "4"])
    }
    // Nothing is ever as sure as the upper bar asks.
    #expect(
      Evaluation.undone(results[1].evaluation.articles) <= Evaluation.undone(results[0].evaluation.articles))
    #expect(CrossValidation.best(results, precision: 2) == nil)
    #expect(CrossValidation.best(results, precision: 0) != nil)
  }
}
