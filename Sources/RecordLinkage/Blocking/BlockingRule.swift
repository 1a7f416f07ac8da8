/// One way to find candidate pairs: records that share a key of this rule are compared.
///
/// A record may have several keys (two telephones) or none (no telephone). Keys are 64-bit hashes, so that a rule
/// costs 8 bytes a key and no text.
public struct BlockingRule: Sendable {
  /// A finer key, by which an oversized block is split.
  public struct Refinement: Sendable {
    /// What the finer key is, for the report.
    public let name: String
    /// The finer key of a record; 0 where it has none. Asked for only when a block is oversized.
    package let keyOfRecord: @Sendable (_ record: Int) -> UInt64

    /// A finer key for each record.
    public init(name: String, keys: [UInt64]) {
      self.init(name: name) { keys[$0] }
    }

    /// A finer key that is made where a block is oversized.
    public init(name: String, keyOfRecord: @escaping @Sendable (_ record: Int) -> UInt64) {
      self.name = name
      self.keyOfRecord = keyOfRecord
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
  /// Into how many units of work a block of the rule is divided at least, where that is worth it.
  var salt = 1
  /// What making the keys took.
  let time: Duration

  /// A rule over records.
  ///
  /// - Parameters:
  ///   - recordCount: the number of records.
  ///   - keysOfRecord: appends the keys of a record; zeros and repetitions are dropped.
  public init(
    name: String, recordCount: Int, refinements: [Refinement] = [],
    keysOfRecord: (_ record: Int, _ keys: inout [UInt64]) -> Void
  ) {
    let start = ContinuousClock.now
    var ends: [UInt32] = []
    ends.reserveCapacity(recordCount)
    var keys: [UInt64] = []
    keys.reserveCapacity(recordCount)
    var scratch: [UInt64] = []
    for record in 0..<recordCount {
      scratch.removeAll(keepingCapacity: true)
      keysOfRecord(record, &scratch)
      Self.append(scratch, to: &keys)
      ends.append(UInt32(truncatingIfNeeded: keys.count))
    }
    self.init(name: name, keyEnds: ends, keys: keys, refinements: refinements, since: start)
  }

  /// A rule by which a record has one key or none.
  ///
  /// - Parameters:
  ///   - recordCount: the number of records.
  ///   - keyOfRecord: the key of a record, 0 where it has none.
  public init(
    name: String, recordCount: Int, refinements: [Refinement] = [], keyOfRecord: (_ record: Int) -> UInt64
  ) {
    let start = ContinuousClock.now
    var ends: [UInt32] = []
    ends.reserveCapacity(recordCount)
    var keys: [UInt64] = []
    keys.reserveCapacity(recordCount)
    for record in 0..<recordCount {
      let key = keyOfRecord(record)
      if key != 0 { keys.append(key) }
      ends.append(UInt32(truncatingIfNeeded: keys.count))
    }
    self.init(name: name, keyEnds: ends, keys: keys, refinements: refinements, since: start)
  }

  private init(
    name: String, keyEnds: [UInt32], keys: [UInt64], refinements: [Refinement],
    since start: ContinuousClock.Instant
  ) {
    self.name = name
    self.keyEnds = keyEnds
    self.keys = keys
    self.refinements = refinements
    time = ContinuousClock.now - start
  }

  /// Takes in a record's keys without zeros and repetitions, in their order.
  @inline(__always)
  private static func append(_ found: [UInt64], to keys: inout [UInt64]) {
    switch found.count {
    case 0: break
    case 1: if found[0] != 0 { keys.append(found[0]) }
    case 2:
      if found[0] != 0 { keys.append(found[0]) }
      if found[1] != 0, found[1] != found[0] { keys.append(found[1]) }
    default: appendSeveral(found, to: &keys)
    }
  }

  private static func appendSeveral(_ found: [UInt64], to keys: inout [UInt64]) {
    if found.count <= 32 {
      let start = keys.count
      for key in found where key != 0 && !keys[start...].contains(key) { keys.append(key) }
    } else {
      var seen: Set<UInt64> = [0]
      for key in found where seen.insert(key).inserted { keys.append(key) }
    }
  }

  /// Whether two records have a key in common, so that the rule would compare them unless the block is too large.
  public func offers(_ lhs: Int, _ rhs: Int) -> Bool {
    let left = keys[range(ofRecord: lhs)]
    let right = keys[range(ofRecord: rhs)]
    return left.contains { right.contains($0) }
  }

  /// Where a record's keys are.
  package func range(ofRecord record: Int) -> Range<Int> {
    (record == 0 ? 0 : Int(keyEnds[record - 1]))..<Int(keyEnds[record])
  }
}
