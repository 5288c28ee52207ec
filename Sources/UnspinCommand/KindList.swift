import ArgumentParser
import Unspin

/// Kinds separated by commas, as in `names,wording`.
struct KindList: ExpressibleByArgument {
  let kinds: Set<Edit.Kind>

  init?(argument: String) {
    var kinds: Set<Edit.Kind> = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let kind = KindArgument(rawValue: String(part)) else { return nil }
      kinds.insert(kind.kind)
    }
    self.kinds = kinds
  }

  /// What `--only` and `--skip` leave; `all` stands for no `--only`.
  static func kinds(only: [KindList], skip: [KindList], of all: Set<Edit.Kind>) -> Set<Edit.Kind> {
    let wanted = only.isEmpty ? all : only.reduce(into: []) { $0.formUnion($1.kinds) }
    return skip.reduce(wanted) { $0.subtracting($1.kinds) }
  }

  static var allValueStrings: [String] { KindArgument.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
