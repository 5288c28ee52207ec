internal import UnspinLexicon

/// Images that are read from files. Look-ups in an image do not check where they read, so one that is damaged is
/// refused before anything is looked up in it.
enum ImageFile {
  /// - Throws: ``FileError`` when the file cannot be read, or is no undamaged image of its kind.
  static func read(_ path: String, _ kind: ImageKind) throws(FileError) -> ImageBytes {
    let image = ImageBytes(try File.read(path))
    do throws(ImageError) {
      try ImageReader(image, kind: kind).verify()
    } catch {
      throw FileError("\(path): \(error.description)")
    }
    return image
  }
}
