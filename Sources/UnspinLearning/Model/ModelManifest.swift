internal import UnspinText

/// What a language-model image was made from and how good it is: `Dictionaries/language/model.manifest.tsv`.
///
/// | name | value |
/// |---|---|
/// | `counts.1`, `counts.2`, `counts.3`, `counts.statistics` | checksums of the count files |
/// | `counts.name` | what the counts are called |
/// | `heldOut.3` | checksum of the held-out 3-grams that perplexity was measured on |
/// | `image.bytes`, `image.checksum` | size and checksum of the image |
/// | `parameters.bigrams`, `parameters.trigrams`, `parameters.minimumWordCount` | how large it was made |
/// | `text.files`, `text.checksum`, `parameters.textWeight` | plain text that was counted in, where there was any |
/// | `perplexity.unpruned` | over known words, before pruning and rounding |
/// | `perplexity.known`, `perplexity.all`, `perplexity.unknownShare` | over known words, over all, share of unknown words |
///
/// A checksum is 64 bits in hexadecimal digits: enough to tell files apart, no protection against malice.
package struct ModelManifest: Sendable, Equatable {
  /// Where it stands below `Dictionaries/`.
  package static let file = "language/model.manifest.tsv"

  /// Values by name.
  package var values: [String: String]

  package init(_ values: [String: String] = [:]) { self.values = values }

  /// Reads the text of a manifest.
  ///
  /// - Throws: ``LearningError`` naming the line that cannot be read.
  package init(text: String) throws(LearningError) {
    values = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if fields == [""] { continue }
      if index == 0, fields == ["name", "value"] { continue }
      guard index > 0, fields.count == 2, values.updateValue(fields[1], forKey: fields[0]) == nil else {
        throw LearningError(
          "\(Self.file):\(index + 1): not a name with its value, or the second of its name; make the manifest again with Scripts/train-model"
        )
      }
    }
  }

  /// The text of the file, rows in byte order.
  package var text: String {
    let rows = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "name\tvalue\n" + rows.map { "\($0.key)\t\($0.value)\n" }.joined()
  }

  /// Notes size and checksum of the image.
  package mutating func setImage(_ image: [UInt8]) {
    values["image.bytes"] = "\(image.count)"
    values["image.checksum"] = Self.checksum(image)
  }

  /// What tells that an image is not the one described; nil when it is.
  package func problem(of image: [UInt8]) -> String? {
    var expected = ModelManifest()
    expected.setImage(image)
    for name in ["image.bytes", "image.checksum"] where values[name] != expected.values[name] {
      return
        "“\(name)” is \(values[name] ?? "missing"), that of the model image \(expected.values[name] ?? ""); make both again with Scripts/train-model"
    }
    return nil
  }

  /// 64 bits of `bytes` as 16 hexadecimal digits.
  package static func checksum(_ bytes: [UInt8]) -> String {
    // The key keeps no pointer.
    let key = unsafe bytes.withUnsafeBytes { unsafe TokenKey(bytes: $0) }
    let digits = String(key.rawValue, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
