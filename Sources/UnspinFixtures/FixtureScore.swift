public import Unspin

/// How much of the damage in restored texts was undone, and how many edits were right.
///
/// Input and expected output are compared word by word, leaving spaces aside. Each run of words that
/// differs is a damaged place; a run replaced by as many words counts as one place a word. Places and the
/// edits that overlap them are judged together: when the repaired words there are exactly the expected
/// ones, all these places are undone and all these edits right, otherwise none. Neighbours that are both
/// wrong get a second look as one, since a doubled word may be taken out on either side.
public struct FixtureScore: Sendable, Hashable, Codable {
  /// Damaged places.
  public var places = 0
  /// Damaged places where the repair reads as expected.
  public var undone = 0
  /// Edits that were made.
  public var edits = 0
  /// Edits after which the words are the expected ones.
  public var right = 0

  /// Nothing counted.
  public init() {}

  /// Share of damaged places undone, from 0 to 1; nil when there are none.
  public var recall: Double? { places == 0 ? nil : Double(undone) / Double(places) }
  /// Share of edits that are right, from 0 to 1; nil when there are none.
  public var precision: Double? { edits == 0 ? nil : Double(right) / Double(edits) }

  /// Adds up two scores.
  public static func += (total: inout FixtureScore, other: FixtureScore) {
    total.places += other.places
    total.undone += other.undone
    total.edits += other.edits
    total.right += other.right
  }

  /// Scores one text.
  ///
  /// - Parameters:
  ///   - input: The damaged text.
  ///   - output: What it should become.
  ///   - edits: What was edited; sorted, not overlapping and within the input, or nothing is counted.
  public init(input: String, output: String, edits: [Edit]) {
    if edits.isEmpty, input.isSameBytes(as: output) { return }
    let bytes = Array(input.utf8)
    var end = 0
    for edit in edits {
      guard edit.span.lowerBound >= end, edit.span.upperBound <= bytes.count else { return }
      end = edit.span.upperBound
    }
    let old = TextToken.tokens(of: input, withSpaces: false)
    let new = TextToken.tokens(of: output, withSpaces: false)
    let groups = Self.groups(places: Self.places(from: old, to: new), edits: edits, tokens: old)

    func isRight(_ group: Group) -> Bool {
      let repaired = Self.repaired(group, edits: edits, tokens: old, bytes: bytes)
      return TextToken.tokens(of: repaired, withSpaces: false) == Array(new[group.new])
    }
    func count(_ group: Group, isRight: Bool) {
      self.places += group.places
      self.edits += group.edits.count
      if isRight {
        undone += group.places
        right += group.edits.count
      }
    }
    var wrong: [Group] = []
    for group in groups {
      if isRight(group) {
        count(group, isRight: true)
      } else if let last = wrong.last, last.old.upperBound == group.old.lowerBound {
        wrong[wrong.count - 1].merge(group)
      } else {
        wrong.append(group)
      }
    }
    for group in wrong { count(group, isRight: isRight(group)) }
  }

  /// Places and edits that stand or fall together.
  private struct Group {
    /// Tokens of the input.
    var old: Range<Int>
    /// Tokens of the expected output.
    var new: Range<Int>
    /// How many places.
    var places: Int
    /// Which edits.
    var edits: Range<Int>

    mutating func merge(_ next: Group) {
      old = old.lowerBound..<max(old.upperBound, next.old.upperBound)
      new = new.lowerBound..<max(new.upperBound, next.new.upperBound)
      places += next.places
      if edits.isEmpty {
        edits = next.edits
      } else if !next.edits.isEmpty {
        edits = edits.lowerBound..<next.edits.upperBound
      }
    }

    func overlaps(_ next: Range<Int>) -> Bool {
      next.lowerBound < old.upperBound || (next.lowerBound == old.upperBound && (old.isEmpty || next.isEmpty))
    }
  }

  /// The differences; runs of equal length are split into pairs of words.
  private static func places(from old: [TextToken], to new: [TextToken]) -> [TokenDiff.Place] {
    TokenDiff.places(from: old, to: new).flatMap { place in
      guard place.old.count == place.new.count else { return [place] }
      return zip(place.old, place.new).map { TokenDiff.Place(old: $0..<($0 + 1), new: $1..<($1 + 1)) }
    }
  }

  private static func groups(places: [TokenDiff.Place], edits: [Edit], tokens: [TextToken]) -> [Group] {
    var groups: [Group] = []
    // How far the expected output is ahead of the input, in tokens, behind the last place that was taken.
    var shift = 0
    var place = 0
    var token = 0

    func take(_ old: Range<Int>, places: Int, edits: Range<Int>, growth: Int) {
      let start = old.lowerBound + shift
      shift += growth
      let next = Group(
        old: old, new: start..<max(start, old.upperBound + shift), places: places, edits: edits)
      if let last = groups.last, last.overlaps(old) {
        groups[groups.count - 1].merge(next)
        let group = groups[groups.count - 1]
        groups[groups.count - 1].new = group.new.lowerBound..<(group.old.upperBound + shift)
      } else {
        groups.append(next)
      }
    }
    func takePlace() {
      let next = places[place]
      take(next.old, places: 1, edits: 0..<0, growth: next.new.count - next.old.count)
      place += 1
    }

    for (index, edit) in edits.enumerated() {
      let span = edit.span
      while token < tokens.count,
        span.isEmpty
          ? tokens[token].span.upperBound < span.lowerBound : tokens[token].span.upperBound <= span.lowerBound
      { token += 1 }
      var end = token
      while end < tokens.count,
        span.isEmpty
          ? tokens[end].span.lowerBound <= span.lowerBound : tokens[end].span.lowerBound < span.upperBound
      { end += 1 }
      while place < places.count,
        (places[place].old.lowerBound, places[place].old.upperBound) < (token, end)
      { takePlace() }
      take(token..<end, places: 0, edits: index..<(index + 1), growth: 0)
    }
    while place < places.count { takePlace() }
    return groups
  }

  /// The text of a group's tokens after its edits.
  private static func repaired(
    _ group: Group, edits: [Edit], tokens: [TextToken], bytes: [UInt8]
  ) -> String {
    let touched = edits[group.edits]
    let covered = tokens[group.old]
    let bounds = [
      touched.first?.span.lowerBound, covered.first?.span.lowerBound,
    ].compactMap { $0 }
    guard var position = bounds.min() else { return "" }
    let end = max(touched.last?.span.upperBound ?? 0, covered.last?.span.upperBound ?? 0)
    var text: [UInt8] = []
    for edit in touched {
      text += bytes[position..<edit.span.lowerBound]
      text += edit.replacement.utf8
      position = edit.span.upperBound
    }
    text += bytes[position..<max(position, end)]
    return String(decoding: text, as: UTF8.self)
  }
}
