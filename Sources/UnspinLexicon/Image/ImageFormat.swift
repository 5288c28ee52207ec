internal import UnspinText

/// The frame around every image; `docs/image-format.md` has the sections too.
///
/// | offset | size | what |
/// |---|---|---|
/// | 0 | 8 | magic, which also tells the kind of image |
/// | 8 | 4 | format version |
/// | 12 | 4 | number of sections |
/// | 16 | 8 | size of the whole image in bytes |
/// | 24 | 8 | checksum of everything from offset 32 on |
/// | 32 | 24 a section | tag (4), element size (4), offset (8), size in bytes (8) |
///
/// All numbers are little-endian; sections start at multiples of 64.
enum ImageFormat {
  static let headerSize = 32
  static let sectionEntrySize = 24
  static let alignment = 64
  static let maximumSections = 64

  /// A 64-bit checksum: eight bytes a step, the mixing function of `TokenKey`.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    TokenKey(bytes: bytes).rawValue
  }
}

/// What kind of image, and which version of its format this program reads.
package struct ImageKind: Sendable, Equatable {
  /// Eight ASCII bytes.
  package let magic: String
  /// The version that is written and read.
  package let version: UInt32
  /// How messages call it.
  package let name: String

  /// Names, wording, residue.
  package static let lexicon = ImageKind(magic: "UNSPINLX", version: 1, name: "lexicon image")
  /// The language model.
  package static let model = ImageKind(magic: "UNSPINLM", version: 1, name: "language-model image")
  /// The context encoder.
  package static let context = ImageKind(magic: "UNSPINDC", version: 1, name: "context image")
}
