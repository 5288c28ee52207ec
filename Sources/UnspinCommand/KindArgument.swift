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
