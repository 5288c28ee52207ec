/// What came of a run: every case with what is wrong with it, counts and scores by topic.
public struct FixtureReport: Sendable {
  /// What came of one case.
  public struct Case: Sendable {
    /// The file the case is in.
    public var path: String
    /// Its line in the file, counted from 1.
    public var line: Int
    /// What the case is about.
    public var topic: String
    /// The case.
    public var fixture: Fixture
    /// What is wrong; empty when the case passed.
    public var failures: [FixtureFailure] = []
    /// What is wrong and known to be, which is no failure.
    public var knownFailures: [FixtureFailure] = []
    /// How much damage was undone.
    public var score = FixtureScore()
    /// What came out; nil when the repair gave up.
    public var repaired: String?

    /// Whether all is as it should be.
    public var isPassed: Bool { failures.isEmpty }
    /// Where the case stands, such as `Fixtures/names/roles.jsonl:12`.
    public var place: String { "\(path):\(line)" }
  }

  /// Counts over the cases of one topic.
  public struct Topic: Sendable, Hashable, Codable {
    /// The name of the topic.
    public var name: String
    /// How many cases there are.
    public var cases = 0
    /// How many of them passed; known failures that still fail are among them.
    public var passed = 0
    /// How many did not.
    public var failed: Int { cases - passed }
    /// How many are known to fail and still do.
    public var knownFailures = 0
    /// How much damage was undone.
    public var score = FixtureScore()

    /// Creates a topic without cases.
    public init(name: String) { self.name = name }
  }

  /// The cases, in the order of the files.
  public let cases: [Case]
  /// Files, folders and lines that could not be read.
  public let problems: [FixtureError]

  init(cases: [Case], problems: [FixtureError]) {
    self.cases = cases
    self.problems = problems
  }

  /// The cases that failed.
  public var failures: [Case] { cases.filter { !$0.isPassed } }

  /// Whether every case passed and every line could be read.
  public var isPassed: Bool { problems.isEmpty && cases.allSatisfy(\.isPassed) }

  /// Counts and scores by topic, sorted by name.
  public var topics: [Topic] {
    var topics: [String: Topic] = [:]
    for result in cases { topics[result.topic, default: Topic(name: result.topic)].add(result) }
    return topics.values.sorted { $0.name < $1.name }
  }

  /// Counts and scores over all cases.
  public var total: Topic {
    var total = Topic(name: "total")
    for result in cases { total.add(result) }
    return total
  }
}

extension FixtureReport.Topic {
  mutating func add(_ result: FixtureReport.Case) {
    cases += 1
    passed += result.isPassed ? 1 : 0
    knownFailures += result.isPassed && !result.knownFailures.isEmpty ? 1 : 0
    score += result.score
  }
}
