/// Opens an image and hands out its sections.
///
/// Opening checks magic, version, size and that every section lies inside the image: a few hundred bytes, so
/// start-up does not read megabytes. ``verify()`` reads all of it; compiling, loading from a file and the
/// tests do.
package struct ImageReader: Sendable {
  private let bytes: ImageBytes
  private let kind: ImageKind
  private let table: [UInt32: (elementSize: Int, range: Range<Int>)]

  /// The checksum that the image carries; ``verify()`` tells whether it holds.
  package let checksum: UInt64

  /// Opens an image of a given kind.
  ///
  /// - Throws: ``ImageError`` when it is no such image, is cut off or is of another version.
  package init(_ bytes: ImageBytes, kind: ImageKind) throws(ImageError) {
    self.bytes = bytes
    self.kind = kind
    let buffer = bytes.buffer
    guard buffer.count >= ImageFormat.headerSize else {
      throw ImageError("the \(kind.name) has only \(buffer.count) bytes; \(ImageError.rebuild)")
    }
    guard buffer[..<8].elementsEqual(kind.magic.utf8) else {
      throw ImageError("this is not a \(kind.name) (wrong first eight bytes); \(ImageError.rebuild)")
    }
    let version = Self.number(buffer, 8, UInt32.self)
    guard version == kind.version else {
      throw ImageError(
        "the \(kind.name) is of format \(version), this program reads format \(kind.version); "
          + ImageError.rebuild)
    }
    let count = Int(Self.number(buffer, 12, UInt32.self))
    let size = Self.number(buffer, 16, UInt64.self)
    guard size == UInt64(buffer.count) else {
      throw ImageError(
        "the \(kind.name) says it has \(size) bytes and has \(buffer.count); \(ImageError.rebuild)")
    }
    let tableEnd = ImageFormat.headerSize + count * ImageFormat.sectionEntrySize
    guard count <= ImageFormat.maximumSections, tableEnd <= buffer.count else {
      throw ImageError("the \(kind.name) claims \(count) sections; \(ImageError.rebuild)")
    }
    var table: [UInt32: (elementSize: Int, range: Range<Int>)] = [:]
    for index in 0..<count {
      let entry = ImageFormat.headerSize + index * ImageFormat.sectionEntrySize
      let tag = Self.number(buffer, entry, UInt32.self)
      let elementSize = Int(Self.number(buffer, entry + 4, UInt32.self))
      let offset = Self.number(buffer, entry + 8, UInt64.self)
      let length = Self.number(buffer, entry + 16, UInt64.self)
      guard offset % UInt64(ImageFormat.alignment) == 0, offset >= UInt64(tableEnd),
        offset <= UInt64(buffer.count), length <= UInt64(buffer.count) - offset,
        elementSize > 0, length % UInt64(elementSize) == 0, table[tag] == nil
      else {
        throw ImageError("section \(index) of the \(kind.name) does not lie inside it; \(ImageError.rebuild)")
      }
      table[tag] = (elementSize, Int(offset)..<Int(offset + length))
    }
    self.table = table
    checksum = Self.number(buffer, 24, UInt64.self)
  }

  /// Checks every byte against the checksum.
  ///
  /// - Throws: ``ImageError`` when the image is damaged.
  /// - Complexity: O(size of the image), a few GB a second.
  package func verify() throws(ImageError) {
    let actual = ImageFormat.checksum(
      UnsafeRawBufferPointer(rebasing: bytes.buffer[ImageFormat.headerSize...]))
    guard checksum == actual else {
      throw ImageError("the \(kind.name) is damaged (its checksum does not match); \(ImageError.rebuild)")
    }
  }

  /// The elements of a section.
  ///
  /// - Throws: ``ImageError`` when it is missing or its elements are of another size.
  package func section<Element: BitwiseCopyable>(
    _ tag: ImageTag, of type: Element.Type = Element.self
  ) throws(ImageError) -> ImageTable<Element> {
    guard let entry = table[tag.rawValue] else {
      throw ImageError("the \(kind.name) has no section \(tag); \(ImageError.rebuild)")
    }
    guard entry.elementSize == MemoryLayout<Element>.stride else {
      throw ImageError(
        "section \(tag) of the \(kind.name) has elements of \(entry.elementSize) bytes, not "
          + "\(MemoryLayout<Element>.stride); \(ImageError.rebuild)")
    }
    return ImageTable(bytes: bytes, range: entry.range)
  }

  private static func number<Number: FixedWidthInteger>(
    _ buffer: UnsafeRawBufferPointer, _ offset: Int, _ type: Number.Type
  ) -> Number {
    Number(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: type))
  }
}
