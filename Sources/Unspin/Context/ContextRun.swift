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
  struct Position: Equatable {
    var row: Int32
    var letterCase: Int32
    /// -1 for the mark before a sentence.
    var token: Int32
    /// UTF-8 offset of the token, or of the sentence.
    var start: UInt32
  }

  /// A reading of an earlier state of the text, and the edits, in order, that led from there to this one.
  typealias Earlier = (reading: ContextReading, edits: [Edit])

  mutating func read(_ document: Document, after earlier: Earlier? = nil) -> ContextReading {
    let positions = self.positions(of: document)
    var reading = ContextReading(encoder, tokens: document.tokens.count, positions)
    let sources = earlier.map { self.sources(of: positions, $0) }
    var start = 0
    while start < positions.count {
      if let earlier, let source = sources?[start], source >= 0 {
        if positions[start].token >= 0 {
          reading.keep(
            Int(positions[start].token), from: earlier.reading, Int(earlier.reading.positions[source].token))
        }
        start += 1
        continue
      }
      var end = start + 1
      while end < positions.count, end - start < Self.window, (sources?[end] ?? -1) < 0 { end += 1 }
      read(start..<end, positions, &reading)
      start = end
    }
    return reading
  }

  /// For each position the one of the earlier reading that has the same vectors, since all it depends on is
  /// the same; -1 where there is none.
  private func sources(of positions: [Position], _ earlier: Earlier) -> [Int] {
    let old = earlier.reading.positions
    var sources = [Int](repeating: -1, count: positions.count)
    var next = 0
    var edit = 0
    var shift = 0
    for (index, position) in positions.enumerated() {
      let start = Int(position.start)
      while edit < earlier.edits.count {
        let known = earlier.edits[edit]
        let grown = shift + known.replacement.utf8.count - known.span.count
        guard known.span.upperBound + grown <= start else { break }
        shift = grown
        edit += 1
      }
      if edit < earlier.edits.count, earlier.edits[edit].span.lowerBound + shift < start { continue }
      // A mark stands before the token that starts where it does.
      while next < old.count,
        Int(old[next].start) < start - shift
          || (Int(old[next].start) == start - shift && old[next].token < 0 && position.token >= 0)
      {
        next += 1
      }
      guard next < old.count, Int(old[next].start) == start - shift, old[next].row == position.row,
        old[next].letterCase == position.letterCase, (old[next].token < 0) == (position.token < 0)
      else { continue }
      sources[index] = next
    }
    // A position is as it was when as many on either side are as the encoder sees.
    var kept = sources
    var run = 0
    for index in positions.indices {
      let isStart = index == 0 ? sources[0] == 0 : false
      let follows = index > 0 && sources[index] >= 0 && sources[index] == sources[index - 1] + 1
      if sources[index] < 0 {
        run = 0
      } else if isStart {
        run = reach + 1
      } else if follows, run > 0 {
        run += 1
      } else {
        run = 1
      }
      if run <= reach { kept[index] = -1 }
    }
    run = 0
    for index in positions.indices.reversed() {
      let isEnd = index + 1 == positions.count && sources[index] == old.count - 1
      let leads =
        index + 1 < positions.count && sources[index] >= 0 && sources[index] == sources[index + 1] - 1
      if sources[index] < 0 {
        run = 0
      } else if isEnd {
        run = reach + 1
      } else if leads, run > 0 {
        run += 1
      } else {
        run = 1
      }
      if run <= reach { kept[index] = -1 }
    }
    return kept
  }

  private func positions(of document: Document) -> [Position] {
    var positions: [Position] = []
    positions.reserveCapacity(document.tokens.count + document.sentences.count)
    for sentence in document.sentences {
      let isLine = document.tokens[sentence.lowerBound].flags.contains(.lineStart)
      let mark = isLine ? encoder.words.lineStart : encoder.words.sentenceStart
      positions.append(
        Position(
          row: Int32(mark), letterCase: 3, token: -1, start: document.tokens[sentence.lowerBound].start))
      for index in sentence {
        let token = document.tokens[index]
        positions.append(
          Position(
            row: Int32(encoder.words.row(token.model)), letterCase: Self.number(token.letterCase),
            token: Int32(index), start: token.start))
      }
    }
    return positions
  }

  /// Reads some positions, ``window`` at most.
  private mutating func read(
    _ inner: Range<Int>, _ positions: [Position], _ reading: inout ContextReading
  ) {
    let width = encoder.width
    let outer = max(0, inner.lowerBound - reach)..<min(inner.upperBound + reach, positions.count)
    encode(positions[outer])
    // The two products of the inner positions.
    let offset = inner.lowerBound - outer.lowerBound
    let count = (inner.count + Matrix.rows - 1) / Matrix.rows * Matrix.rows
    encoder.first.apply(normed + offset * width, gathered, count: count)
    encoder.last.apply(normed + offset * width, mixed, count: count)
    for index in inner where positions[index].token >= 0 {
      let local = (index - inner.lowerBound) * width
      reading.set(Int(positions[index].token), gathered + local, mixed + local)
    }
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
    let padded = (count + Matrix.rows - 1) / Matrix.rows * Matrix.rows
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
