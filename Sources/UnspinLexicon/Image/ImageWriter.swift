/// Collects sections and writes an image; the same sections give the same bytes.
package struct ImageWriter {
  private let kind: ImageKind
  private var sections: [(tag: UInt32, elementSize: Int, bytes: [UInt8])] = []

  package init(_ kind: ImageKind) { self.kind = kind }

  /// Adds a section of fixed-size elements, written one after the other in memory order.
  ///
  /// - Parameters:
  ///   - tag: Names the section; each tag once.
  ///   - elements: Trivial values without padding.
  package mutating func add<Element: BitwiseCopyable>(_ tag: ImageTag, _ elements: [Element]) {
    let bytes = elements.withUnsafeBytes { [UInt8]($0) }
    sections.append((tag.rawValue, MemoryLayout<Element>.stride, bytes))
  }

  /// The finished image.
  package func finish() -> [UInt8] {
    let tableEnd = ImageFormat.headerSize + sections.count * ImageFormat.sectionEntrySize
    var offset = aligned(tableEnd)
    var table: [UInt8] = []
    for section in sections {
      append(section.tag, to: &table)
      append(UInt32(section.elementSize), to: &table)
      append(UInt64(offset), to: &table)
      append(UInt64(section.bytes.count), to: &table)
      offset = aligned(offset + section.bytes.count)
    }
    var body = table
    for section in sections {
      body += [UInt8](
        repeating: 0,
        count: aligned(body.count + ImageFormat.headerSize) - body.count - ImageFormat.headerSize)
      body += section.bytes
    }
    body += [UInt8](repeating: 0, count: offset - body.count - ImageFormat.headerSize)

    var image = [UInt8](kind.magic.utf8)
    append(kind.version, to: &image)
    append(UInt32(sections.count), to: &image)
    append(UInt64(ImageFormat.headerSize + body.count), to: &image)
    append(body.withUnsafeBytes(ImageFormat.checksum), to: &image)
    return image + body
  }

  private func aligned(_ offset: Int) -> Int {
    (offset + ImageFormat.alignment - 1) / ImageFormat.alignment * ImageFormat.alignment
  }

  private func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}
