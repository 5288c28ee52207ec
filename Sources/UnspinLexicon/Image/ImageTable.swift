/// A section of an image seen as an array of trivial elements, read in place.
package struct ImageTable<Element: BitwiseCopyable>: @unchecked Sendable {
  // Keeps the memory alive; `elements` points into it.
  private let bytes: ImageBytes
  private let elements: UnsafeBufferPointer<Element>

  init(bytes: ImageBytes, range: Range<Int>) {
    self.bytes = bytes
    elements = UnsafeRawBufferPointer(rebasing: bytes.buffer[range]).bindMemory(to: Element.self)
  }

  package var count: Int { elements.count }

  /// The element at `index`; an index outside the table, as only a corrupt image gives, traps.
  package subscript(index: Int) -> Element {
    precondition(index >= 0 && index < elements.count, "image index out of range: the image is corrupt")
    return elements[index]
  }

  /// Calls `body` with the elements in place.
  package func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    body(elements)
  }
}
