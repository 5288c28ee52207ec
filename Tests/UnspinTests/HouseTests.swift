import FoundationEssentials
import Testing

/// The rules of the house: who may import whom, how long a file may be, what may not be written.
@Suite struct `The house` {
  /// What each room under `Sources` may import beside ``common``.
  private static let rooms: [String: Set<String>] = [
    "CICU": [],
    "CKernel": [],
    "CLexiconImage": [],
    "UnspinText": ["CICU"],
    "UnspinLexicon": ["UnspinText", "CLexiconImage"],
    "Unspin": ["UnspinLexicon", "UnspinText", "CKernel"],
    "UnspinFixtures": ["Unspin"],
    "UnspinLearning": ["Unspin", "UnspinLexicon", "UnspinText"],
    "UnspinCommand": ["Unspin", "UnspinFixtures", "ArgumentParser"],
    "LexiconTool": [
      "Unspin", "UnspinFixtures", "UnspinLearning", "UnspinLexicon", "UnspinText", "ArgumentParser",
    ],
  ]

  /// What every room may import: the libraries of the language and the system's own.
  private static let common: Set<String> = [
    "FoundationEssentials", "Synchronization", "Glibc", "Musl", "Darwin",
  ]

  /// Files of more than 400 lines, each with the reason why it is not cut.
  private static let longFiles: [String: String] = [:]

  @Test func `every room is in the table`() throws {
    let sources = try #require(Source.root)
    let rooms = try FileManager.default.contentsOfDirectory(atPath: sources).filter { !$0.contains(".") }
    #expect(Set(rooms) == Set(Self.rooms.keys))
  }

  @Test func `rooms import what the table allows`() throws {
    for source in try Source.all() {
      let allowed = Self.common.union(Self.rooms[source.room] ?? [])
      for (line, module) in source.imports where !allowed.contains(module) {
        Issue.record(
          "\(source.path):\(line): \(source.room) may not import \(module); it may import \(allowed.sorted())"
        )
      }
    }
  }

  @Test func `the table has no way back`() {
    // A room may be entered when all it imports were; that all can be is what no cycle means.
    var entered: Set<String> = ["ArgumentParser"]
    var waiting = Self.rooms
    while let next = waiting.first(where: { $0.value.isSubset(of: entered) }) {
      entered.insert(next.key)
      waiting[next.key] = nil
    }
    #expect(waiting.isEmpty)
  }

  @Test func `files stay short`() throws {
    let sources = try Source.all()
    for source in sources where source.lines.count > 400 && Self.longFiles[source.path] == nil {
      Issue.record(
        "\(source.path) has \(source.lines.count) lines, more than 400; cut it, or list it here with the reason"
      )
    }
    let long = Set(sources.filter { $0.lines.count > 400 }.map(\.path))
    for path in Self.longFiles.keys where !long.contains(path) {
      Issue.record("\(path) is listed as a long file and is none; take it off the list")
    }
  }

  @Test func `nothing is forced`() throws {
    for source in try Source.all() {
      for (index, line) in source.code.enumerated() {
        if let found = forced(line) {
          Issue.record("\(source.path):\(index + 1): \(found); handle the other case")
        }
      }
    }
  }

  @Test func `work left to do has an issue`() throws {
    let words = ["TODO", "FIXME", "XXX", "HACK"]
    let mark = /\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/
    for source in try Source.all() {
      for (index, line) in source.lines.enumerated()
      where words.contains(where: line.contains) && line.firstMatch(of: mark) != nil {
        Issue.record("\(source.path):\(index + 1): write it as TODO(#number), with the number of an issue")
      }
    }
  }

  @Test func `the rules see what they look for`() {
    for line in ["try! f()", "a as! B", "let b = a!", "a!.b", "f(a!)", "a[0]!", "f()! + 1", "var a: Int!"] {
      #expect(forced(line) != nil, "\(line)")
    }
    for line in ["if !a", "a != b", "a! = b".replacing("! ", with: " !"), "f(!a)", "x ? !y : z", "a !== b"] {
      #expect(forced(line) == nil, "\(line)")
    }
    let code = Source.code(
      of: #"""
        let a = "b! \" c!" // d!
        /* e! /* f! */ g!
        h! */ let i = #"j! "k!"# + "\(l ?? "m!" + f(n!))" + #/o"!/#
        let n = """
          p! "q!" \("r!") \""" s!
          """
        import t
        """#)
    #expect(!code.joined().contains("!"))
    #expect(code.count == 7)
    #expect(code[6] == "import t")
    let source = Source(
      path: "Sources/Unspin/A.swift",
      text: """
        import A
        public import B
        @_spi(X) package import struct C.D
        @preconcurrency import E.F
          internal import func G.h
        // import I
        let important = 1
        """)
    #expect(source.room == "Unspin")
    #expect(source.imports.map(\.module) == ["A", "B", "C", "E", "G"])
    #expect(source.imports.map(\.line) == [1, 2, 3, 4, 5])
  }

  /// What is forced in a line of code, if anything is.
  private func forced(_ line: String) -> String? {
    guard line.contains("!") else { return nil }
    if line.contains(/\btry!/) { return "try!" }
    if line.contains(/\bas!/) { return "as!" }
    return line.contains(/[\p{L}\p{N}_\)\]\}]!(?!=)/) ? "a forced value" : nil
  }
}
