import ArgumentParser
import Unspin

/// A kind of repair as the command spells it.
enum KindArgument: String, CaseIterable {
  case wording, names, chrome, captions, headline, encoding, spacing

  var kind: Edit.Kind {
    switch self {
    case .wording: .wording
    case .names: .name
    case .chrome: .chrome
    case .captions: .caption
    case .headline: .headline
    case .encoding: .encoding
    case .spacing: .spacing
    }
  }
}

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

  static var allValueStrings: [String] { KindArgument.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
