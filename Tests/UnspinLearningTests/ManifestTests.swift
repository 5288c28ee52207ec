import Foundation
import Testing

@testable import UnspinLearning

/// What the committed model was made from.
@Suite struct `Model manifest` {
  private static func bytes(_ path: String) throws -> [UInt8] {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  private static func committed() throws -> ModelManifest {
    try ModelManifest(text: String(decoding: bytes("Dictionaries/\(ModelManifest.file)"), as: UTF8.self))
  }

  @Test func `the model image is the one that its manifest describes`() throws {
    let image = try Self.bytes("Sources/CLexiconImage/model.image")
    #expect(try Self.committed().problem(of: image) == nil)
  }

  @Test func `all is noted that is needed to make it again`() throws {
    let names = [
      "counts.1", "counts.2", "counts.3", "counts.name", "counts.statistics", "heldOut.3", "image.bytes",
      "image.checksum", "parameters.bigrams", "parameters.minimumWordCount", "parameters.trigrams",
      "perplexity.all", "perplexity.known", "perplexity.unknownShare", "perplexity.unpruned",
    ]
    #expect(try Self.committed().values.keys.sorted() == names.sorted())
  }

  @Test func `another image is told from the one described`() {
    var manifest = ModelManifest()
    manifest.setImage([1, 2, 3])
    #expect(manifest.problem(of: [1, 2, 3]) == nil)
    #expect(manifest.problem(of: [1, 2, 4])?.hasPrefix("“image.checksum” is ") == true)
    #expect(
      manifest.problem(of: [1, 2])?.hasPrefix("“image.bytes” is 3, that of the model image 2;") == true)
    #expect(ModelManifest().problem(of: [1])?.hasPrefix("“image.bytes” is missing") == true)
  }

  @Test func `what was written is read again`() throws {
    let manifest = ModelManifest(["b": "2", "a": "x y", "B": ""])
    #expect(manifest.text == "name\tvalue\nB\t\na\tx y\nb\t2\n")
    #expect(try ModelManifest(text: manifest.text) == manifest)
  }

  @Test(arguments: [("a\t1\n", 1), ("name\tvalue\na\n", 2), ("name\tvalue\na\t1\na\t2\n", 3)])
  func `a line that cannot be read is named`(text: String, line: Int) {
    do throws(LearningError) {
      _ = try ModelManifest(text: text)
      Issue.record("it was read")
    } catch {
      #expect(error.description.hasPrefix("language/model.manifest.tsv:\(line): "))
    }
  }

  @Test func `a checksum has sixteen digits`() {
    #expect(ModelManifest.checksum([]).count == 16)
    #expect(ModelManifest.checksum([0]) != ModelManifest.checksum([0, 0]))
  }
}
