internal import CLexiconImage

/// The images inside the program.
package enum EmbeddedImages {
  /// Names, wording, residue.
  package static let lexicon = ImageBytes(
    static: UnsafeRawBufferPointer(start: unspin_lexicon_base(), count: unspin_lexicon_size()))
  /// The language model.
  package static let model = ImageBytes(
    static: UnsafeRawBufferPointer(start: unspin_model_base(), count: unspin_model_size()))
}
