import Unspin

/// A key as it stands in a JSON object.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension DecodingError {
  /// An error of a fixture's content, told from one of the decoder by what lies under it.
  fileprivate static func problem(at path: [any CodingKey], _ message: String) -> DecodingError {
    .dataCorrupted(
      Context(codingPath: path, debugDescription: message, underlyingError: FixtureError(message)))
  }
}

extension Decoder {
  /// The keyed container of an object that has no keys but those of `type`.
  func strictContainer<Key: CodingKey & CaseIterable>(_ type: Key.Type) throws
    -> KeyedDecodingContainer<Key>
  {
    let known = type.allCases.map(\.stringValue)
    let all = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    if let key = all.filter({ !known.contains($0) }).min() {
      throw DecodingError.problem(
        at: codingPath, "unknown key “\(key)”; the keys are \(known.joined(separator: ", "))")
    }
    return try container(keyedBy: type)
  }
}

extension KeyedDecodingContainer {
  /// An error at `key`.
  func problem(_ key: Key, _ message: String) -> DecodingError {
    .problem(at: codingPath + [key], message)
  }

  /// The value of `key`, or nil when the key is not there; `null` is an error.
  func decodeStrictly<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    contains(key) ? try decode(type, forKey: key) : nil
  }

  func decodeProbability(forKey key: Key) throws -> Double? {
    guard let value = try decodeStrictly(Double.self, forKey: key) else { return nil }
    guard (0...1).contains(value) else { throw problem(key, "\(value) is not between 0 and 1") }
    return value
  }

  func decodeKind(forKey key: Key) throws -> Edit.Kind {
    try kind(decode(String.self, forKey: key), key)
  }

  func decodeKinds(forKey key: Key) throws -> Set<Edit.Kind>? {
    guard let names = try decodeStrictly([String].self, forKey: key) else { return nil }
    guard !names.isEmpty else { throw problem(key, "the list is empty; name a kind or leave the key out") }
    return Set(try names.map { try kind($0, key) })
  }

  private func kind(_ name: String, _ key: Key) throws -> Edit.Kind {
    switch name {
    case "names": return .name
    case "captions": return .caption
    default:
      if let kind = Edit.Kind(rawValue: name) { return kind }
      let known = Edit.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw problem(key, "“\(name)” is not a kind; the kinds are \(known)")
    }
  }
}

extension String {
  /// Whether this is lower-case ASCII letters and digits, joined by single hyphens.
  var isKebabCase: Bool {
    utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0.isASCIIDigit }
    }
  }

  /// Whether both are the same bytes; `==` takes different bytes for equal when they look alike.
  func isSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension UInt8 {
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
