import ArgumentParser

/// The command as it looks from outside, with the options of the repair at the top: what shells complete and the
/// manual describes. It is asked for these and never run.
struct FlatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unspin",
    abstract: RepairCommand.configuration.abstract,
    discussion: RepairCommand.configuration.discussion,
    version: UnspinCommand.configuration.version,
    subcommands: [RepairCommand.self] + UnspinCommand.others)

  @OptionGroup var flags: RepairFlags

  /// Whether a completion script or the description of the options is asked for.
  static func isMeant(by arguments: [String]) -> Bool {
    guard let first = arguments.first else { return false }
    return first.hasPrefix("--generate-completion-script") || first == "--experimental-dump-help"
  }

  /// Answers such a question and exits.
  static func answer(_ arguments: [String]) {
    if arguments.joined(separator: "=") == "--generate-completion-script=bash" {
      // What is no subcommand may be a file to repair.
      print(
        completionScript(for: .bash).replacing(
          "complete -o filenames", with: "complete -o default -o filenames"))
    } else {
      main(arguments)
    }
  }
}
