import FoundationEssentials
import Testing

/// What the documents say about the repository itself: files, scripts and sections that they name are there.
@Suite struct `The documents` {
  @Test func `links lead to files`() throws {
    let documents = try Self.documents()
    for (path, text) in documents {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      for match in text.matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/) {
        let target = String(match.1)
        // In the DocC catalogues pictures are named without folder and ending; docc checks these.
        if target.contains("://") || path.contains(".docc/") { continue }
        #expect(Self.exists("\(folder)/\(target)"), "\(path) leads to \(target)")
      }
    }
    #expect(documents.count > 20)
  }

  @Test func `scripts that are named are there`() throws {
    for (path, text) in try Self.documents() {
      for match in text.matches(of: /Scripts\/([a-z][a-z\-]*(?:\.(?:py|tsv))?)/) {
        #expect(Self.exists("Scripts/\(match.1)"), "\(path) names Scripts/\(match.1)")
      }
    }
  }

  @Test func `every document is in the index`() throws {
    let documents = try Self.documents()
    let index = try #require(documents["docs/README.md"])
    for path in documents.keys where path.hasPrefix("docs/") && path.split(separator: "/").count == 2 {
      let name = path.dropFirst("docs/".count)
      #expect(name == "README.md" || index.contains("(\(name))"), "docs/README.md lacks \(name)")
    }
  }

  @Test func `every section of an image is described`() throws {
    let format = try #require(try Self.documents()["docs/image-format.md"])
    var tags = 0
    for source in try Source.all() {
      for line in source.lines {
        for match in line.matches(of: /ImageTag\("([A-Z]{4})"\)/) {
          tags += 1
          #expect(format.contains("`\(match.1)`"), "docs/image-format.md lacks \(match.1) of \(source.path)")
        }
      }
    }
    #expect(tags > 20)
  }

  /// All documents of the repository but those of build folders, by path.
  private static func documents() throws -> [String: String] {
    let root = try #require(root)
    var documents: [String: String] = [:]
    for folder in ["", "docs", "Sources", "Dictionaries", "Fixtures", "Integrations", "Examples"] {
      let paths =
        folder.isEmpty
        ? try FileManager.default.contentsOfDirectory(atPath: root)
        : try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").map { "\(folder)/\($0)" }
      for path in paths where path.hasSuffix(".md") && !path.contains(".build/") {
        let data = try #require(FileManager.default.contents(atPath: "\(root)/\(path)"))
        documents[path] = String(decoding: data, as: UTF8.self)
      }
    }
    return documents
  }

  private static func exists(_ path: String) -> Bool {
    guard let root else { return false }
    return FileManager.default.fileExists(atPath: "\(root)/\(path)")
  }

  /// The root of the package.
  private static var root: String? { Source.root.map { String($0.dropLast("/Sources".count)) } }
}
