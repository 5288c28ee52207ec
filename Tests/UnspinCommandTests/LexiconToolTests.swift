import Foundation
import Testing

/// Runs `unspin-lexicon` over small dictionaries.
@Suite struct LexiconToolTests {
  private static let tool = Command(path: Command.unspin.path + "-lexicon")
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let model = root.appendingPathComponent("Sources/CLexiconImage/model.image").path
  private static let encoder = root.appendingPathComponent("Sources/CLexiconImage/context.image").path

  /// A folder with sound dictionaries of a few rows.
  static func folder(_ changes: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var files = [
      "wording/observed.tsv": """
      spun\toriginal\tcase\tcount\tkept\tpages\tfamilies\tsource
      however\tbut\tany\t75\t7\t42\tA:73,B:2\tseen
      present\tshow\tany\t31\t0\t16\tA:31\tseen
      solid\tcast\tany\t13\t0\t9\tA:13\tseen

      """,
      "wording/curated.tsv": """
      original\tclass\tsubstitutes\tsource
      track and field\tp\tobserve and area\tforeseen

      """,
      "names/people.tsv": """
      name\talso\tof\tnote\tcontext\tsource
      Seo Dan\tSeo-dan\tRun On\tactor\t\tgeneral

      """,
      "names/homographs.tsv": "part\tsubstitutes\tseen\texamples\tsource\nSeo\tSiteseo\tSiteseo\t\tgeneral\n",
      "language/irregular-verbs.tsv": "verb\tthird\ting\tpast\tparticiple\talso\tsource\n",
      "language/irregular-nouns.tsv": "noun\tplural\talso\tsource\n",
      "language/irregular-adjectives.tsv": "adjective\tcomparative\tsuperlative\talso\tsource\n",
    ]
    files.merge(changes) { $1 }
    for (name, text) in files { try folder.write("D/" + name, text) }
    return folder
  }

  static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Command.Result {
    try tool.run(arguments + ["--dictionaries", "D", "--model", model], in: folder, input: "")
  }

  @Test func `a damaged model is refused before it is used`() throws {
    let folder = try Self.folder()
    var image = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.model)))
    image[image.count / 2] ^= 1
    try folder.write("damaged.image", image)
    let result = try Self.tool.run(
      ["explain", "solid", "--dictionaries", "D", "--model", "damaged.image"], in: folder, input: "")
    #expect(result.status == 65)
    #expect(result.stderr.contains("damaged.image: the language-model image is damaged"), "\(result.stderr)")
  }

  @Test func `fixtures run with the tables as they stand`() throws {
    let folder = try Self.folder()
    try folder.write(
      "F/wording/a.jsonl",
      #"{"id": "a-cast", "input": "The solid of the drama bowed.", "output": "The cast of the drama bowed.", "options": {"assume": "spun"}}"#
        + "\n"
        + #"{"id": "a-own", "input": "The whale bowed.", "output": "The star bowed.", "options": {"lexicon": "wording\twhale\tstar\n"}}"#
        + "\n")
    let healed = try Self.run(["fixtures", "--encoder", Self.encoder, "F"], in: folder)
    #expect(healed.status == 0, "\(healed.text)")
    #expect(healed.text.hasPrefix("wording: 2 cases, 2 passed, 0 failed"))
    let rows = String(decoding: try folder.read("D/wording/observed.tsv"), as: UTF8.self)
    try folder.write(
      "D/wording/observed.tsv", rows.replacing("solid\tcast\tany\t13\t0\t9\tA:13\tseen\n", with: ""))
    let missed = try Self.run(["fixtures", "--near", "F"], in: folder)
    #expect(missed.status == 1)
    #expect(missed.text.contains("[-cast-]{+solid+}"))
    #expect(try Self.run(["fixtures", "--near", "--filter", "own", "F"], in: folder).status == 0)
    #expect(try Self.run(["fixtures", "--near", "--filter", "none", "F"], in: folder).status == 65)
  }

  @Test func `weights that are no table are refused`() throws {
    let folder = try Self.folder()
    try folder.write("weights.tsv", "name\tvalue\tsource\nkept\t0.5\tfitted\nwording two fitted\n")
    let result = try Self.tool.run(
      ["context", "--weights", "weights.tsv", "--output", "none.image"], in: folder, input: "")
    #expect(result.status == 65)
    #expect(
      result.stderr
        == "unspin-lexicon: weights.tsv:3: not a name, a number and a source; separate the three by tabs\n")
  }

  @Test func `a missing folder of dictionaries is named with what to do`() throws {
    let result = try Self.tool.run(["lint"], in: TemporaryFolder(), input: "")
    #expect(result.status == 74)
    #expect(
      result.stderr
        == "unspin-lexicon: Dictionaries: there is no such folder; run this in the folder of the package, or name one with --dictionaries\n"
    )
  }

  @Test func `lint says nothing of sound files`() throws {
    let result = try Self.run(["lint"], in: Self.folder())
    #expect(result.status == 0)
    #expect(result.text == "")
    #expect(result.stderr == "7 files, 6 rows: 0 problems, 0 warnings\n")
  }

  @Test func `lint names problems by file and line and exits 65`() throws {
    let folder = try Self.folder([
      "wording/curated.tsv": "original\tclass\tsubstitutes\tsource\nb\tp\tc\tforeseen\na\tq\tb|a\tforeseen\n"
    ])
    try folder.write("D/names/songs.tsv", Array("name\nA\n".utf8) + [0xC3, 0x28, 0x0A])
    let result = try Self.run(["lint"], in: folder)
    #expect(result.status == 65)
    #expect(
      result.text == """
        names/songs.tsv:3: byte 7 is not UTF-8; save the file as UTF-8
        wording/curated.tsv:3: “a” stands after “b”; sort rows by bytes (LC_ALL=C), first column first, then the second
        wording/curated.tsv:3: class is “q”; write v, n, a, d, f, x, p
        wording/curated.tsv:3: “a” is put for itself; remove it

        """)
  }

  @Test func `warnings count only when lint is strict`() throws {
    let folder = try Self.folder([
      "wording/curated.tsv": "original\tclass\tsubstitutes\tsource\nam\tx\t'm\tforeseen\n"
    ])
    let warning = """
      wording/curated.tsv:2: warning: “'m” starts with a sign and is never looked up; write it with the word before it, or remove it

      """
    let plain = try Self.run(["lint"], in: folder)
    #expect(plain.status == 0)
    #expect(plain.text == warning)
    let strict = try Self.run(["lint", "--strict"], in: folder)
    #expect(strict.status == 65)
    #expect(strict.text == warning)
  }

  @Test func `lint lists the riskiest phrases and the collisions of names`() throws {
    let folder = try Self.folder([
      "names/shows.tsv": "name\talso\tof\tnote\tcontext\tsource\nSiteseo Dan\t\t\tdrama\t\tgeneral\n"
    ])
    let result = try Self.run(["lint", "--risk", "2", "--collisions"], in: folder)
    #expect(result.status == 0)
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(
      lines.first?.hasPrefix(
        "names:1: warning: 1 damaged variants are names themselves, such as “Siteseo Dan”") == true)
    #expect(lines.contains { $0.hasPrefix("Siteseo Dan") && $0.hasSuffix("names/people.tsv:2  name") })
    let risk = lines.drop { !$0.hasPrefix("phrase ") }
    #expect(risk.count == 3)
    #expect(risk.dropFirst().first?.hasPrefix("however ") == true)
  }

  @Test func `a model that its manifest does not describe is a problem`() throws {
    let folder = try Self.folder(["language/model.manifest.tsv": "name\tvalue\nimage.bytes\t3\n"])
    let result = try Self.run(["lint"], in: folder)
    #expect(result.status == 65)
    #expect(
      result.text.hasPrefix("language/model.manifest.tsv:1: “image.bytes” is 3, that of the model image "))
  }

  @Test func `explain shows both directions, the row and the genuine frequency`() throws {
    let folder = try Self.folder()
    let spun = try Self.run(["explain", "However"], in: folder)
    #expect(spun.status == 0)
    #expect(spun.text.contains("genuine text  log probability -"))
    #expect(spun.text.contains("75    seen, family A, family B  wording/observed.tsv:2"))
    let original = try Self.run(["explain", "track and field"], in: folder)
    #expect(original.status == 0)
    #expect(original.text.contains("spinners put for it"))
    #expect(original.text.contains("wording/curated.tsv:2"))
    let name = try Self.run(["explain", "Seo-dan"], in: folder)
    #expect(name.status == 0)
    #expect(name.text.contains("a name, of a person"))
    #expect(name.text.contains("Seo Dan    actor           names/people.tsv:2  Seo-dan  Run On"))
    #expect(name.text.contains("Siteseo-dan"))
  }

  @Test func `explain exits 1 for what is not known`() throws {
    let folder = try Self.folder()
    let phrase = try Self.run(["explain", "qwertz"], in: folder)
    #expect(phrase.status == 1)
    #expect(phrase.text == "")
    #expect(phrase.stderr == "“qwertz” is not known\n")
    let place = try Self.run(
      ["explain", "however", "--in", "It is here.", "--encoder", Self.encoder], in: folder)
    #expect(place.status == 1)
    #expect(place.stderr == "“however” does not stand in the text\n")
  }

  @Test func `explain tells why a text is or is not changed`() throws {
    let folder = try Self.folder()
    try folder.write("page.txt", "She was late.\nThe solid was late, however Seo Dan was not.\n")
    let all = try Self.run(["explain", "--context", "page.txt", "--encoder", Self.encoder], in: folder)
    #expect(all.status == 0)
    #expect(all.text.contains("\n2:5: ") || all.text.hasPrefix("2:5: "))
    #expect(all.text.contains("(kept)"))
    #expect(all.text.contains("languageModel -"))
    #expect(all.text.contains("judged by itself, the text is spun with probability "))
    let one = try Self.run(
      ["explain", "seo dan", "--context", "page.txt", "--encoder", Self.encoder], in: folder)
    #expect(one.text.contains("2:29: “Seo” is protected: a known name"))
    #expect(!one.text.contains("“however” was"))
    let place = try Self.run(
      ["explain", "--context", "page.txt", "--at", "2:21", "--encoder", Self.encoder], in: folder)
    #expect(place.status == 0)
    #expect(place.text.contains("2:21: “however”"))
    #expect(!place.text.contains("Seo"))
    let nowhere = try Self.run(
      ["explain", "--context", "page.txt", "--at", "9:1", "--encoder", Self.encoder], in: folder)
    #expect(nowhere.status == 1)
    #expect(nowhere.stderr == "there is no word at line 9, column 1\n")
    #expect(try Self.run(["explain", "--at", "1:1"], in: folder).status == 64)
    #expect(try Self.run(["explain", "--in", "a", "--at", "1"], in: folder).status == 64)
  }

  @Test func `coverage starts with one number between 0 and 1`() throws {
    let folder = try Self.folder()
    try folder.write(
      "facts.tsv",
      "spun\toriginal\tcount\tkept\tpages\tfamilies\nhowever solid\tbut cast\t3\t0\t1\tA:3\nnothing\tall\t1\t0\t1\tB:1\n"
    )
    let result = try Self.run(["coverage", "facts.tsv"], in: folder)
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("0.7500\n"))
    #expect(result.text.contains("A       3      3   1.0000"))
    #expect(result.text.hasSuffix("1          nothing        all\n"))
    let without = try Self.run(["coverage", "facts.tsv", "--without", "wording/observed.tsv"], in: folder)
    #expect(without.text.hasPrefix("0.0000\n"))
    let wrong = try Self.run(["coverage", "facts.tsv", "--without", "wording/seen.tsv"], in: folder)
    #expect(wrong.status == 65)
    #expect(
      wrong.stderr
        == "unspin-lexicon: wording/seen.tsv: there is no such file below D; name one of its files\n")
  }

  @Test func `an image is compiled and checked`() throws {
    let folder = try Self.folder()
    #expect(try Self.run(["compile", "--output", "a.image"], in: folder).status == 0)
    #expect(try Self.run(["compile", "--output", "b.image"], in: folder).status == 0)
    #expect(try folder.read("a.image") == folder.read("b.image"))
    #expect(try Self.run(["compile", "--check", "--output", "a.image"], in: folder).status == 0)
    try folder.write("D/names/surnames.tsv", "surname\tshare\tsource\nKim\t2150\tgeneral\n")
    #expect(try Self.run(["compile", "--check", "--output", "a.image"], in: folder).status == 1)
  }

  @Test func `bad input has its exit code and message`() throws {
    let folder = try Self.folder()
    let usage = try Self.run(["explain"], in: folder)
    #expect(usage.status == 64)
    #expect(usage.stderr.contains("give a phrase, a text with --in, or a file with --context"))
    let missing = try Self.run(["coverage", "none.tsv"], in: folder)
    #expect(missing.status == 74)
    #expect(missing.stderr == "unspin-lexicon: none.tsv: cannot be read: No such file or directory\n")
    try folder.write("facts.tsv", "spun\toriginal\tcount\na\tb\tc\n")
    let bad = try Self.run(["coverage", "facts.tsv"], in: folder)
    #expect(bad.status == 65)
    #expect(bad.stderr == "unspin-lexicon: facts.tsv:2: the count is not a whole number\n")
    let image = try Self.tool.run(
      ["lint", "--dictionaries", "D", "--model", "facts.tsv"], in: folder, input: "")
    #expect(image.status == 65)
    #expect(image.stderr.hasPrefix("unspin-lexicon: facts.tsv: the language-model image has only "))
  }
}
