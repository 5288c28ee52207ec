import FoundationEssentials

/// The fixtures of a run, from any number of files and folders.
///
/// ```swift
/// let suite = FixtureSuite(paths: ["Fixtures"])
/// let report = FixtureRunner().run(suite.matching("seo"))
/// print(report.description(verbose: false))
/// ```
public struct FixtureSuite: Sendable, Hashable {
  /// The files, folder by folder, sorted by path within each.
  public private(set) var files: [FixtureFile]
  /// What is wrong with the paths themselves.
  public private(set) var problems: [FixtureError]
  /// How many cases were read before any were filtered out.
  private var total: Int

  /// Reads all `.jsonl` files at and below `paths`.
  ///
  /// Nothing is thrown: a path that cannot be read becomes a problem, and the others are taken. Files and
  /// folders whose name starts with a dot are passed over. An id that two files use is a problem of the
  /// second one.
  ///
  /// - Parameter paths: Files and folders. The folder that a file is in names its topic; below a folder
  ///   called `known-failures` everything is of that topic.
  public init(paths: [String]) {
    var files: [FixtureFile] = []
    var problems: [FixtureError] = []
    for path in paths {
      do throws(FixtureError) {
        let found = try Self.paths(at: path)
        if found.isEmpty {
          throw FixtureError("the folder holds no .jsonl file; name a folder of fixtures", path: path)
        }
        for file in found {
          do throws(FixtureError) {
            try files.append(FixtureFile(path: file, topic: Self.topic(of: file)))
          } catch {
            problems.append(error)
          }
        }
      } catch {
        problems.append(error)
      }
    }
    self.init(files: files)
    self.problems = problems
  }

  /// Creates a suite of files that were read before.
  public init(files: [FixtureFile]) {
    var placeOfID: [String: String] = [:]
    self.files = files.map { file in
      var file = file
      file.cases = file.cases.filter { entry in
        guard let place = placeOfID[entry.fixture.id] else {
          placeOfID[entry.fixture.id] = "\(file.path):\(entry.line)"
          return true
        }
        file.problems.append(
          FixtureError(
            "the id “\(entry.fixture.id)” is taken by \(place); give this case its own", path: file.path,
            line: entry.line))
        return false
      }
      return file
    }
    problems = []
    total = self.files.reduce(0) { $0 + $1.cases.count }
  }

  /// The suite with only the cases whose id contains `part`; a problem if there are none.
  public func matching(_ part: String) -> FixtureSuite {
    var suite = self
    for index in suite.files.indices {
      suite.files[index].cases.removeAll { !$0.fixture.id.contains(part) }
    }
    suite.files.removeAll { $0.cases.isEmpty && $0.problems.isEmpty }
    if suite.files.allSatisfy(\.cases.isEmpty) {
      suite.problems.append(
        FixtureError("none of the \(total) fixture ids contains “\(part)”; check the spelling"))
    }
    return suite
  }

  /// The files at `path`: itself, or all `.jsonl` files below it, sorted.
  private static func paths(at path: String) throws(FixtureError) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FixtureError("there is no such file or folder; check the path", path: path)
    }
    guard isFolder else { return [path] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw FixtureError("the folder cannot be read; check that it may be", path: path)
    }
    var found: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      var isFolder = false
      guard FileManager.default.fileExists(atPath: child, isDirectory: &isFolder) else { continue }
      if isFolder {
        found += try paths(at: child)
      } else if name.hasSuffix(".jsonl") {
        found.append(child)
      }
    }
    return found
  }

  /// `genuine` or `known-failures` for all files below such a folder, otherwise nil: the file's own folder.
  private static func topic(of path: String) -> String? {
    let folders = path.split(separator: "/").dropLast().map(String.init)
    return [FixtureFile.Topic.knownFailures, FixtureFile.Topic.genuine].first(where: folders.contains)
  }
}
