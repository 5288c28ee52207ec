package import UnspinLexicon

/// All that is known, opened once and shared by every unspinner.
package struct Knowledge: Sendable {
  /// Built-in dictionaries first, then overlays.
  package var lexicons: [Lexicon]
  package var model: LanguageModel
  package var weights: FeatureWeights
  package var judgement: Judgement

  package init(lexicons: [Lexicon], model: LanguageModel, weights: FeatureWeights, judgement: Judgement) {
    self.lexicons = lexicons
    self.model = model
    self.weights = weights
    self.judgement = judgement
  }

  /// Knowledge from images.
  ///
  /// - Throws: ``ImageError`` when one is refused.
  package init(lexicon: ImageBytes, model: ImageBytes) throws(ImageError) {
    let lexicon = try Lexicon(lexicon)
    let fitted = lexicon.weights
    self.init(
      lexicons: [lexicon], model: try LanguageModel(model),
      weights: fitted.count >= Feature.count
        ? FeatureWeights(values: Array(fitted[..<Feature.count])) : .initial,
      judgement: fitted.count >= Feature.count + Judgement.count
        ? Judgement(values: Array(fitted[Feature.count..<Feature.count + Judgement.count])) : .initial)
  }

  /// The images inside the program.
  static let embedded: Result<Knowledge, ImageError> = {
    do throws(ImageError) {
      return .success(try Knowledge(lexicon: EmbeddedImages.lexicon, model: EmbeddedImages.model))
    } catch {
      return .failure(error)
    }
  }()
}
