import Testing

@testable import UnspinLexicon

/// Every way in which an image can be corrupt is refused with a message that says what to do.
@Suite struct `Image reader` {
  private static let kind = ImageKind.lexicon

  private static func image() -> [UInt8] {
    var writer = ImageWriter(kind)
    writer.add("NUMB", (0..<100).map { UInt64($0) })
    writer.add("TEXT", Array("one two three".utf8))
    writer.add("NONE", [UInt32]())
    writer.add("LAST", [Float](repeating: 1.5, count: 33))
    return writer.finish()
  }

  private static func open(_ bytes: [UInt8]) throws(ImageError) -> ImageReader {
    try ImageReader(ImageBytes(bytes), kind: kind)
  }

  /// The message with which an image is refused.
  private static func refusal(_ bytes: [UInt8]) -> String? {
    do throws(ImageError) {
      _ = try open(bytes)
      return nil
    } catch {
      return error.description
    }
  }

  /// `bytes` with a little-endian number written over them.
  private static func patched<Number: FixedWidthInteger>(_ offset: Int, _ number: Number) -> [UInt8] {
    var bytes = image()
    withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(offset..<offset + $0.count, with: $0) }
    return bytes
  }

  @Test func `a sound image gives its sections back`() throws {
    let reader = try Self.open(Self.image())
    try reader.verify()
    #expect(
      try reader.section("NUMB", of: UInt64.self).withElements(Array.init) == (0..<100).map { UInt64($0) })
    #expect(
      try reader.section("TEXT", of: UInt8.self).withElements(Array.init) == Array("one two three".utf8))
    #expect(try reader.section("NONE", of: UInt32.self).count == 0)
    #expect(try reader.section("LAST", of: Float.self)[32] == 1.5)
  }

  @Test func `an empty or short image is refused`() {
    for count in 0..<ImageFormat.headerSize {
      let refusal = Self.refusal(Array(Self.image().prefix(count)))
      #expect(refusal == "the lexicon image has only \(count) bytes; rebuild it with `unspin-lexicon`")
    }
  }

  @Test func `an image cut off anywhere is refused`() {
    let image = Self.image()
    var generator = Seeded(1)
    let seeded = (0..<100).map { _ in Int.random(in: 0..<image.count, using: &generator) }
    for count in Self.borders(image) + seeded where count < image.count {
      #expect(
        Self.refusal(Array(image[..<count]))?.hasSuffix("rebuild it with `unspin-lexicon`") == true,
        "\(count)")
    }
  }

  /// Starts and ends of all sections and of the table of them.
  private static func borders(_ image: [UInt8]) -> [Int] {
    let count = Int(number(image, 12, UInt32.self))
    let entries = (0..<count).map { ImageFormat.headerSize + $0 * ImageFormat.sectionEntrySize }
    return entries + [ImageFormat.headerSize + count * ImageFormat.sectionEntrySize]
      + entries.flatMap { entry in
        let offset = Int(number(image, entry + 8, UInt64.self))
        return [offset, offset + Int(number(image, entry + 16, UInt64.self))]
      }
  }

  private static func number<Number: FixedWidthInteger>(
    _ bytes: [UInt8], _ offset: Int, _ type: Number.Type
  ) -> Number {
    bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
  }

  @Test func `bytes after the end are refused`() {
    let size = Self.image().count
    #expect(
      Self.refusal(Self.image() + [0])
        == "the lexicon image says it has \(size) bytes and has \(size + 1); rebuild it with `unspin-lexicon`"
    )
  }

  @Test func `another magic is refused`() throws {
    #expect(
      Self.refusal(Self.patched(7, UInt8(ascii: "x")))
        == "this is not a lexicon image (wrong first eight bytes); rebuild it with `unspin-lexicon`")
    #expect(throws: ImageError.self) { try ImageReader(ImageBytes(Self.image()), kind: .model) }
  }

  @Test(arguments: [0, 2, UInt32.max]) func `another version is refused`(version: UInt32) {
    #expect(
      Self.refusal(Self.patched(8, version))
        == "the lexicon image is of format \(version), this program reads format 1; rebuild it with `unspin-lexicon`"
    )
  }

  @Test(arguments: [0, 63, UInt64(Int64.max), UInt64.max]) func `another size is refused`(size: UInt64) {
    #expect(Self.refusal(Self.patched(16, size))?.contains("says it has \(size) bytes") == true)
  }

  @Test(arguments: [65, 1000, UInt32.max]) func `too many sections are refused`(count: UInt32) {
    #expect(
      Self.refusal(Self.patched(12, count))
        == "the lexicon image claims \(count) sections; rebuild it with `unspin-lexicon`")
  }

  @Test func `as many sections as may be are taken, one more is refused`() {
    func image(_ count: UInt32) -> [UInt8] {
      var writer = ImageWriter(Self.kind)
      let letters = Array("ABCDEFGHIJ".utf8)
      for number in 0..<Int(count) {
        let name = [letters[number / 10], letters[number % 10], letters[0], letters[0]]
        writer.add(ImageTag(rawValue: name.reduce(0) { $0 << 8 | UInt32($1) }), [UInt8(1)])
      }
      return writer.finish()
    }
    #expect(Self.refusal(image(64)) == nil)
    #expect(
      Self.refusal(image(65)) == "the lexicon image claims 65 sections; rebuild it with `unspin-lexicon`")
  }

  /// Writes over a field of the table entry of section 1, "TEXT" (13 elements of one byte).
  @Test(arguments: [
    (8, UInt64(0)), (8, 64), (8, 1000), (8, UInt64(1) << 40), (8, UInt64.max), (8, UInt64.max - 63),
    (16, UInt64(1) << 20), (16, UInt64.max), (16, UInt64.max - 8),
  ]) func `a section outside the image is refused`(field: Int, value: UInt64) {
    let entry = ImageFormat.headerSize + ImageFormat.sectionEntrySize
    #expect(
      Self.refusal(Self.patched(entry + field, value))
        == "section 1 of the lexicon image does not lie inside it; rebuild it with `unspin-lexicon`")
  }

  @Test func `a bad element size or a second section of a name is refused`() {
    let entry = ImageFormat.headerSize + ImageFormat.sectionEntrySize
    for size in [0, 2, UInt32.max] {
      #expect(Self.refusal(Self.patched(entry + 4, size))?.hasPrefix("section 1 of") == true, "\(size)")
    }
    #expect(Self.refusal(Self.patched(entry, ImageTag("NUMB").rawValue))?.hasPrefix("section 1 of") == true)
  }

  @Test func `a missing section or one of other elements is refused`() throws {
    let reader = try Self.open(Self.image())
    #expect(
      throws: ImageError("the lexicon image has no section MISS; rebuild it with `unspin-lexicon`")
    ) { try reader.section("MISS", of: UInt8.self) }
    #expect(
      throws: ImageError(
        "section TEXT of the lexicon image has elements of 1 bytes, not 4; rebuild it with `unspin-lexicon`")
    ) { try reader.section("TEXT", of: UInt32.self) }
  }

  @Test func `a flipped bit anywhere is found`() throws {
    let image = Self.image()
    var generator = Seeded(2)
    for _ in 0..<200 {
      let position = Int.random(in: 0..<image.count, using: &generator)
      var damaged = image
      damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      #expect(throws: ImageError.self, "byte \(position)") { try Self.open(damaged).verify() }
    }
    var damaged = image
    damaged[image.count - 1] ^= 1
    #expect(
      throws: ImageError(
        "the lexicon image is damaged (its checksum does not match); rebuild it with `unspin-lexicon`")
    ) { try Self.open(damaged).verify() }
  }

  @Test func `the same sections give the same bytes`() {
    #expect(Self.image() == Self.image())
  }
}

extension ImageTag: ExpressibleByStringLiteral {
  /// A tag written as a text of four letters.
  public init(stringLiteral letters: StaticString) { self.init(letters) }
}

/// Seeded numbers (Marsaglia's xorshift), the same on every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
