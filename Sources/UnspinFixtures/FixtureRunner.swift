public import Unspin

/// Tries fixtures out and says which hold.
///
/// For every case these are asserted: the output as given; expected edits, findings and verdict where
/// given; replaying the edits on the input gives the repaired text and undoing them the input; the edits
/// survive JSON; bytes outside the edits are untouched; repairing twice equals once; the same comes out
/// whether the text is given as `String` or as bytes.
///
/// ```swift
/// let report = FixtureRunner().run(FixtureSuite(paths: ["MyFixtures"]))
/// print(report.description(verbose: false))
/// ```
///
/// Cases in a folder `known-failures` are expected to miss their output, edits, findings or verdict; one
/// that meets them all has healed, which is a failure until it is moved to the topic it belongs to.
public struct FixtureRunner: Sendable {
  /// Makes what is tried out, for the options of a case.
  public typealias Maker = @Sendable (Options) throws -> any Repairing

  /// What holds where a fixture says nothing.
  public let base: Options
  private let make: Maker

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - base: What holds where a fixture says nothing, own overlays for one.
  ///   - make: Makes what is tried out; called once a run for each distinct set of fixture options.
  public init(base: Options = Options(), make: @escaping Maker = { try Unspinner(options: $0) }) {
    self.base = base
    self.make = make
  }

  /// Runs all cases of a suite, one after the other.
  ///
  /// - Parameters:
  ///   - suite: The cases.
  ///   - progress: Called after each case with how many are done and how many there are.
  /// - Returns: What came of the cases, in the order of the files.
  public func run(
    _ suite: FixtureSuite, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> FixtureReport {
    let work = Work(suite, runner: self)
    var cases: [FixtureReport.Case] = []
    for job in work.jobs {
      cases.append(work.result(job))
      progress(cases.count, work.jobs.count)
    }
    return FixtureReport(cases: cases, problems: work.problems)
  }

  /// Runs all cases of a suite, several at a time; the report is the same as of one after the other.
  ///
  /// - Parameters:
  ///   - suite: The cases.
  ///   - jobs: How many run at a time, at least one.
  /// - Returns: What came of the cases, in the order of the files.
  public func run(_ suite: FixtureSuite, jobs: Int) async -> FixtureReport {
    let work = Work(suite, runner: self)
    let count = max(1, min(jobs, work.jobs.count))
    let cases = await withTaskGroup(of: [(Int, FixtureReport.Case)].self) { group in
      for first in 0..<count {
        group.addTask {
          stride(from: first, to: work.jobs.count, by: count).map { ($0, work.result(work.jobs[$0])) }
        }
      }
      var results: [(Int, FixtureReport.Case)] = []
      for await part in group { results += part }
      return results.sorted { $0.0 < $1.0 }.map { $0.1 }
    }
    return FixtureReport(cases: cases, problems: work.problems)
  }

  /// Runs the cases of one file.
  public func run(_ file: FixtureFile) -> FixtureReport { run(FixtureSuite(files: [file])) }

  /// A run laid out: all that the cases share is made beforehand.
  private struct Work: Sendable {
    struct Job: Sendable {
      let file: FixtureFile
      let entry: FixtureFile.Case
    }

    let jobs: [Job]
    let problems: [FixtureError]
    let subjects: [FixtureOptions: Result<any Repairing, FixtureError>]
    let topics: Set<String>

    init(_ suite: FixtureSuite, runner: FixtureRunner) {
      jobs = suite.files.flatMap { file in file.cases.map { Job(file: file, entry: $0) } }
      problems = suite.problems + suite.files.flatMap(\.problems)
      topics = Set(suite.files.map(\.topic))
      var subjects: [FixtureOptions: Result<any Repairing, FixtureError>] = [:]
      for job in jobs where subjects[job.entry.fixture.options] == nil {
        let options = job.entry.fixture.options
        subjects[options] = runner.subject(for: options)
      }
      self.subjects = subjects
    }

    func result(_ job: Job) -> FixtureReport.Case {
      let fixture = job.entry.fixture
      var result = FixtureReport.Case(
        path: job.file.path, line: job.entry.line, topic: job.file.topic, fixture: fixture)
      switch subjects[fixture.options] {
      case .success(let subject):
        let checks = FixtureChecks(fixture, subject: subject)
        result.score = checks.score
        result.repaired = checks.repaired
        if job.file.topic == FixtureFile.Topic.knownFailures {
          result.knownFailures = checks.failures.filter { !$0.check.isPromise }
          result.failures = checks.failures.filter(\.check.isPromise)
          if checks.failures.isEmpty {
            result.failures = [
              FixtureFailure(check: .healed, message: "healed: promote it to \(home(of: job.file.path))")
            ]
          }
        } else {
          result.failures = checks.failures
        }
      case .failure(let error):
        result.failures = [FixtureFailure(check: .error, message: error.description)]
      case nil:
        result.failures = [FixtureFailure(check: .error, message: "no unspinner was made for the options")]
      }
      return result
    }

    /// The topic a known failure belongs to: the folder it is in below `known-failures`, or the topic its
    /// file is named after.
    private func home(of path: String) -> String {
      let parts = path.split(separator: "/").map(String.init)
      guard let root = parts.lastIndex(of: FixtureFile.Topic.knownFailures), root + 1 < parts.count else {
        return "its topic"
      }
      if root + 2 < parts.count { return parts[root + 1] }
      let name = String(parts[root + 1].prefix { $0 != "." })
      let topic = topics.filter { name == $0 || name.hasPrefix("\($0)-") }.max { $0.count < $1.count }
      return topic ?? name
    }
  }

  private func subject(for options: FixtureOptions) -> Result<any Repairing, FixtureError> {
    do {
      return .success(try make(options.applied(to: base)))
    } catch let error as FixtureError {
      return .failure(error)
    } catch {
      return .failure(FixtureError("no unspinner can be made for the options: \(error)"))
    }
  }
}
