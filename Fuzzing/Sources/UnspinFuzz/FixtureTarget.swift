import FoundationEssentials
import UnspinFixtures

/// Fixture files: every line becomes a case or a problem with its line, and a case survives being written.
enum FixtureTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    let file = FixtureFile(bytes: input, path: "Fixtures/names/own.jsonl")
    let lines = input.isEmpty ? 0 : input.split(separator: 0x0A, omittingEmptySubsequences: false).count
    let count = input.last == 0x0A ? lines - 1 : lines
    let numbers = (file.cases.map(\.line) + file.problems.compactMap(\.line)).sorted()
    guard numbers == Array(1..<count + 1) else { broken("every line is a case or a problem") }
    for entry in file.cases {
      guard let data = try? JSONEncoder().encode(entry.fixture),
        let again = try? JSONDecoder().decode(Fixture.self, from: data), again == entry.fixture
      else { broken("a fixture that is written is read as it was") }
    }
  }

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    JSONMutator.mutate(input, names: names, using: &random)
  }

  private static let names = [
    "id", "input", "output", "note", "edits", "findings", "verdict", "options", "kind", "original",
    "replacement",
    "text", "spun", "language", "minimum", "maximum", "assume", "kinds",
  ]
}
