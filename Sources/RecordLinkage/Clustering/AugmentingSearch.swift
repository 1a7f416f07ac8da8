/// A best assignment of the left records added so far, with the prices that prove it.
///
/// Kept true after each step: a price is 0 or more and 0 for free right records; a profit is 0 or more and 0 for free left records; no
/// gain exceeds the profit and price of its ends; a chosen link's equals them. By duality the sum of profits and prices then
/// is the total gain, and no assignment has more.
struct AugmentingSearch {
  private static let none = UInt32.max

  private let rows: AssignmentRows
  private var profit: [Double]
  private var price: [Double]
  /// The position in `rows.entries` of each left record's link.
  private var chosenEntry: [Int]
  private var leftOfRight: [UInt32]

  // One search: distances of right records, the entry that reached them, and what was visited.
  private var distance: [Double]
  private var via: [Int]
  private var viaLeft: [UInt32]
  private var reached: [UInt32] = []
  private var visited: [(left: UInt32, distance: Double)] = []
  private var heap: [(distance: Double, right: UInt32)] = []

  init(rows: AssignmentRows) {
    self.rows = rows
    profit = Array(repeating: 0, count: rows.leftCount)
    chosenEntry = Array(repeating: -1, count: rows.leftCount)
    price = Array(repeating: 0, count: rows.rightCount)
    leftOfRight = Array(repeating: Self.none, count: rows.rightCount)
    distance = Array(repeating: .infinity, count: rows.rightCount)
    via = Array(repeating: -1, count: rows.rightCount)
    viaLeft = leftOfRight
  }

  /// The positions of the chosen links in the graph.
  func chosen() -> [UInt32] {
    chosenEntry.compactMap { $0 < 0 ? nil : rows.entries[$0].link }
  }

  /// Adds a left record.
  mutating func add(_ start: UInt32) {
    var best = 0.0
    for position in rows.range(start) {
      let entry = rows.entries[position]
      best = max(best, entry.gain - price[Int(entry.right)])
    }
    profit[Int(start)] = best
    if best == 0 { return }

    // The cheapest end so far: to leave `endLeft` without a partner, or at a free right record.
    var end = best
    var endLeft = start
    var endRight = Self.none
    var left = start
    var base = 0.0
    visited.append((start, 0))
    while true {
      relax(left, base: base, below: end)
      guard let next = popNearest(), next.distance < end else { break }
      let owner = leftOfRight[Int(next.right)]
      if owner == Self.none {
        end = next.distance
        endRight = next.right
        break
      }
      left = owner
      base = next.distance
      visited.append((left, base))
      if base + profit[Int(left)] < end {
        end = base + profit[Int(left)]
        endLeft = left
      }
    }
    settle(end: end)
    augment(from: start, endLeft: endLeft, endRight: endRight)
    for right in reached { distance[Int(right)] = .infinity }
    reached.removeAll(keepingCapacity: true)
    visited.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
  }

  private mutating func relax(_ left: UInt32, base: Double, below end: Double) {
    let own = base + profit[Int(left)]
    for position in rows.range(left) {
      let entry = rows.entries[position]
      let right = Int(entry.right)
      // Rounding may leave a tight link a hair below zero.
      let candidate = max(base, own + price[right] - entry.gain)
      guard candidate < end, candidate < distance[right] else { continue }
      if distance[right] == .infinity { reached.append(entry.right) }
      distance[right] = candidate
      via[right] = position
      viaLeft[right] = left
      push((candidate, entry.right))
    }
  }

  /// Moves the duals so that the links of the shortest path become tight.
  private mutating func settle(end: Double) {
    for (left, distance) in visited where distance < end {
      profit[Int(left)] = max(0, profit[Int(left)] - (end - distance))
    }
    for right in reached where distance[Int(right)] < end {
      price[Int(right)] += end - distance[Int(right)]
    }
  }

  private mutating func augment(from start: UInt32, endLeft: UInt32, endRight: UInt32) {
    var right = endRight
    if right == Self.none {
      if endLeft == start { return }
      right = rows.entries[chosenEntry[Int(endLeft)]].right
      chosenEntry[Int(endLeft)] = -1
      profit[Int(endLeft)] = 0
    }
    while true {
      let left = viaLeft[Int(right)]
      let former = chosenEntry[Int(left)]
      chosenEntry[Int(left)] = via[Int(right)]
      leftOfRight[Int(right)] = left
      if left == start { return }
      right = rows.entries[former].right
    }
  }

  // MARK: The heap of right records; one that was reached again lies in it twice.

  private mutating func popNearest() -> (distance: Double, right: UInt32)? {
    while let top = heap.first {
      let last = heap.removeLast()
      if !heap.isEmpty {
        heap[0] = last
        siftDown()
      }
      if top.distance == distance[Int(top.right)] { return top }
    }
    return nil
  }

  private mutating func push(_ entry: (distance: Double, right: UInt32)) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var least = 2 * parent + 1
      guard least < heap.count else { return }
      if least + 1 < heap.count, heap[least + 1] < heap[least] { least += 1 }
      guard heap[least] < heap[parent] else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
