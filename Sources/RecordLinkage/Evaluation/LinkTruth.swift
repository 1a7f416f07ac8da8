/// What is known of which records are one: an entity of each record, or a list of true pairs.
public struct LinkTruth: Sendable {
  /// The entity of each record, `EntityLabels.unknown` where nobody knows it. Of a list of pairs, the records that they join.
  public let entities: [UInt32]
  /// The keys of the listed pairs, sorted, each once; `nil` where the entities say which pairs are true.
  let listed: [UInt64]?

  /// The truth of entities: any numbers that are equal for records of one.
  public init(entities: [UInt32]) {
    self.entities = entities
    listed = nil
  }

  /// A list of all true pairs. It need not be closed: that a is b and b is c says nothing of a and c, and a pair that is not
  /// listed is false.
  ///
  /// - Throws: where a pair names a record that does not exist.
  /// - Complexity: linear in records and pairs (radix sort).
  public init(pairs: [RecordPair], recordCount: Int) throws(ClusteringError) {
    var sets = UnionFind(count: recordCount)
    let keys = PairEvaluation.keys(pairs, leftCount: nil)
    for key in keys {
      let pair = RecordPair(key: key)
      guard Int(pair.rhs) < recordCount else {
        throw .recordOutOfRange(place: "a true pair", recordCount: recordCount)
      }
      sets.join(pair.lhs, pair.rhs)
    }
    var entities: [UInt32] = []
    entities.reserveCapacity(recordCount)
    for record in 0..<UInt32(recordCount) { entities.append(sets.root(record)) }
    self.entities = entities
    listed = keys
  }

  /// Whether two records are truly one; `nil` where nobody knows.
  ///
  /// - Complexity: O(1), of a list O(log *n*).
  public func isTrue(_ pair: RecordPair) -> Bool? {
    guard let listed else {
      let (one, other) = (entities[Int(pair.lhs)], entities[Int(pair.rhs)])
      if one == EntityLabels.unknown || other == EntityLabels.unknown { return nil }
      return one == other
    }
    let key = pair.key
    var (low, high) = (0, listed.count)
    while low < high {
      let middle = (low + high) / 2
      if listed[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < listed.count && listed[low] == key
  }
}
