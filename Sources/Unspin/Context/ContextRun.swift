internal import UnspinLexicon
internal import UnspinText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads one document with an encoder, a window at a time; neighbouring windows overlap as far as the
/// encoder sees, so that cutting changes no result.
struct ContextRun: ~Copyable {
  /// Positions a window, without what it overlaps.
  private static let window = 256

  private let encoder: ContextEncoder
  private let reach: Int
  private let room: Int
  /// Vectors of the window.
  private let state: UnsafeMutablePointer<Float>
  /// Normed vectors, with zeros before and after.
  private let normed: UnsafeMutablePointer<Float>
  private let gathered: UnsafeMutablePointer<Float>
  private let mixed: UnsafeMutablePointer<Float>

  init(_ encoder: ContextEncoder) {
    self.encoder = encoder
    reach = encoder.gaps.reduce(0, +)
    room = Self.window + 2 * reach + 4
    let width = encoder.width
    state = .allocate(capacity: room * width)
    normed = .allocate(capacity: (room + 2 * reach) * width)
    gathered = .allocate(capacity: room * 3 * width)
    mixed = .allocate(capacity: room * 2 * width)
    state.initialize(repeating: 0, count: room * width)
    normed.initialize(repeating: 0, count: (room + 2 * reach) * width)
    gathered.initialize(repeating: 0, count: room * 3 * width)
    mixed.initialize(repeating: 0, count: room * 2 * width)
  }

  deinit {
    state.deallocate()
    normed.deallocate()
    gathered.deallocate()
    mixed.deallocate()
  }

  /// One position of the text as the encoder reads it: a token, or the mark before a sentence.
  private struct Position {
    var row: Int32
    var letterCase: Int32
    var token: Int32
  }

  mutating func read(_ document: Document) -> ContextReading {
    let width = encoder.width
    var positions: [Position] = []
    positions.reserveCapacity(document.tokens.count + document.sentences.count)
    for sentence in document.sentences {
      let isLine = document.tokens[sentence.lowerBound].flags.contains(.lineStart)
      let mark = isLine ? encoder.words.lineStart : encoder.words.sentenceStart
      positions.append(Position(row: Int32(mark), letterCase: 3, token: -1))
      for index in sentence {
        let token = document.tokens[index]
        positions.append(
          Position(
            row: Int32(encoder.words.row(token.model)), letterCase: Self.number(token.letterCase),
            token: Int32(index)))
      }
    }
    var reading = ContextReading(encoder, tokens: document.tokens.count)
    for start in stride(from: 0, to: positions.count, by: Self.window) {
      let inner = start..<min(start + Self.window, positions.count)
      let outer = max(0, start - reach)..<min(inner.upperBound + reach, positions.count)
      encode(positions[outer])
      // The two products of the inner positions.
      let offset = inner.lowerBound - outer.lowerBound
      let count = (inner.count + 3) / 4 * 4
      encoder.first.apply(normed + offset * width, gathered, count: count)
      encoder.last.apply(normed + offset * width, mixed, count: count)
      for index in inner where positions[index].token >= 0 {
        let local = (index - inner.lowerBound) * width
        reading.set(Int(positions[index].token), gathered + local, mixed + local)
      }
    }
    return reading
  }

  /// Leaves the vectors of the positions at the start of `normed`.
  private mutating func encode(_ positions: ArraySlice<Position>) {
    let width = encoder.width
    let count = positions.count
    for (index, position) in positions.enumerated() {
      let vector = state + index * width
      encoder.words.copy(Int(position.row), to: vector)
      for column in 0..<width {
        vector[column] += encoder.letterCases[Int(position.letterCase) * width + column]
      }
      encoder.entry.apply(vector, vector)
    }
    let padded = (count + 3) / 4 * 4
    for (layer, gap) in zip(encoder.layers, encoder.gaps) {
      let middle = normed + gap * width
      normed.update(repeating: 0, count: gap * width)
      (middle + count * width).update(repeating: 0, count: gap * width)
      for index in 0..<count { layer.norm.apply(state + index * width, middle + index * width) }
      for index in 0..<count {
        let row = gathered + index * 3 * width
        row.update(from: normed + index * width, count: width)
        (row + width).update(from: middle + index * width, count: width)
        (row + 2 * width).update(from: middle + (index + gap) * width, count: width)
      }
      layer.matrix.apply(gathered, mixed, count: padded)
      for index in 0..<count {
        let vector = state + index * width
        let values = mixed + index * 2 * width
        for column in 0..<width { vector[column] += values[column] / (1 + exp(-values[width + column])) }
      }
    }
    for index in 0..<count { encoder.exit.apply(state + index * width, normed + index * width) }
  }

  /// Numbers of letter cases as the encoder was trained with them.
  private static func number(_ letterCase: LetterCase) -> Int32 {
    switch letterCase {
    case .lower: 0
    case .capitalized: 1
    case .upper: 2
    case .none, .mixed: 3
    }
  }
}
