import ArgumentParser
import Unspin

/// `unspin [FILE...]`: the repair itself.
struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Restore entertainment news that a machine has rewritten word by word.",
    usage: """
      unspin [options] [FILE ...]
      unspin --jsonl --field NAME ... [options] [FILE ...]
      unspin inspect [options] [FILE ...]
      unspin apply REPORT [FILE]
      unspin revert REPORT [FILE]
      unspin fixtures DIR
      """,
    discussion: """
      Repaired texts go to standard output, one after another; messages and explanations go to standard error. \
      Text that was not spun passes through byte for byte.

      EXIT CODES
        0   done; with --check or --diff: nothing would change
        1   --check or --diff: something would change
            --check=findings: something is reported
        64  the arguments make no sense
        65  some input is not UTF-8, is too large or is no JSON; all the rest was done
        74  something could not be read or written
      """,
    shouldDisplay: false)

  @Argument(
    help: ArgumentHelp("The files to repair; '-' or none: standard input.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @OptionGroup var flags: RepairFlags

  private var check: CheckFlag? { flags.check }
  private var diff: Bool { flags.diff }
  private var write: Bool { flags.write }
  private var format: ReportFormat { flags.format }
  private var explain: Bool { flags.explain }
  private var lines: LineOptions { flags.lines }
  private var options: RepairOptions { flags.options }

  func validate() throws {
    try lines.refuse("--write", if: write)
    try lines.refuse("--diff", if: diff)
    try lines.refuse("--check", if: check != nil)
    try lines.refuse("--format", if: format != .text)
    try lines.refuse("--explain", if: explain)
    if write {
      let other = diff ? "--diff" : check.map { $0 == .changes ? "--check" : "--check=findings" }
      if let other {
        throw ValidationError("--write changes files and \(other) only looks; choose one")
      }
      if InputSource.sources(files).contains(.standardInput) {
        throw ValidationError("--write needs files to write; standard input has none, leave --write out")
      }
    }
    if diff && format != .text {
      throw ValidationError("--diff and --format \(format.rawValue) both say what to write; choose one")
    }
  }

  func run() throws {
    try exit { () throws(Failure) in
      if lines.isOn { return try lines.run(InputSource.sources(files), options) }
      var run = DocumentRun(try options.unspinner())
      var reports = ReportCollector(format)
      try run.forEach(InputSource.sources(files)) { run, document throws(Failure) in
        if write { try save(document) }
        if format == .text {
          try show(document)
        } else {
          reports.add(document, includesText: check == nil && !write)
        }
        if explain { explain(document) }
        if isFound(document) { run.raise(.found) }
      }
      try reports.write()
      return run.status
    }
  }

  /// Whether this is what `--check` and `--diff` ask after.
  private func isFound(_ document: DocumentRun.Document) -> Bool {
    switch check {
    case .findings: document.isChanged || !document.repair.findings.isEmpty
    case .changes: document.isChanged
    case nil: diff && document.isChanged
    }
  }

  private func show(_ document: DocumentRun.Document) throws(Failure) {
    if diff {
      let diff = UnifiedDiff(
        input: document.input, repair: document.repair,
        palette: Palette(options.color, for: .standardOutput))
      try Output.write(diff.bytes(name: document.source.path))
    } else if check != nil {
      guard isFound(document) else { return }
      let repair = document.repair
      let counts = TextWriter.counts(edits: repair.edits.count, findings: repair.findings.count)
      try Output.write("\(document.source.label): \(counts)\n")
    } else if !write {
      try Output.write(document.repair.text)
    }
  }

  private func save(_ document: DocumentRun.Document) throws(Failure) {
    guard case .file(let path) = document.source, document.isChanged else { return }
    try AtomicFile.replace(path, with: document.repair.text)
  }

  private func explain(_ document: DocumentRun.Document) {
    let writer = TextWriter(palette: Palette(options.color, for: .standardError))
    Output.explain(writer.text(document.report(), label: document.source.label))
  }
}
