/// Which records an answer was given of.
///
/// Numbers of records only grow and a record never changes, so that of two moments of one index with the same two figures the
/// records are the same.
public struct BaseVersion: Sendable, Hashable, Codable {
  /// The number of the record that was enrolled last, of those that are there.
  public let lastRecord: UInt32
  /// The number of records.
  public let recordCount: Int
}

extension BaseVersion {
  init(_ base: Base) {
    self.init(lastRecord: base.lastNumber, recordCount: base.recordCount)
  }
}
