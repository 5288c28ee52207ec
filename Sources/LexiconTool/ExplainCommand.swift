internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon explain`: what is known of a phrase, and why a text was or was not changed.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what is known of a phrase, and why a text was or was not changed.",
    discussion: """
      With a text, each place is shown with its readings: their probability and the strongest parts of their \
      score, decoded as if the text were spun. A phrase and a text together show the places of that phrase; --at \
      takes the line and column that reports give. Exits 1 when the phrase is not known, or does not stand in the text.
      """)

  @Argument(help: "The phrase, as spinners put it or as a writer wrote it.")
  var phrase: String?

  @Option(name: .customLong("in"), help: ArgumentHelp("A text to explain.", valueName: "text"))
  var sentence: String?

  @Option(help: ArgumentHelp("A file to explain.", valueName: "file"))
  var context: String?

  @Option(help: ArgumentHelp("Explain the place that a report names so.", valueName: "line:column"))
  var at: PlaceArgument?

  @Option(help: "How many readings of a place to show.")
  var readings = 6

  @OptionGroup var known: KnowledgeOptions

  func validate() throws {
    if phrase == nil && sentence == nil && context == nil {
      throw ValidationError("give a phrase, a text with --in, or a file with --context")
    }
    if sentence != nil && context != nil { throw ValidationError("give --in or --context, not both") }
    if at != nil && (phrase != nil || (sentence == nil && context == nil)) {
      throw ValidationError("--at names a place of a text: give --in or --context, and no phrase")
    }
    if readings < 1 { throw ValidationError("--readings must be 1 or more") }
  }

  func run() throws {
    let files = try known.paths.files()
    let compiler = try LexiconCompiler(files: files, model: known.paths.languageModel())
    let text = try sentence.map { Array($0.utf8) } ?? context.map { try File.read($0) }
    if let text {
      try explain(text, compiler)
    } else if let phrase {
      let explanation = try PhraseExplanation(
        phrase, inventory: compiler.inventory(), files: files, model: known.paths.languageModel())
      try show(explanation.sections(), otherwise: "“\(phrase)” is not known")
    }
  }

  private func explain(_ text: [UInt8], _ compiler: LexiconCompiler) throws {
    let knowledge = try known.knowledge(lexicon: compiler.compile())
    let verdict = try Unspinner(knowledge: knowledge).inspect(text).verdict
    let explanation = try ContextExplanation(text, knowledge: knowledge, width: readings)
    let places = try at.map { explanation.places(at: $0) } ?? phrase.map { try explanation.places(of: $0) }
    if let at, places?.isEmpty == true {
      return try show([], otherwise: "there is no word at line \(at.line), column \(at.column)")
    }
    if let phrase, places?.isEmpty == true {
      return try show([], otherwise: "“\(phrase)” does not stand in the text")
    }
    var sections = explanation.sections(at: places)
    if sections.isEmpty { sections = ["nothing is known that could stand in place of any word of it"] }
    var judged =
      "judged by itself, the text is spun with probability \(Columns.decimal(verdict.probability, 3))"
    if !verdict.evidence.isEmpty {
      let evidence = verdict.evidence.prefix(6).map { "“\($0.phrase)” +\(Columns.decimal($0.weight, 1))" }
      judged += " (\(evidence.joined(separator: ", ")))"
    }
    try show(sections + [judged], otherwise: "")
  }

  private func show(_ sections: [String], otherwise problem: String) throws {
    guard !sections.isEmpty else {
      Standard.error(problem)
      throw ExitCode(1)
    }
    print(sections.joined(separator: "\n\n"))
  }
}
