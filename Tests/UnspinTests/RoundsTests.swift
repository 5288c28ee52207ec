import FoundationEssentials
import Testing
import UnspinLexicon
import UnspinText

@testable import Unspin

/// Later rounds decode only what may come to an edit, and nobody can tell.
@Suite struct `Rounds` {
  /// Inputs of the fixtures on wording and names, several to a document, so that the words of one change what
  /// is known of the others.
  private static func documents(of size: Int) throws -> [String] {
    struct Line: Decodable {
      var input: String
    }
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures")
    var inputs: [String] = []
    for topic in ["wording", "names", "known-failures"] {
      let folder = root.appending(path: topic).path
      for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      where file.hasSuffix(".jsonl") {
        let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
        for line in text.split(separator: "\n") {
          inputs.append(try JSONDecoder().decode(Line.self, from: Data(line.utf8)).input)
        }
      }
    }
    return stride(from: 0, to: inputs.count, by: size).map {
      inputs[$0..<min($0 + size, inputs.count)].joined(separator: "\n")
    }
  }

  private func expectSame(_ options: Options, _ texts: [String]) throws {
    let remembering = try Unspinner(options: options)
    var forgetful = remembering
    forgetful.remembersRounds = false
    for text in texts {
      let repair = try remembering.repair(text)
      #expect(try forgetful.repair(text) == repair)
    }
  }

  @Test func `remembering the last round changes no repair`() throws {
    let texts = try Self.documents(of: 24).enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
    #expect(texts.count > 3)
    try expectSame(Options(assume: .spun), texts)
  }

  @Test func `nor with the encoder`() throws {
    try expectSame(Options(context: .deep, assume: .spun), Array(try Self.documents(of: 3).prefix(1)))
  }

  @Test func `forms are counted as they stand`() throws {
    var reader = try DocumentReader()
    let words = (0..<2000).map { "word\($0 * $0 % 331)" }
    let document = try Document(Array((words.joined(separator: " ") + " ... !").utf8), reader: &reader)
    let counts = FormCounts(document.tokens)
    let expected = Dictionary(words.map { (TokenKey($0), 1) }, uniquingKeysWith: +)
    for (form, count) in expected { #expect(counts[form] == count) }
    #expect(counts[TokenKey("word331")] == 0)
    #expect(counts[TokenKey(".")] == 0)
  }
}
