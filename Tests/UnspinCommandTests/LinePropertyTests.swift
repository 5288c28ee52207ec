import FoundationEssentials
import Testing
import Unspin

@testable import UnspinCommand

/// What holds for every stream of lines, tried on streams that a seeded generator makes.
@Suite struct LinePropertyTests {
  private static let limit = 900

  private func repairer(isLossy: Bool = false) throws -> LineRepairer {
    let options = Options(assume: .spun, maximumDocumentBytes: Self.limit, isLossy: isLossy)
    return LineRepairer(LineEditor(try Unspinner(options: options), fields: ["title", "text"], report: nil))
  }

  /// What comes of a stream whose chunks are cut by `size`.
  private func repair(
    _ bytes: [UInt8], _ repairer: LineRepairer, chunk size: () -> Int
  ) -> (bytes: [UInt8], messages: [String], lines: Int) {
    var result: (bytes: [UInt8], messages: [String], lines: Int) = ([], [], 0)
    var splitter = LineSplitter(limit: Self.limit, source: "-")
    func take(_ piece: LineSplitter.Piece) {
      switch piece {
      case .lines(let batch):
        let output = repairer.repair(batch, from: .standardInput)
        result.bytes += output.bytes
        result.messages += output.messages
        result.lines += output.lines
      case .overlong(let bytes): result.bytes += bytes
      case .overlongStart(let bytes, let number, let message):
        result.bytes += bytes
        result.messages.append(LineRepairer.describe(message, number, .standardInput))
        result.lines += 1
      }
    }
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + max(1, size()))
      for piece in splitter.add(bytes[start..<end]) { take(piece) }
      start = end
    }
    if let piece = splitter.finish() { take(piece) }
    return result
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `chunks make no difference`(seed: UInt64) throws {
    let repairer = try repairer()
    var random = LineMaker(seed: seed)
    let stream = random.stream(lines: 60)
    let whole = repair(stream, repairer) { stream.count }
    #expect(whole.messages.count > 5 && whole.messages.count < whole.lines)
    #expect(whole.lines == stream.count { $0 == 0x0A } + (stream.last == 0x0A ? 0 : 1))
    for size in [1, 7, 64, 1000] {
      let cut = repair(stream, repairer) { size }
      #expect(cut == whole, "chunks of \(size)")
    }
    #expect(repair(stream, repairer) { random.below(300) } == whole)
  }

  @Test func `lines do not depend on each other, and bad ones are not lost`() throws {
    let repairer = try repairer()
    var random = LineMaker(seed: 4)
    for _ in 0..<150 {
      let line = random.line()
      let output = repairer.repair(LineBatch(bytes: line + [0x0A], number: 2), from: .standardInput)
      let text = Array(output.bytes.dropLast())
      #expect(output.bytes.last == 0x0A && !text.contains(0x0A))
      #expect(output.messages.isEmpty == (output.status == .success))
      guard !output.messages.isEmpty else { continue }
      let record = try JSONDecoder().decode(Record.self, from: Data(text))
      #expect(record.unspin_error.line == 2)
      #expect(record.line + (text.last == 0x0D ? [0x0D] : []) == line)
    }
  }

  @Test func `what is not a text that changes stays byte for byte`() throws {
    let repairer = try repairer()
    let unspinner = try Unspinner(options: Options(assume: .spun))
    var random = LineMaker(seed: 5)
    var changed = 0
    for _ in 0..<150 {
      let (parts, texts) = random.parts()
      let line = zip(parts, texts.map(\.escaped) + [""]).map { $0 + $1 }.joined()
      let output = repairer.repair(LineBatch(bytes: Array(line.utf8), number: 1), from: .standardInput)
      #expect(output.messages.isEmpty, "\(line)")
      // In the line the text may stand before the title.
      let order = texts.indices.sorted { texts[$0].rank < texts[$1].rank }
      let repairs = try unspinner.repair(fields: order.map { texts[$0].text })
      var rest = output.bytes[...]
      for (index, part) in parts.enumerated() {
        #expect(rest.starts(with: part.utf8), "\(line)")
        rest = rest.dropFirst(part.utf8.count)
        guard index < texts.count, let place = order.firstIndex(of: index) else { continue }
        let repair = repairs[place]
        let end = try #require(Self.stringEnd(rest))
        let value = Data(Array("[\"".utf8) + rest[..<end] + Array("\"]".utf8))
        #expect(try JSONDecoder().decode([String].self, from: value) == [repair.text], "\(line)")
        if repair.isChanged {
          changed += 1
        } else {
          #expect(rest[..<end].elementsEqual(texts[index].escaped.utf8), "\(line)")
        }
        rest = rest[end...]
      }
      #expect(rest.isEmpty)
    }
    #expect(changed > 50)
  }

  @Test func `with lossy reading bytes outside of the fields stay`() throws {
    let repairer = try repairer(isLossy: true)
    let line: [UInt8] = Array(#"{"a":"ÿ","text":"fine ÿ","b":"ÿ"}"#.unicodeScalars.map { UInt8($0.value) })
    let output = repairer.repair(LineBatch(bytes: line, number: 1), from: .standardInput)
    #expect(output.messages.isEmpty)
    var expected = line
    let place = try #require(line.indices.filter { line[$0] == 0xFF }.dropFirst().first)
    expected.replaceSubrange(place...place, with: [0xEF, 0xBF, 0xBD])
    #expect(output.bytes == expected)
  }

  /// Where the string that has begun ends.
  private static func stringEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < bytes.endIndex ? index : nil
  }

  /// An error record as a reader of the output sees it.
  private struct Record: Decodable {
    struct Fault: Decodable {
      var line: Int
      var message: String
      var source: String
    }
    var unspin_error: Fault
    var unspin_input: String?
    var unspin_input_base64: String?

    /// The line that it stands for.
    var line: [UInt8] {
      if let unspin_input { return Array(unspin_input.utf8) }
      return unspin_input_base64.flatMap { Data(base64Encoded: $0) }.map(Array.init) ?? []
    }
  }
}
