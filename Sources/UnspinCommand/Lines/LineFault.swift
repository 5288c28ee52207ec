/// Why a line cannot be repaired.
struct LineFault: Error, Equatable {
  /// Where, as an offset into the bytes around the line; nil where it is no single place.
  var offset: Int?
  /// What is wrong.
  var message: String
}
