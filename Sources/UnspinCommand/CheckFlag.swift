import ArgumentParser

/// What `--check` asks after.
enum CheckFlag: String, EnumerableFlag {
  case changes
  case findings

  static func name(for value: CheckFlag) -> NameSpecification {
    switch value {
    case .changes: .customLong("check")
    // `--check=findings` arrives here, see `UnspinCommand.main`.
    case .findings: .customLong("check-findings")
    }
  }

  static func help(for value: CheckFlag) -> ArgumentHelp? {
    switch value {
    case .changes: "Write no text; name the documents that would change and exit 1 if there are any."
    case .findings: "The same as --check=findings: also those in which something is reported and left alone."
    }
  }
}
