/// The bonds of a cluster of many: by partner, and in a heap by the best upper bound that is known.
struct BondHub {
  struct Entry {
    var key: Double
    var bond: UInt32

    @inline(__always)
    func precedes(_ other: Entry) -> Bool { key > other.key || (key == other.key && bond < other.bond) }
  }

  /// The bond with each partner.
  var bondOfPartner: [UInt32: UInt32] = [:]
  /// A binary heap; the first entry has the highest key.
  private(set) var heap: [Entry] = []

  /// Takes in a bond, or an old one with a new key.
  mutating func add(_ bond: UInt32, partner: UInt32, key: Double) {
    bondOfPartner[partner] = bond
    heap.append(Entry(key: key, bond: bond))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].precedes(heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeTop() {
    heap[0] = heap[heap.count - 1]
    heap.removeLast()
    siftDown()
  }

  mutating func lowerTop(to key: Double) {
    heap[0].key = key
    siftDown()
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var best = 2 * parent + 1
      guard best < heap.count else { return }
      if best + 1 < heap.count, heap[best + 1].precedes(heap[best]) { best += 1 }
      guard heap[best].precedes(heap[parent]) else { return }
      heap.swapAt(parent, best)
      parent = best
    }
  }
}
