package import UnspinText

/// Turns dictionary files into a lexicon image.
///
/// The channel of a pair is its seen share among all substitutes of the original, smoothed by the foreseen
/// ones; damaged variants of names are generated from the homograph table; the evidence of a phrase compares
/// how often spinners are expected to put it with how often people write it, both by the language model.
package struct LexiconCompiler {
  private let files: [DictionaryFile]
  private let model: LanguageModel

  /// - Parameters:
  ///   - files: The files of `Dictionaries/`, in any order.
  ///   - model: The language model that tells how frequent phrases are in genuine text.
  package init(files: [DictionaryFile], model: LanguageModel) {
    self.files = files.sorted { $0.name < $1.name }
    self.model = model
  }

  /// Compiles everything.
  ///
  /// - Throws: ``DictionaryError`` for a row that cannot be used, ``ICUError`` when ICU fails.
  package func compile() throws -> [UInt8] {
    try collected().image(
      files: files.map(\.name), weights: try weights(), residue: try residue(),
      sources: SourceChecksum.of(files.map { ($0.name, $0.text) }, model: model.checksum))
  }

  /// All that would be compiled, with its texts, for people to look at.
  ///
  /// - Throws: as ``compile()``.
  package func inventory() throws -> Inventory { Inventory(try collected(), files: files.map(\.name)) }

  private func collected() throws -> PhraseBuilder {
    var builder = try PhraseBuilder()
    let table = try substitutions()
    try addWording(table, to: &builder)
    try addNames(table, to: &builder)
    try addEvidence(table, to: &builder)
    return builder
  }

  private func residue() throws -> ResidueCompiler.Output {
    var compiler = try ResidueCompiler()
    for (number, file) in files.enumerated() where file.name.hasPrefix("residue/") {
      try compiler.add(file, number: number)
    }
    return compiler.finish()
  }

  /// A phrase of ordinary wording with one of its originals.
  package struct WordingPair {
    package var phrase: String
    package var original: String
    /// Natural logarithm of the probability that a spinner puts the phrase for the original.
    package var channel: Double
  }

  /// All pairs of ordinary wording that an image would hold, in the order of their phrases.
  ///
  /// - Throws: as ``compile()``.
  package func wordingPairs() throws -> [WordingPair] {
    var builder = try PhraseBuilder()
    try addWording(try substitutions(), to: &builder)
    var pairs: [WordingPair] = []
    for entry in builder.entries {
      for draft in entry.pairs where draft.flags.isDisjoint(with: [.name, .namePart, .exactCase]) {
        pairs.append(WordingPair(phrase: entry.text, original: draft.original, channel: draft.channel))
      }
    }
    return pairs.sorted { ($0.phrase, $0.original) < ($1.phrase, $1.original) }
  }

  private func weights() throws(DictionaryError) -> [Float] {
    var weights: [Float] = []
    for file in files where file.name == "language/weights.tsv" {
      for row in file.rows {
        guard let value = Float(row["value"]) else {
          throw DictionaryError(file: file.name, line: row.line, problem: "the value must be a number")
        }
        weights.append(value)
      }
    }
    return weights
  }

  private func provenance(_ file: Int, _ line: Int) -> UInt32 {
    UInt32(file) << 24 | UInt32(line & 0xFF_FFFF)
  }

  // MARK: Wording

  private func substitutions() throws -> SubstitutionTable {
    var table = SubstitutionTable()
    for (number, file) in files.enumerated()
    where file.name.hasPrefix("wording/") && file.columns.contains("spun") {
      for row in file.rows {
        guard let count = Double(row["count"]), let kept = Double(row["kept"]) else {
          throw DictionaryError(file: file.name, line: row.line, problem: "count and kept must be numbers")
        }
        table.addObserved(
          spun: String(row["spun"]), original: String(row["original"]), isExact: row["case"] == "exact",
          count: count, kept: kept, families: families(row["families"]), file: number, line: row.line)
      }
    }
    let expansion = PairExpansion(
      inflector: try Inflector(
        verbs: text("language/irregular-verbs.tsv"), nouns: text("language/irregular-nouns.tsv"),
        adjectives: text("language/irregular-adjectives.tsv")))
    for (number, file) in files.enumerated()
    where file.name.hasPrefix("wording/") && file.columns.contains("substitutes") {
      for row in file.rows {
        guard let kind = InflectionClass(rawValue: String(row["class"])) else {
          throw DictionaryError(
            file: file.name, line: row.line,
            problem: "class “\(row["class"])” is none of v, n, a, d, f, x, p")
        }
        let families = row["families"].reduce(into: Pair.Flags()) { $0.formUnion(Pair.Flags.family($1)) }
        for (rank, substitute) in row.list("substitutes").enumerated() {
          let pairs = expansion.pairs(
            original: String(row["original"]), class: kind, substitute: String(substitute))
          // Sightings of one form speak for the others.
          let seen = pairs.reduce(0.0) { $0 + table.count(spun: $1.spun, original: $1.original) }
          let weight = SubstitutionTable.foreseenWeight(rank: rank) + 0.5 * Logarithms.natural(1 + seen)
          for pair in pairs {
            // Less usual spellings of the original are seldom what the writer had.
            table.addForeseen(
              spun: pair.spun, original: pair.original, weight: pair.alternative == 0 ? weight : weight * 0.3,
              families: families, file: number, line: row.line)
          }
        }
      }
    }
    table.finish()
    return table
  }

  private func text(_ name: String) throws(DictionaryError) -> String {
    guard let file = files.first(where: { $0.name == name }) else {
      throw DictionaryError(file: name, line: 1, problem: "the file is missing; restore it")
    }
    return file.text
  }

  private func families(_ field: Substring) -> Pair.Flags {
    var flags: Pair.Flags = .observed
    for part in field.split(separator: ",") {
      if let letter = part.first { flags.formUnion(Pair.Flags.family(letter)) }
    }
    return flags
  }

  private func addWording(_ table: SubstitutionTable, to builder: inout PhraseBuilder) throws {
    let parts = Set(homographs().all.keys.map { $0.lowercased() })
    for entry in table.entries {
      guard let phrase = try builder.entry(entry.spun) else { continue }
      var flags = entry.families
      if entry.isExact {
        let isPart = parts.contains(entry.original.lowercased()) && !Self.months.contains(entry.original)
        flags.insert(isPart ? .namePart : .exactCase)
      }
      if entry.isExact, Self.months.contains(entry.original) {
        builder.update(phrase) { $0.flags.insert(.month) }
      }
      builder.add(
        .init(
          original: entry.original, provenance: provenance(entry.file, entry.line), channel: entry.channel,
          count: entry.count, flags: flags), to: phrase)
    }
    for (original, rate) in table.spinRates.sorted(by: { $0.key < $1.key }) {
      guard let phrase = try builder.entry(original) else { continue }
      builder.update(phrase) { $0.spinRate = max($0.spinRate, rate) }
    }
  }

  private static let months: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  // MARK: Names

  /// Name parts with what spinners put, seen ones first, and which were seen.
  private func homographs() -> (all: [String: [String]], seen: [String: [String]]) {
    var all: [String: [String]] = [:]
    var seen: [String: [String]] = [:]
    for file in files where file.name == "names/homographs.tsv" {
      for row in file.rows {
        let part = String(row["part"])
        seen[part] = row.list("seen").map(String.init)
        all[part] = row.list("seen").map(String.init) + Self.unseen(row)
      }
    }
    return (all, seen)
  }

  private static func unseen(_ row: DictionaryFile.Row) -> [String] {
    let seen = row.list("seen")
    return row.list("substitutes").filter { !seen.contains($0) }.map(String.init)
  }

  /// Share of Koreans with a surname that no figure is known for.
  private static let rareSurname = 2.0

  private func addNameParts(to builder: inout PhraseBuilder) throws(DictionaryError) {
    for file in files where file.name == "names/surnames.tsv" {
      for row in file.rows {
        let share = row["share"].isEmpty ? Self.rareSurname : Double(row["share"])
        guard let share, share > 0 else {
          throw DictionaryError(
            file: file.name, line: row.line, problem: "the share must be a number above 0, in ten thousand")
        }
        builder.names.addSurname(String(row["surname"]), share: share / 10_000)
      }
    }
    for file in files where file.name == "names/homographs.tsv" {
      for row in file.rows {
        builder.names.addPart(
          String(row["part"]), seen: row.list("seen").map(String.init), others: Self.unseen(row))
      }
    }
  }

  private func addNames(_ table: SubstitutionTable, to builder: inout PhraseBuilder) throws {
    try addNameParts(to: &builder)
    let homographs = homographs()
    let variants = NameVariants(homographs: homographs.all, seen: homographs.seen)
    var titleParts: [String: [(text: String, channel: Double)]] = [:]
    for entry in table.entries where !entry.isExact && !entry.original.contains(" ") && entry.spun.count > 2 {
      titleParts[entry.original, default: []].append((entry.spun, entry.channel))
    }
    let titleSubstitutes = titleParts.mapValues { list in
      list.sorted { $0.channel != $1.channel ? $0.channel > $1.channel : $0.text < $1.text }
        .prefix(6).map { NameVariants.capitalized($0.text) }
    }
    for (number, file) in files.enumerated()
    where file.name.hasPrefix("names/") && file.columns.contains("name") {
      let isPerson = ["names/people.tsv", "names/roles.tsv"].contains(file.name)
      for row in file.rows {
        let needsContext = row["context"] == "needed"
        let spellings = ([row["name"]] + row.list("also")).map(String.init)
        builder.names.add(
          spellings: spellings, entries: try spellings.compactMap { try builder.entry($0) },
          of: row.list("of"))
        if isPerson { builder.names.countSyllables(of: spellings[0]) }
        for name in spellings {
          guard let entry = try builder.entry(name) else { continue }
          builder.update(entry) {
            if needsContext && !$0.flags.contains(.name) { $0.flags.insert(.needsContext) }
            if !needsContext { $0.flags.remove(.needsContext) }
            $0.flags.insert(.name)
            if isPerson { $0.flags.insert(.person) }
          }
          // What ordinary wording makes of a title may well be another title.
          let plain = variants.variants(of: name)
          let lone =
            Self.lone.contains(file.name) ? variants.loneVariants(of: name, extra: titleSubstitutes) : []
          for variant in lone
            + (isPerson ? plain : variants.variants(of: name, extra: titleSubstitutes))
          {
            guard let damaged = try builder.entry(variant.text) else { continue }
            let tokens = try builder.tokens(of: variant.text)
            var flags: Pair.Flags = [.name]
            if variant.isTelling, plain.contains(variant), isDistinctive(tokens) {
              flags.insert(.distinctive)
            }
            builder.add(
              .init(
                original: name, provenance: provenance(number, row.line),
                channel: Logarithms.natural(isPerson ? 0.3 : 0.1), count: 0, flags: flags,
                capitals: variant.capitals(tokens)), to: damaged)
          }
        }
      }
    }
    for (number, file) in files.enumerated() where file.name == "names/homographs.tsv" {
      for row in file.rows {
        let seen = row.list("seen")
        for substitute in row.list("substitutes") {
          guard let phrase = try builder.entry(String(substitute)) else { continue }
          builder.add(
            .init(
              original: String(row["part"]), provenance: provenance(number, row.line),
              channel: Logarithms.natural(seen.contains(substitute) ? 0.4 : 0.1),
              count: seen.contains(substitute) ? 1 : 0,
              flags: .namePart), to: phrase)
        }
      }
    }
  }

  /// Files whose names of one word are damaged, too, and told by the document alone.
  private static let lone: Set<String> = [
    "names/people.tsv", "names/groups.tsv", "names/shows.tsv", "names/songs.tsv", "names/franchises.tsv",
  ]

  /// Log probability in genuine text below which a damaged name is beyond doubt: nobody writes "Lee Solar Gyun",
  /// while "Working Man" may well be meant.
  private static let doubt: Float = -22

  private func isDistinctive(_ tokens: PhraseTokens) -> Bool {
    tokens.count > 1 && model.logProbability(of: tokens.models) < Self.doubt
  }

  // MARK: Evidence

  private func addEvidence(_ table: SubstitutionTable, to builder: inout PhraseBuilder) throws {
    // Rates per token: of the phrase in genuine text, and of its being put for something else.
    var put = [Double](repeating: 0, count: builder.entries.count)
    var rates: [String: Double] = [:]
    for entry in table.entries where !entry.isExact {
      guard let phrase = try builder.entry(entry.spun) else { continue }
      let rate: Double
      if let known = rates[entry.original] {
        rate = known
      } else {
        rate = genuineRate(try builder.tokens(of: entry.original))
        rates[entry.original] = rate
      }
      put[phrase] += rate * Logarithms.exponential(entry.channel)
    }
    let registers = try registers()
    for index in put.indices where put[index] > 0 || builder.entries[index].spinRate > 0 {
      let register =
        builder.entries[index].tokens.count == 1 ? registers[builder.entries[index].text.lowercased()] : nil
      let genuine = max(genuineRate(builder.entries[index].tokens), register ?? 0, 1e-8)
      let kept = genuine * (1 - min(builder.entries[index].spinRate, 0.95))
      builder.update(index) { $0.evidence = Logarithms.natural((kept + put[index]) / genuine) }
    }
  }

  /// Rates of words in registers other than news, where they are higher: a manual is full of "function".
  private func registers() throws(DictionaryError) -> [String: Double] {
    var rates: [String: Double] = [:]
    for file in files where file.name == "language/registers.tsv" {
      for row in file.rows {
        guard let perMillion = Double(row["perMillion"]) else {
          throw DictionaryError(file: file.name, line: row.line, problem: "perMillion must be a number")
        }
        rates[String(row["phrase"])] = perMillion / 1e6
      }
    }
    return rates
  }

  private func genuineRate(_ tokens: PhraseTokens) -> Double {
    Logarithms.exponential(Double(model.logProbability(of: tokens.models)))
  }
}
