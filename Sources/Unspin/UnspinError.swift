/// Why a document or a dictionary could not be taken.
///
/// ``code`` is for programs, ``description`` for people: it names the place, what is wrong and what to do.
public struct UnspinError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong. Not an enumeration, so that codes can be added without breaking callers.
  public struct Code: Sendable, Hashable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The bytes are not UTF-8; ``UnspinError/offset`` names the first byte that is not.
    public static let invalidUTF8 = Code("invalidUTF8")
    /// The document is larger than ``Options/maximumDocumentBytes``.
    public static let documentTooLarge = Code("documentTooLarge")
    /// A row of a lexicon overlay cannot be read; ``UnspinError/line`` names it.
    public static let invalidLexicon = Code("invalidLexicon")
    /// An embedded or given image is damaged or of another version.
    public static let corruptImage = Code("corruptImage")
    /// Edits do not fit the text they are applied to.
    public static let editMismatch = Code("editMismatch")
    /// ICU refused to open a service.
    public static let icu = Code("icu")
  }

  /// What went wrong, for programs.
  public var code: Code
  /// What went wrong and what to do, for people.
  public var description: String
  /// UTF-8 offset in the document, where one applies.
  public var offset: Int?
  /// Line, counted from 1, where one applies.
  public var line: Int?

  /// Creates an error.
  public init(_ code: Code, _ description: String, offset: Int? = nil, line: Int? = nil) {
    self.code = code
    self.description = description
    self.offset = offset
    self.line = line
  }
}
