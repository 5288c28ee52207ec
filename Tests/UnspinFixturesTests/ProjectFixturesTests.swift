import FoundationEssentials
import Testing
import Unspin
import UnspinFixtures

/// The folder of the package.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// All fixtures of the project, read once.
private let suite: FixtureSuite = {
  let folder = "\(root)/Fixtures"
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return FixtureSuite(paths: names.filter { !$0.contains(".") }.sorted().map { "\(folder)/\($0)" })
}()

/// A file of the project's fixtures, as the argument of a test.
struct ProjectFile: Sendable, CustomTestStringConvertible {
  let file: FixtureFile
  var testDescription: String { String(file.path.dropFirst(root.count + 1)) }
}

@Suite struct `Project fixtures` {
  /// One test a file, since the time of a parameterised test grows with the square of its arguments.
  @Test(arguments: suite.files.map(ProjectFile.init))
  func `fixtures hold`(_ argument: ProjectFile) {
    let report = FixtureRunner().run(argument.file)
    for failure in report.failures {
      Issue.record("\(failure.description(verbose: false).dropFirst(root.count + 1))")
    }
  }

  @Test func `every line is read`() {
    for problem in suite.problems + suite.files.flatMap(\.problems) {
      Issue.record("\(problem)")
    }
  }

  @Test func `every fixture says why it is there`() {
    for file in suite.files {
      for entry in file.cases where entry.fixture.note.isEmpty {
        Issue.record("\(file.path):\(entry.line): \(entry.fixture.id) has no note; say why the case is there")
      }
    }
  }
}
