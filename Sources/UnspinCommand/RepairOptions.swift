public import ArgumentParser
public import Unspin

extension Options.Assumption: ExpressibleByArgument {}

extension Options.Context: EnumerableFlag {
  /// What the help says of each.
  /// What the option's help says of a way of reading.
  public static func help(for value: Self) -> ArgumentHelp? {
    switch value {
    case .near: "Choose what stood there by the neighbouring words alone: faster, restores less."
    case .deep: "Choose what stood there by the whole sentence."
    }
  }
}

/// How documents are read and judged; shared by `unspin` and `unspin inspect`.
struct RepairOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Make only repairs of these kinds.", valueName: "kind,..."))
  var only: [KindList] = []

  @Option(help: ArgumentHelp("Make no repairs of these kinds.", valueName: "kind,..."))
  var skip: [KindList] = []

  @Flag(help: "Also make doubled and non-breaking spaces one plain space.")
  var tidy = false

  @Option(
    help: ArgumentHelp(
      "Report edits less sure than this (0 to 1) instead of making them.", valueName: "probability"))
  var minConfidence: Double?

  @Option(
    help:
      "What is known about the documents: 'spun' repairs single sentences too, 'genuine' leaves wording alone."
  )
  var assume: Options.Assumption = .auto

  @Flag var context: Options.Context = .deep

  @OptionGroup var knowledge: OwnKnowledge

  @Flag(help: "Replace bytes that are not UTF-8 by U+FFFD instead of refusing the document.")
  var lossy = false

  @Option(
    help: ArgumentHelp(
      "Refuse larger documents; K, M and G stand for powers of 1024; less than 4G. (default: 64M)",
      valueName: "size"))
  var maxDocument: SizeArgument?

  @Option(help: "Colour the output.")
  var color: ColorChoice = .auto

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1, not \(minConfidence)")
    }
    if kinds.isEmpty {
      throw ValidationError("--only and --skip leave no kind of repair; drop one of them")
    }
  }

  /// The kinds left by `--only`, `--skip` and `--tidy`.
  var kinds: Set<Edit.Kind> {
    var kinds = KindList.kinds(only: only, skip: [], of: Options.defaultKinds)
    if tidy { kinds.insert(.spacing) }
    return KindList.kinds(only: [], skip: skip, of: kinds)
  }

  /// The most bytes of one document.
  var limit: Int { maxDocument?.bytes ?? Options().maximumDocumentBytes }

  /// Reads the own dictionaries and makes the unspinner.
  func unspinner() throws(Failure) -> Unspinner {
    var options = Options(
      context: context, assume: assume, kinds: kinds, minimumConfidence: minConfidence)
    options.maximumDocumentBytes = limit
    options.isLossy = lossy
    options.overlays = try knowledge.overlays()
    options.references = try knowledge.references(limit: limit)
    return try Failure.naming("dictionaries") { () throws(UnspinError) in try Unspinner(options: options) }
  }
}
