/// One way to find candidate pairs: records that share a key of this rule are compared.
///
/// A record may have several keys (two telephones) or none (no telephone). Keys are 64-bit hashes, so that a rule
/// costs 8 bytes a key and no text.
public struct BlockingRule: Sendable {
  /// A finer key, by which an oversized block is split.
  public struct Refinement: Sendable {
    /// What the finer key is, for the report.
    public let name: String
    /// One key a record; 0 where the record has none.
    public let keys: [UInt64]

    /// A finer key for each record.
    public init(name: String, keys: [UInt64]) {
      self.name = name
      self.keys = keys
    }
  }

  /// What the rule's key is made of, for example `birth date + postal code`.
  public let name: String
  /// Where each record's keys end in `keys`; the first record's begin at 0.
  public let keyEnds: [UInt32]
  /// The keys of all records, one record after the other, never 0.
  public let keys: [UInt64]
  /// Finer keys in the order in which they are tried on an oversized block.
  public let refinements: [Refinement]

  /// A rule over records.
  ///
  /// - Parameters:
  ///   - recordCount: the number of records.
  ///   - keysOfRecord: appends the keys of a record; zeros and repetitions are dropped.
  public init(
    name: String, recordCount: Int, refinements: [Refinement] = [],
    keysOfRecord: (_ record: Int, _ keys: inout [UInt64]) -> Void
  ) {
    self.name = name
    self.refinements = refinements
    var ends: [UInt32] = []
    ends.reserveCapacity(recordCount)
    var keys: [UInt64] = []
    var scratch: [UInt64] = []
    for record in 0..<recordCount {
      scratch.removeAll(keepingCapacity: true)
      keysOfRecord(record, &scratch)
      let start = keys.count
      for key in scratch where key != 0 && !keys[start...].contains(key) { keys.append(key) }
      ends.append(UInt32(keys.count))
    }
    keyEnds = ends
    self.keys = keys
  }

  /// Whether two records have a key in common, so that the rule would compare them unless the block is too large.
  public func offers(_ lhs: Int, _ rhs: Int) -> Bool {
    let left = keys[(lhs == 0 ? 0 : Int(keyEnds[lhs - 1]))..<Int(keyEnds[lhs])]
    let right = keys[(rhs == 0 ? 0 : Int(keyEnds[rhs - 1]))..<Int(keyEnds[rhs])]
    return left.contains { right.contains($0) }
  }
}
