internal import ArgumentParser
internal import Unspin
internal import UnspinLearning
internal import UnspinLexicon
internal import UnspinText

/// `unspin-lexicon train`: counts or plain text to language-model image.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Make a language-model image from n-gram counts, plain text, or both.")

  @Option(help: "Path and name before .1.tsv, .2.tsv, .3.tsv and .stats.tsv.")
  var counts: String?

  @Option(help: "A file of trusted genuine text, or a folder of *.txt; may be given more than once.")
  var text: [String] = []

  @Option(help: "How often the text counts beside the counts of --counts.")
  var textWeight: UInt32 = 1

  @Option(help: "Words seen less often are unknown.")
  var minimumWordCount = 8

  @Option(help: "2-grams kept.")
  var bigrams = 1_200_000

  @Option(help: "3-grams kept.")
  var trigrams = 2_400_000

  @Option(help: "Held-out 3-gram counts to measure perplexity on.")
  var heldOut: String?

  @Option(help: "Where to write the image.")
  var output: String

  @Option(help: "Where to write what the image was made from and how good it is.")
  var manifest: String?

  func validate() throws {
    guard counts != nil || !text.isEmpty else {
      throw ValidationError("give --counts, --text, or both")
    }
    guard textWeight > 0 else { throw ValidationError("--text-weight is a whole number from 1 on") }
  }

  func run() throws {
    var facts = ModelManifest([
      "parameters.bigrams": "\(bigrams)", "parameters.trigrams": "\(trigrams)",
      "parameters.minimumWordCount": "\(minimumWordCount)",
    ])
    let ngrams = try ngrams(&facts)
    print(
      "counts: \(ngrams.words.count) words, \(ngrams.bigrams.count) 2-grams, \(ngrams.trigrams.count) 3-grams"
    )
    let trainer = ModelTrainer(ngrams)
    let image = try trainer.image(.init(bigrams: bigrams, trigrams: trigrams))
    facts.setImage(image)
    try File.write(image, to: output)
    print("image: \(image.count) bytes")
    if let heldOut { try measure(LanguageModel(ImageBytes(image)), trainer, heldOut, &facts) }
    if let manifest { try File.write(Array(facts.text.utf8), to: manifest) }
  }

  private func read(_ name: String, _ path: String, _ facts: inout ModelManifest) throws -> [UInt8] {
    let bytes = try File.read(path)
    facts.values[name] = ModelManifest.checksum(bytes)
    return bytes
  }

  private func ngrams(_ facts: inout ModelManifest) throws -> NgramCounts {
    var base: NgramCounts?
    if let counts {
      facts.values["counts.name"] = counts.split(separator: "/").last.map(String.init) ?? counts
      base = try NgramCounts(
        unigrams: read("counts.1", counts + ".1.tsv", &facts),
        bigrams: read("counts.2", counts + ".2.tsv", &facts),
        trigrams: read("counts.3", counts + ".3.tsv", &facts),
        statistics: read("counts.statistics", counts + ".stats.tsv", &facts),
        minimumWordCount: minimumWordCount)
    }
    guard !text.isEmpty else { return base ?? TextCounter().counts() }
    var counter = TextCounter()
    var reader = try DocumentReader()
    var checksums: [UInt8] = []
    for path in text {
      let files = (try? File.list(path, suffix: ".txt").map { path + "/" + $0 }) ?? [path]
      guard !files.isEmpty else { throw FileError("\(path): no file there ends in .txt") }
      for file in files {
        let bytes = try File.read(file)
        if let offset = bytes.withUnsafeBytes(UTF8Decoding.firstInvalidOffset) {
          throw FileError("\(file): byte \(offset) is not UTF-8; convert the file to UTF-8")
        }
        counter.add(try Document(bytes, reader: &reader))
        checksums += Array(ModelManifest.checksum(bytes).utf8)
      }
    }
    facts.values["text.files"] = "\(checksums.count / 16)"
    facts.values["text.checksum"] = ModelManifest.checksum(checksums)
    facts.values["parameters.textWeight"] = "\(textWeight)"
    return counter.counts(over: base, weight: textWeight, minimumWordCount: minimumWordCount)
  }

  private func measure(
    _ model: LanguageModel, _ trainer: ModelTrainer, _ path: String, _ facts: inout ModelManifest
  ) throws {
    let held = try read("heldOut.3", path, &facts)
    let unpruned = try trainer.perplexity(trigrams: held)
    let known = try Perplexity.of(model, trigrams: held, knownOnly: true)
    let all = try Perplexity.of(model, trigrams: held, knownOnly: false)
    facts.values["perplexity.unpruned"] = Columns.decimal(unpruned, 3)
    facts.values["perplexity.known"] = Columns.decimal(known.perplexity, 3)
    facts.values["perplexity.all"] = Columns.decimal(all.perplexity, 3)
    facts.values["perplexity.unknownShare"] = Columns.decimal(all.unknown, 6)
    print(
      "perplexity: \(Columns.decimal(known.perplexity, 3)) over known words (\(Columns.decimal(unpruned, 3)) before "
        + "pruning and rounding), \(Columns.decimal(all.perplexity, 3)) over all, unknown "
        + Columns.decimal(all.unknown, 6))
  }
}
