internal import CICU

/// Which ICU is in use, for information: images record it, nothing refuses on it.
package enum ICUVersion {
  /// Version of the library, `72.1`.
  package static var library: String { name(cicu_version()) }

  /// Version of Unicode that it knows, `15.0`.
  package static var unicode: String { name(cicu_unicode_version()) }

  private static func name(_ version: Int32) -> String { "\(version >> 8).\(version & 0xFF)" }
}
