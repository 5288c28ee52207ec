internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon
internal import UnspinText

/// `unspin-lexicon learn`: proposes rows from spun texts, with or without their originals.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Propose dictionary rows from spun texts, for a person to review.",
    discussion: """
      With --spun and --original, what differs is read off texts that stand side by side: two files, or two \
      folders with files of the same names (NAME.spun.txt on the one side goes with NAME.txt on the other). Each \
      line is a row as in wording/observed.tsv behind its kind, then what else the phrase stood for, the row that \
      knows the pair already, and places.

      With --spun-only, phrases are listed that are frequent in a folder and rare in genuine text, with guesses at \
      what stood there.

      Proposals are facts about other people's texts with a few words around them: look at each before it becomes \
      a row, and keep the places to yourself.
      """)

  @Option(help: ArgumentHelp("A spun text, or a folder of them.", valueName: "path"))
  var spun: String?

  @Option(help: ArgumentHelp("Its original, or the folder of originals.", valueName: "path"))
  var original: String?

  @Option(help: ArgumentHelp("A folder of spun texts without originals.", valueName: "dir"))
  var spunOnly: String?

  @Option(
    help: "Propose what was sighted at least so often; 1 for pairs, 3 for spun texts alone if left out.")
  var least: Int?

  @Option(help: "Propose at most so many phrases of spun texts alone.")
  var limit = 500

  @Flag(help: "Leave out what dictionaries know already.")
  var new = false

  @Flag(help: "Guess from the words around a place alone, without rows that know the phrase.")
  var blind = false

  @Option(
    help: ArgumentHelp(
      "Print precision and recall by the logs (NAME.log.tsv) in this folder instead of proposals.",
      valueName: "dir"))
  var logs: String?

  @OptionGroup var paths: DictionaryPaths

  func validate() throws {
    guard (spun == nil) == (original == nil), (spun == nil) != (spunOnly == nil) else {
      throw ValidationError("give --spun and --original, or --spun-only")
    }
    if let least, least < 1 { throw ValidationError("--least must be 1 or more") }
    if limit < 1 { throw ValidationError("--limit must be 1 or more") }
  }

  func run() throws {
    let files = try paths.files()
    let compiler = try LexiconCompiler(files: files, model: paths.languageModel())
    let inventory = try compiler.inventory()
    if let spun, let original {
      try learn(spun, original, inventory)
    } else if let spunOnly {
      try learn(spunOnly, inventory)
    }
  }

  // MARK: Pairs

  private func learn(_ spun: String, _ original: String, _ inventory: Inventory) throws {
    var learner = PairLearner()
    var reader = try DocumentReader()
    for (left, right) in try pairs(spun, original) {
      let spunText = try Document(checked(left), reader: &reader)
      let originalText = try Document(checked(right), reader: &reader)
      try learner.add(spun: spunText, original: originalText, name: left)
    }
    let least = least ?? 1
    let proposals = learner.proposals().filter { $0.count >= least }
    if let score = try score() {
      for bar in Set([least, 2, 3]).sorted() where bar >= least {
        show("pairs sighted at least \(bar)×", score.pairs(proposals, least: bar))
      }
      return
    }
    print("kind\tspun\toriginal\tcase\tcount\tkept\tpages\tfamilies\tsource\tothers\tknown\tplaces")
    var tokenizer = try PhraseTokenizer()
    for proposal in proposals {
      let row = try inventory.entry(tokenizer.tokens(of: proposal.spun))?.originals.first {
        $0.text.lowercased() == proposal.original.lowercased()
      }
      if new, row != nil { continue }
      let others = proposal.others.prefix(5).map { "\($0.original):\($0.count)" }.joined(separator: "|")
      let fields = [
        proposal.isName ? "name" : "wording", proposal.spun, proposal.original, "any", "\(proposal.count)",
        "\(proposal.kept)", "\(proposal.pages)", "", "seen", others, row?.source ?? "",
        proposal.contexts.joined(separator: " | "),
      ]
      print(fields.joined(separator: "\t"))
    }
  }

  /// The files that belong together.
  private func pairs(_ spun: String, _ original: String) throws -> [(spun: String, original: String)] {
    guard File.isFolder(spun) || File.isFolder(original) else { return [(spun, original)] }
    guard File.isFolder(spun), File.isFolder(original) else {
      throw LearningError("\(spun) and \(original): one is a folder and the other a file; give two of a kind")
    }
    let all = try File.list(spun, suffix: ".txt")
    let marked = all.filter { $0.hasSuffix(".spun.txt") }
    guard !marked.isEmpty || spun != original else {
      throw LearningError(
        "\(spun): the folder has no .spun.txt files, so that the two sides cannot be told apart")
    }
    let names = marked.isEmpty ? all : marked
    guard !names.isEmpty else { throw LearningError("\(spun): the folder has no .txt files") }
    return names.map { name in
      let other = name.hasSuffix(".spun.txt") ? name.dropLast(".spun.txt".count) + ".txt" : name[...]
      return ("\(spun)/\(name)", "\(original)/\(other)")
    }
  }

  // MARK: Spun texts alone

  private func learn(_ folder: String, _ inventory: Inventory) throws {
    let known = inventory.entries.flatMap { entry in
      entry.originals.filter { $0.flags.isDisjoint(with: [.name, .namePart]) }.map {
        (phrase: entry.text.lowercased(), original: $0.text)
      }
    }
    let model = try paths.languageModel()
    var learner = SpunLearner(
      model: model, originals: try OriginalGuesser(pairs: known, usesRows: !blind, model: model))
    var reader = try DocumentReader()
    let all = try File.list(folder, suffix: ".txt")
    let marked = all.filter { $0.hasSuffix(".spun.txt") }
    let names = marked.isEmpty ? all : marked
    guard !names.isEmpty else { throw LearningError("\(folder): the folder has no .txt files") }
    for name in names { learner.add(try Document(checked("\(folder)/\(name)"), reader: &reader)) }
    let suspects = learner.suspects(least: least ?? 3, pages: min(2, names.count), limit: limit)
    if let score = try score() {
      show("phrases", score.phrases(suspects, least: least ?? 3))
      show("first guess", score.guesses(suspects, depth: 1), hasRecall: false)
      show("first three guesses", score.guesses(suspects, depth: 3), hasRecall: false)
      return
    }
    let phrases = Set(known.map(\.phrase))
    print("kind\tspun\tguesses\tcount\tpages\texcess\tknown\tplaces")
    for suspect in suspects {
      let isKnown = phrases.contains(suspect.phrase)
      if new, isKnown { continue }
      let guesses = suspect.guesses.map { "\($0.text) +\(Columns.decimal($0.gain, 1))" }.joined(
        separator: "|")
      let fields = [
        suspect.isName ? "name" : "wording", suspect.phrase, guesses, "\(suspect.count)", "\(suspect.pages)",
        Columns.decimal(suspect.excess, 1), isKnown ? "yes" : "", suspect.contexts.joined(separator: " | "),
      ]
      print(fields.joined(separator: "\t"))
    }
  }

  // MARK: Parts

  private func checked(_ path: String) throws -> [UInt8] {
    let bytes = try File.read(path)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw LearningError("\(path): the file is not UTF-8; convert it first")
    }
    return bytes
  }

  private func score() throws -> LogScore? {
    guard let logs else { return nil }
    var score = LogScore()
    let names = try File.list(logs, suffix: ".log.tsv")
    guard !names.isEmpty else { throw LearningError("\(logs): the folder has no .log.tsv files") }
    for name in names { try score.add(File.read("\(logs)/\(name)"), name: "\(logs)/\(name)") }
    return score
  }

  private func show(_ what: String, _ share: LogScore.Share, hasRecall: Bool = true) {
    var line = "\(what): \(share.right) of \(share.proposed) right (\(Columns.decimal(share.precision, 3)))"
    if hasRecall { line += ", \(share.found) of \(share.wanted) found (\(Columns.decimal(share.recall, 3)))" }
    print(line)
  }
}
