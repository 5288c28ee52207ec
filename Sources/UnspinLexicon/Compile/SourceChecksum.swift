package import UnspinText

/// Tells whether a lexicon image was compiled from given dictionaries and a given model, without compiling.
package enum SourceChecksum {
  /// The checksum of what a lexicon image is made from.
  ///
  /// - Parameters:
  ///   - files: Name and text of each file of `Dictionaries/`, in any order.
  ///   - model: The checksum of the language model, ``LanguageModel/checksum``.
  /// - Returns: 64 bits that change when any byte of it changes.
  /// - Complexity: O(bytes of all files).
  package static func of(_ files: [(name: String, text: String)], model: UInt64) -> UInt64 {
    var key = TokenKey(rawValue: model)
    for file in files.sorted(by: { $0.name < $1.name }) {
      key = key.followed(by: TokenKey(file.name)).followed(by: TokenKey(file.text))
    }
    return key.rawValue
  }

  /// The checksum that a lexicon image carries.
  ///
  /// - Throws: ``ImageError`` when the image is refused or carries none.
  package static func recorded(in image: ImageBytes) throws(ImageError) -> UInt64 {
    let section: ImageTable<UInt64> = try ImageReader(image, kind: .lexicon).section(.sources)
    guard section.count == 1 else {
      throw ImageError("the lexicon image does not say what it was made from; \(ImageError.rebuild)")
    }
    return section[0]
  }
}

extension ImageTag {
  static let sources = ImageTag("SRCE")
}
