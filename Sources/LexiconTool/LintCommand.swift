internal import ArgumentParser
internal import UnspinLearning
internal import UnspinLexicon
internal import UnspinText

/// `unspin-lexicon lint`: checks the dictionaries row by row.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check the dictionaries row by row.",
    discussion: """
      Prints every problem as FILE:LINE: PROBLEM; WHAT TO DO. Exits 65 when there is one that is no warning.
      """)

  @OptionGroup var paths: DictionaryPaths

  @Flag(help: "Exit 65 for warnings too.")
  var strict = false

  @Flag(help: "List damaged variants of names that are other names or frequent phrases.")
  var collisions = false

  @Option(help: "List the N phrases that may do most harm in genuine text.")
  var risk: Int?

  func validate() throws {
    if let risk, risk < 1 { throw ValidationError("--risk must be 1 or more") }
  }

  func run() throws {
    var tables: [LintTable] = []
    var problems: [LintProblem] = []
    for name in try paths.names() {
      let bytes = try File.read(paths.dictionaries + "/" + name)
      if let offset = bytes.withUnsafeBytes({ UTF8Decoding.firstInvalidOffset($0) }) {
        let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
        problems.append(
          LintProblem(file: name, line: line, "byte \(offset) is not UTF-8; save the file as UTF-8"))
      } else {
        tables.append(LintTable(name: name, text: String(decoding: bytes, as: UTF8.self)))
      }
    }
    problems += try Linter.problems(in: tables)
    var lists: [String] = []
    var found: [LintProblem] = []
    // What needs all files together is looked at only where each is sound.
    if !problems.contains(where: { $0.severity == .error }) {
      do {
        (lists, found) = try together()
        problems += found
      } catch let error as DictionaryError {
        problems.append(LintProblem(file: error.file, line: error.line, error.problem))
      }
    }
    for problem in Linter.sorted(problems) { print(problem) }
    for list in lists { print(list) }
    let errors = problems.count { $0.severity == .error }
    let rows = tables.reduce(0) { $0 + $1.lines.count }
    Standard.error(
      "\(tables.count) files, \(rows) rows: \(errors) problems, \(problems.count - errors) warnings")
    if errors > 0 || strict && !problems.isEmpty { throw ExitCode(65) }
  }

  /// Problems of the compiled whole, and the lists that were asked for.
  private func together() throws -> (lists: [String], problems: [LintProblem]) {
    var lists: [String] = []
    let files = try paths.files()
    let image = try File.read(paths.model)
    let model = try paths.languageModel()
    let inventory = try LexiconCompiler(files: files, model: model).inventory()
    let found = NameCollisions(inventory, model: model)
    if collisions {
      var table = Columns(["variant", "per million", "name", "row", "what"])
      for (list, what) in [(found.names, "name"), (found.phrases, "phrase")] {
        for item in list {
          table.add([item.variant, Columns.decimal(item.perMillion, 2), item.name, item.source, what])
        }
      }
      lists.append(table.text)
    }
    if let risk {
      var table = Columns(["phrase", "per million", "prior", "risk", "likeliest original", "row"])
      for item in RowRisk.riskiest(inventory, model: model, count: risk) {
        table.add([
          item.phrase, Columns.decimal(item.perMillion, 1), Columns.decimal(item.prior, 2),
          Columns.decimal(item.value, 1), item.original.text, item.original.source,
        ])
      }
      lists.append(table.text)
    }
    var problems = found.problems
    if let manifest = files.first(where: { $0.name == ModelManifest.file }),
      let problem = try ModelManifest(text: manifest.text).problem(of: image)
    {
      problems.append(LintProblem(file: manifest.name, line: 1, problem))
    }
    return (lists, problems)
  }
}
