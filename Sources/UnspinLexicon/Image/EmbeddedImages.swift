internal import CLexiconImage

/// The images inside the program.
package enum EmbeddedImages {
  /// Names, wording, residue.
  package static let lexicon = ImageBytes(
    static: UnsafeRawBufferPointer(start: unspin_lexicon_base(), count: unspin_lexicon_size()))
  /// The context encoder.
  package static let context = ImageBytes(
    static: UnsafeRawBufferPointer(start: unspin_context_base(), count: unspin_context_size()))
  /// The language model.
  package static let model = ImageBytes(
    static: UnsafeRawBufferPointer(start: unspin_model_base(), count: unspin_model_size()))
}
