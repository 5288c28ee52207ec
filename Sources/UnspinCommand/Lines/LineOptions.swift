import ArgumentParser

/// How streams of JSON Lines are read and written.
struct LineOptions: ParsableArguments {
  @Flag(
    name: .customLong("jsonl"),
    help: "Read JSON Lines and repair the fields named in each; all other bytes go through as they are.")
  var isOn = false

  @Option(
    help: ArgumentHelp(
      "A field of text; the fields named are one document, such as title and text.", valueName: "name"))
  var field: [String] = []

  @Option(help: ArgumentHelp("Add a report on each line under this field.", valueName: "field"))
  var report: String?

  @Option(help: ArgumentHelp("Repair lines on so many threads. (default: 1)", valueName: "number"))
  var jobs: Int?

  /// Threads beyond which nothing is gained on any machine.
  private static let mostJobs = 256

  func validate() throws {
    guard isOn else {
      let option = !field.isEmpty ? "--field" : report != nil ? "--report" : jobs != nil ? "--jobs" : nil
      if let option { throw ValidationError("\(option) is about JSON Lines; add --jsonl") }
      return
    }
    guard !field.isEmpty else {
      throw ValidationError("--jsonl has to know which fields hold text; name them with --field")
    }
    if let report, field.contains(report) {
      throw ValidationError("--report \(report) would replace the text of a field; choose another name")
    }
    if let jobs, !(1...Self.mostJobs).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to \(Self.mostJobs), not \(jobs)")
    }
  }

  /// Refuses an option that has no meaning for JSON Lines.
  func refuse(_ option: String, if isUsed: Bool) throws {
    if isOn, isUsed {
      throw ValidationError(
        "\(option) and --jsonl both say what to write; choose one (--report adds reports to the lines)")
    }
  }

  /// Repairs streams.
  func run(_ sources: [InputSource], _ options: RepairOptions) throws(Failure) -> ExitStatus {
    // Named twice is named once.
    var fields: [String] = []
    for name in field where !fields.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      fields.append(name)
    }
    let editor = LineEditor(try options.unspinner(), fields: fields, report: report)
    let stream = LineStream(sources: sources, limit: options.limit)
    var run = LineRun(stream, LineRepairer(editor), jobs: jobs ?? 1)
    return try run.run()
  }
}
