internal import ArgumentParser
internal import UnspinLearning
internal import UnspinLexicon

/// `unspin-lexicon train`: counts to language-model image.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Make a language-model image from n-gram counts.")

  @Option(help: "Path and name before .1.tsv, .2.tsv, .3.tsv and .stats.tsv.")
  var counts: String

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

  func run() throws {
    var facts = ModelManifest([
      "counts.name": counts.split(separator: "/").last.map(String.init) ?? counts,
      "parameters.bigrams": "\(bigrams)", "parameters.trigrams": "\(trigrams)",
      "parameters.minimumWordCount": "\(minimumWordCount)",
    ])
    func read(_ name: String, _ path: String) throws -> [UInt8] {
      let bytes = try File.read(path)
      facts.values[name] = ModelManifest.checksum(bytes)
      return bytes
    }
    let ngrams = try NgramCounts(
      unigrams: read("counts.1", counts + ".1.tsv"), bigrams: read("counts.2", counts + ".2.tsv"),
      trigrams: read("counts.3", counts + ".3.tsv"),
      statistics: read("counts.statistics", counts + ".stats.tsv"),
      minimumWordCount: minimumWordCount)
    print(
      "counts: \(ngrams.words.count) words, \(ngrams.bigrams.count) 2-grams, \(ngrams.trigrams.count) 3-grams"
    )
    let image = try ModelTrainer(ngrams).image(.init(bigrams: bigrams, trigrams: trigrams))
    facts.setImage(image)
    try File.write(image, to: output)
    print("image: \(image.count) bytes")
    if let heldOut {
      let model = try LanguageModel(ImageBytes(image))
      let held = try read("heldOut.3", heldOut)
      let known = try Perplexity.of(model, trigrams: held, knownOnly: true)
      let all = try Perplexity.of(model, trigrams: held, knownOnly: false)
      facts.values["perplexity.known"] = Columns.decimal(known.perplexity, 3)
      facts.values["perplexity.all"] = Columns.decimal(all.perplexity, 3)
      facts.values["perplexity.unknownShare"] = Columns.decimal(all.unknown, 6)
      print(
        "perplexity: \(Columns.decimal(known.perplexity, 3)) over known words, \(Columns.decimal(all.perplexity, 3)) over all, unknown \(Columns.decimal(all.unknown, 6))"
      )
    }
    if let manifest { try File.write(Array(facts.text.utf8), to: manifest) }
  }
}
