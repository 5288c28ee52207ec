internal import UnspinText

/// What was found and done in one or more documents, in a form that can be stored, sent and undone.
///
/// A report is `Codable`; the command writes it as JSON (`unspin --format json`) and takes it back in
/// `unspin revert`. Fields may be added within a schema, so readers should ignore keys they do not know; a
/// field that changes its meaning or unit makes a new schema.
///
/// ```swift
/// let repair = try Unspinner().repair(article)
/// let document = Report.Document(name: "article.txt", repair: repair)
/// let original = try document.revert(repair.text)
/// ```
public struct Report: Sendable, Hashable {
  /// The schema this version of the library writes and reads.
  public static let currentSchema = 1

  /// The schema of this report.
  public var schema: Int
  /// What made the report.
  public var tool: Tool
  /// One entry a document, in the order they were given.
  public var documents: [Document]

  /// Creates a report of the current schema.
  public init(documents: [Document], tool: Tool = .current) {
    self.schema = Report.currentSchema
    self.tool = tool
    self.documents = documents
  }

  /// What made a report.
  public struct Tool: Sendable, Hashable, Codable {
    /// The name of the program.
    public var name: String
    /// Its version, as in `0.1.0`.
    public var version: String
    /// The format of the built-in dictionaries and a checksum over them and the language model, as in
    /// `1-0123456789abcdef`: the same text is repaired alike where version and this agree. Nil when not known.
    public var dictionary: String?
    /// The version of ICU that found words and sentences, as in `72.1`; nil when not known.
    public var icu: String?

    /// Creates a description of a program.
    public init(name: String, version: String, dictionary: String? = nil, icu: String? = nil) {
      self.name = name
      self.version = version
      self.dictionary = dictionary
      self.icu = icu
    }

    /// This library.
    public static let current = Tool(
      name: "unspin", version: "0.1.0", dictionary: Knowledge.version, icu: ICUVersion.library)
  }

  /// A position in a text as editors show it.
  public struct Place: Sendable, Hashable {
    /// Line, counted from 1; lines end in LF, CR LF or CR.
    public var line: Int
    /// Column in Unicode code points, counted from 1.
    public var column: Int

    /// Creates a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Enough of a text to know it again: its length and a checksum.
  public struct Fingerprint: Sendable, Hashable, Codable {
    /// Length in UTF-8 bytes.
    public var bytes: Int
    /// CRC-32 (that of zlib and gzip) of the bytes, as eight lower-case hexadecimal digits.
    public var crc32: String

    /// Takes the fingerprint of a text.
    ///
    /// - Complexity: O(length of the text).
    public init(of text: String) {
      var text = text
      (bytes, crc32) = text.withUTF8 { ($0.count, CRC32.hexadecimal(of: $0)) }
    }
  }
}

extension Report: Codable {
  private enum CodingKeys: String, CodingKey { case schema, tool, documents }

  /// Reads a report.
  ///
  /// - Throws: `DecodingError`, also when the report is of another schema or its spans are impossible.
  public init(from decoder: any Swift.Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    schema = try container.decode(Int.self, forKey: .schema)
    guard schema == Report.currentSchema else {
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container,
        debugDescription: "the report has schema \(schema), this version reads schema "
          + "\(Report.currentSchema); use the version of unspin that wrote it")
    }
    tool = try container.decode(Tool.self, forKey: .tool)
    documents = try container.decode([Document].self, forKey: .documents)
  }
}
