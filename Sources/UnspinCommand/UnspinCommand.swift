import ArgumentParser
import Unspin

@main
struct UnspinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unspin",
    abstract: RepairCommand.configuration.abstract,
    version: Report.Tool.current.description,
    subcommands: [RepairCommand.self] + others,
    defaultSubcommand: RepairCommand.self)

  /// The subcommands that have to be named.
  static var others: [any ParsableCommand.Type] {
    [InspectCommand.self, ApplyCommand.self, RevertCommand.self, FixturesCommand.self]
  }

  static let _errorLabel = "unspin"

  static func main() {
    Descriptor.reserveStandardNumbers()
    let arguments = FileName.arguments()
    if FlatCommand.isMeant(by: arguments) {
      FlatCommand.answer(arguments)
    } else {
      main(normalize(arguments))
    }
  }

  /// Spells arguments as the parser knows them.
  static func normalize(_ arguments: [String]) -> [String] {
    // The help of the command is that of the repair, which is what people come for.
    if let first = arguments.first, arguments.count == 1, ["--help", "-h", "help"].contains(first) {
      return ["help", RepairCommand._commandName]
    }
    let options = arguments.prefix { $0 != "--" }.map { argument in
      switch argument {
      case "--check=changes": "--check"
      case "--check=findings": "--check-findings"
      default: argument
      }
    }
    return options + arguments[options.count...]
  }
}

extension Report.Tool {
  /// The answer to `--version`: the program, then what else its results depend on.
  fileprivate var description: String {
    """
    \(name) \(version)
    dictionary \(dictionary ?? "damaged")
    ICU \(icu ?? "unknown")
    """
  }
}
