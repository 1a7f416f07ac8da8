/// The order of records by a property of their content, so that nothing depends on the order in which they came.
struct RecordRanks: Sendable {
  /// The record of each rank.
  let recordOfRank: [UInt32]
  /// The rank of each record.
  let rankOfRecord: [UInt32]

  /// Ranks by a number of each record; of equal ones the smaller record number comes first.
  ///
  /// - Complexity: linear (radix sort).
  init(_ order: [UInt64]) {
    var keyed = order.enumerated().map { (key: $0.element, record: UInt32($0.offset)) }
    // Few content hashes share their upper 44 bits, but small numbers do; all 64 bits cost two passes more.
    RadixSort.sort(&keyed, bits: 64) { $0.key }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, entry) in keyed.enumerated() { ranks[Int(entry.record)] = UInt32(rank) }
    recordOfRank = keyed.map(\.record)
    rankOfRecord = ranks
  }
}
