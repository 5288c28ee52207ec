/// The colours of one output, or none.
struct Palette {
  let isColored: Bool

  enum Color: Int {
    case red = 31
    case green = 32
    case cyan = 36
    case bold = 1
    case dim = 2
  }

  /// - Parameters:
  ///   - choice: What the user asked for; it beats the environment.
  ///   - output: Where the text goes: only a terminal is coloured unasked.
  init(_ choice: ColorChoice, for output: Descriptor) {
    switch choice {
    case .always: isColored = true
    case .never: isColored = false
    case .auto:
      isColored =
        System.environment("NO_COLOR").isEmpty && System.environment("TERM") != "dumb" && output.isTerminal
    }
  }

  func paint(_ text: String, _ color: Color) -> String {
    let (start, end) = codes(color)
    return start + text + end
  }

  /// What switches a colour on and off again; empty where nothing is coloured.
  func codes(_ color: Color?) -> (start: String, end: String) {
    guard isColored, let color else { return ("", "") }
    return ("\u{1B}[\(color.rawValue)m", "\u{1B}[0m")
  }
}
