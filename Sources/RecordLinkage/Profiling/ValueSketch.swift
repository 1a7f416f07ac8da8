/// A sample of a column's distinct values that is the same in every table: those with the smallest hashes.
///
/// Broder ("On the resemblance and containment of documents", 1997). Of two columns the values that the sketches share say how
/// much the columns do.
struct ValueSketch: Sendable, Hashable {
  /// The smallest hashes, ascending.
  private(set) var hashes: [UInt32] = []
  private var pending: [UInt32] = []

  /// How many are kept.
  static let size = 1_024

  /// Takes in a value by its hash; 0 is none.
  mutating func add(_ hash: UInt32) {
    if hash == 0 || hashes.count == Self.size && hash >= hashes[Self.size - 1] { return }
    pending.append(hash)
    if pending.count >= 2 * Self.size { settle() }
  }

  /// Sorts in what came last.
  mutating func settle() {
    let all = (hashes + pending).sorted()
    pending.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for hash in all where hashes.last != hash {
      hashes.append(hash)
      if hashes.count == Self.size { return }
    }
  }

  /// The share of the distinct values of the column with fewer of them that the other has too, about; 0 of none.
  func overlap(_ other: ValueSketch) -> Double {
    // Below the smaller of the two limits both sketches hold all values.
    var limit = UInt32.max
    for sketch in [self, other] where sketch.hashes.count == Self.size {
      limit = min(limit, sketch.hashes[Self.size - 1])
    }
    let one = Set(hashes.filter { $0 <= limit })
    let two = Set(other.hashes.filter { $0 <= limit })
    let least = min(one.count, two.count)
    return least == 0 ? 0 : Double(one.intersection(two).count) / Double(least)
  }
}
