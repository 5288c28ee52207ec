package import UnspinLexicon

/// All that is known, opened once and shared by every unspinner.
package struct Knowledge: Sendable {
  /// Built-in dictionaries first, then overlays.
  package var lexicons: [Lexicon]
  package var model: LanguageModel
  package var weights: FeatureWeights
  package var judgement: Judgement
  /// Reads sentences from both sides; nil where n-grams have to do.
  package var encoder: ContextEncoder?
  /// What spinners make of names; made when first asked for.
  package var variants: @Sendable () -> NameVariants

  package init(lexicons: [Lexicon], model: LanguageModel, weights: FeatureWeights, judgement: Judgement) {
    self.lexicons = lexicons
    self.model = model
    self.weights = weights
    self.judgement = judgement
    let names = lexicons[0].names
    variants = { names.variants() }
  }

  /// Knowledge from images.
  ///
  /// - Throws: ``ImageError`` when one is refused.
  package init(lexicon: ImageBytes, model: ImageBytes) throws(ImageError) {
    let lexicon = try Lexicon(lexicon)
    let fitted = lexicon.weights
    self.init(
      lexicons: [lexicon], model: try LanguageModel(model),
      weights: FeatureWeights(plain: fitted) ?? .initial,
      judgement: fitted.count >= Feature.plain.count + Judgement.count
        ? Judgement(values: Array(fitted[Feature.plain.count..<Feature.plain.count + Judgement.count]))
        : .initial)
  }

  /// Takes an encoder in, and the weights that were fitted with it.
  ///
  /// - Throws: ``ImageError`` when its weights were fitted for other features.
  package mutating func use(_ encoder: ContextEncoder) throws(ImageError) {
    guard encoder.weights.count == Feature.count else {
      throw ImageError(
        "the context image has \(encoder.weights.count) decoder weights, not \(Feature.count); fit them with "
          + "`unspin-lexicon tune --encoder` and put them in with `unspin-lexicon context --weights`")
    }
    self.encoder = encoder
    weights = FeatureWeights(values: encoder.weights)
  }

  /// The same with other dictionaries.
  func with(_ lexicons: [Lexicon]) -> Knowledge {
    var knowledge = self
    knowledge.lexicons = lexicons
    return knowledge
  }

  /// Format and checksum of the lexicon inside the program; the language model's goes into its own. Nil when
  /// the image is damaged.
  static let version: String? = {
    guard let reader = try? ImageReader(EmbeddedImages.lexicon, kind: .lexicon) else { return nil }
    let digits = String(reader.checksum, radix: 16)
    return "\(ImageKind.lexicon.version)-\(String(repeating: "0", count: 16 - digits.count))\(digits)"
  }()

  /// The images inside the program.
  static let embedded: Result<Knowledge, ImageError> = {
    do throws(ImageError) {
      var knowledge = try Knowledge(lexicon: EmbeddedImages.lexicon, model: EmbeddedImages.model)
      knowledge.variants = { embeddedVariants }
      return .success(knowledge)
    } catch {
      return .failure(error)
    }
  }()

  /// What spinners make of names, by the image inside the program.
  private static let embeddedVariants: NameVariants =
    (try? Lexicon(EmbeddedImages.lexicon).names.variants()) ?? NameVariants(homographs: [:], seen: [:])

  /// The images inside the program, with the context encoder among them.
  static let deep: Result<Knowledge, ImageError> = embedded.flatMap { plain in
    do throws(ImageError) {
      var knowledge = plain
      try knowledge.use(try ContextEncoder(EmbeddedImages.context))
      return .success(knowledge)
    } catch {
      return .failure(error)
    }
  }
}
