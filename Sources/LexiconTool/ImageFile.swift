internal import UnspinLearning
internal import UnspinLexicon

/// Images that are read from files. Look-ups in an image do not check where they read, so one that is damaged is
/// refused before anything is looked up in it.
enum ImageFile {
  /// - Throws: ``FileError`` when the file cannot be read, ``LearningError`` when it is no undamaged image of its
  ///   kind.
  static func read(_ path: String, _ kind: ImageKind) throws -> ImageBytes {
    let image = ImageBytes(try File.read(path))
    do throws(ImageError) {
      try ImageReader(image, kind: kind).verify()
    } catch {
      throw LearningError("\(path): \(error.description)")
    }
    return image
  }
}
