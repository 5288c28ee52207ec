import UnspinLexicon

/// Dictionary files: read, checked and compiled, or refused with file and line.
///
/// The first line of the input names the file; the irregular tables that a compilation needs are there.
enum TableTarget: FuzzTarget {
  private static let model: LanguageModel? = try? LanguageModel(EmbeddedImages.model)

  private static let given = [
    ("language/irregular-adjectives.tsv", "adjective\tcomparative\tsuperlative\talso\tsource\n"),
    ("language/irregular-nouns.tsv", "noun\tplural\talso\tsource\nchild\tchildren\t-\tgeneral\n"),
    (
      "language/irregular-verbs.tsv",
      "verb\tthird\ting\tpast\tparticiple\talso\tsource\ngo\t-\t-\twent\tgone\t-\tgeneral\n"
    ),
  ]

  static func run(_ input: [UInt8]) {
    let parts = input.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(decoding: parts[0], as: UTF8.self)
    let text = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
    lint(name, text)
    compile(name, text)
  }

  private static func lint(_ name: String, _ text: String) {
    let table = LintTable(name: name, text: text)
    guard let problems = try? Linter.problems(in: [table]) else { broken("any table can be checked") }
    for problem in problems where !(0...table.lines.count + 1).contains(problem.line) {
      broken("a problem is named by its line: \(problem)")
    }
  }

  private static func compile(_ name: String, _ text: String) {
    guard let model else { broken("the built-in language model opens") }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    do {
      let file = try DictionaryFile(name: name, text: text)
      var files = [file]
      for (other, rows) in given where other != name {
        files.append(try DictionaryFile(name: other, text: rows))
      }
      let image = try LexiconCompiler(files: files, model: model).compile()
      let reader = try ImageReader(ImageBytes(image), kind: .lexicon)
      try reader.verify()
      _ = try Lexicon(ImageBytes(image))
    } catch let error as DictionaryError {
      guard error.line >= 1, error.line <= max(lines, 1) else {
        broken("a bad row is named by its line: \(error)")
      }
    } catch let error as InflectionTableError {
      guard error.line >= 1, error.line <= max(lines, 1) else {
        broken("a bad row is named by its line: \(error)")
      }
    } catch {
      broken("a table is taken or refused by its line: \(error)")
    }
  }

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    guard random.isTrue(0.7) else { return TextMutator.mutate(input, using: &random) }
    var lines = String(decoding: input, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let row = random.next(below: lines.count)
    let field = random.next(below: lines[row].count)
    switch random.next(below: 5) {
    case 0: lines[row][field] = random.pick(fields)
    case 1: lines[row].insert(random.pick(fields), at: field)
    case 2: lines[row].remove(at: field)
    case 3: lines.insert(lines[row], at: random.next(below: lines.count + 1))
    default: lines[row][field] += "|" + random.pick(fields)
    }
    return Array(lines.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8)
  }

  private static let fields = [
    "", "-", "none", "|", "a|a", "A:4", "A:4,B:1", "nan", "inf", "-1", "1e300", "18446744073709551616",
    "0x7FFFFFFF",
    "any", "exact", "seen", "general", "v", "n", "a", "d", "f", "x", "p", "line", "start", "word", "end",
    "sure",
    "weak", "entity", "doubled", "leadin", "110000", "D800", "needed", "Seo", "Web optimization", "be", "go",
    String(repeating: "long ", count: 60), "#", "é", "\u{301}", "observe and area", "track and field",
  ]
}
