import Foundation
import Testing

@testable import UnspinText

/// Unicode's own break tests, where Debian's `unicode-data` is installed.
///
/// ICU is the judge, not the boundaries in the files: it departs from the standard in places, and may be of
/// another version.
@Suite struct UnicodeBreakTests {
  private static let folder = "/usr/share/unicode/auxiliary/"
  private static let isInstalled = FileManager.default.fileExists(atPath: folder + "WordBreakTest.txt")

  /// The strings of a test file: lines such as `÷ 0001 × 0308 ÷ # comment`.
  private func strings(_ name: String) throws -> [[UInt8]] {
    let file = try String(contentsOfFile: Self.folder + name, encoding: .utf8)
    return file.split(separator: "\n").compactMap { line in
      let codes = line.prefix { $0 != "#" }.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      let scalars = codes.compactMap(Unicode.Scalar.init)
      guard !scalars.isEmpty, scalars.count == codes.count else { return nil }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      return Array(text.utf8)
    }
  }

  @Test(.enabled(if: isInstalled, "Debian's unicode-data is not installed"))
  func `words of Unicode's test file break as ICU breaks them`() throws {
    let strings = try strings("WordBreakTest.txt")
    #expect(strings.count > 1_000)
    var comparison = try WordComparison()
    for string in strings {
      // Also after and before ASCII, where the two ways meet.
      for text in [string, [0x61, 0x20] + string, [0x61] + string + [0x20, 0x62], string + string] {
        let agrees = try comparison.agrees(on: text)
        #expect(agrees, "\(text.debug): \(comparison.fast) is not \(comparison.slow)")
      }
    }
  }

  @Test(.enabled(if: isInstalled, "Debian's unicode-data is not installed"))
  func `sentences of Unicode's test file break as ICU breaks them`() throws {
    let strings = try strings("SentenceBreakTest.txt")
    #expect(strings.count > 400)
    var comparison = try SentenceComparison()
    for string in strings {
      for text in [string, [0x61, 0x2E, 0x20] + string, [0x61] + string + [0x20, 0x62], string + string] {
        let agrees = try comparison.agrees(on: text)
        #expect(agrees, "\(text.debug): \(comparison.fast) is not \(comparison.slow)")
      }
    }
  }
}
