import ArgumentParser

/// What a repair writes, and where; apart from the files, so that shells can be told of the flags alone.
struct RepairFlags: ParsableArguments {
  @Flag(help: "Check only.")
  var check: CheckFlag?

  @Flag(help: "Write the change as a unified diff; exit 1 if there is one.")
  var diff = false

  @Flag(help: "Replace each file that changes by its repaired text.")
  var write = false

  @Option(
    help:
      "Write the repaired text, or a report: 'json' for programs, 'sarif' for review tools, 'html' a page.")
  var format: ReportFormat = .text

  @Flag(help: "Explain the verdict and each edit and finding on standard error.")
  var explain = false

  @OptionGroup var lines: LineOptions

  @OptionGroup var options: RepairOptions
}
