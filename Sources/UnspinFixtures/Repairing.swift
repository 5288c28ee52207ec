public import Unspin

/// What a ``FixtureRunner`` tries out: an `Unspinner`, or anything that repairs texts in its place.
public protocol Repairing: Sendable {
  /// Repairs a document.
  func repair(_ text: String) throws(UnspinError) -> Repair
  /// Repairs a document given as UTF-8 bytes.
  func repair(_ bytes: [UInt8]) throws(UnspinError) -> Repair
}

extension Unspinner: Repairing {}
