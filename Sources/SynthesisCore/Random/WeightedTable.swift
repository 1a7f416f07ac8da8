/// Items chosen by integer weight: a cumulative table and a binary search, without floating point.
package struct WeightedTable: Sendable {
  private var sums: [UInt64] = []
  private var items: [Int32] = []

  /// An empty table.
  package init() {}

  /// Adds `item`; one of weight 0 is never chosen.
  package mutating func append(_ item: Int, weight: Int) {
    guard weight > 0 else { return }
    sums.append((sums.last ?? 0) + UInt64(weight))
    items.append(Int32(truncatingIfNeeded: item))
  }

  /// An item, by weight.
  ///
  /// - Precondition: the table has an item of positive weight.
  package func choose(_ random: inout SeededRandom) -> Int {
    guard let total = sums.last else { preconditionFailure("nothing to choose from") }
    let target = UInt64(random.below(Int(total)))
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= target { low = middle + 1 } else { high = middle }
    }
    return Int(items[low])
  }
}
