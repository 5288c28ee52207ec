import Unspin

/// The unspinners that targets try, made once.
enum Unspinners {
  static let near = make(Options(context: .near))
  static let genuine = make(Options(assume: .genuine))
  static let lossy = make(Options(assume: .genuine, isLossy: true))
  static let spun = make(Options(context: .near, assume: .spun))
  /// Makes every edit that is thought of at all.
  static let eager = make(
    Options(context: .near, assume: .spun, kinds: Set(Edit.Kind.allCases), minimumConfidence: 0))
  /// The same with the encoder.
  static let deep = make(Options(assume: .spun, kinds: Set(Edit.Kind.allCases), minimumConfidence: 0))

  private static func make(_ options: Options) -> Unspinner {
    do {
      return try Unspinner(options: options)
    } catch {
      fatalError("the built-in images cannot be opened: \(error)")
    }
  }
}
