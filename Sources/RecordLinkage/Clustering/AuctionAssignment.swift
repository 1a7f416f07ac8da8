/// An assignment by auction, for components that are too large for shortest paths.
///
/// Every free left record bids for the right record that profits it most, by what makes it indifferent to the second best and a
/// small step more; who is outbid bids again; who can gain nothing any more stays free. Prices begin at zero and a right
/// record that once had a bid stays taken, so that the total is within one step a link of the optimum. Bertsekas, "The auction algorithm: a
/// distributed relaxation method for the assignment problem", Annals of Operations Research 1988.
struct AuctionAssignment {
  private let rows: AssignmentRows
  private let step: Double
  private var price: [Double]
  private var chosenEntry: [Int]
  private var leftOfRight: [UInt32]

  init(rows: AssignmentRows, step: Double) {
    self.rows = rows
    self.step = step
    price = Array(repeating: 0, count: rows.rightCount)
    chosenEntry = Array(repeating: -1, count: rows.leftCount)
    leftOfRight = Array(repeating: .max, count: rows.rightCount)
  }

  /// The positions of the chosen links in the graph.
  func chosen() -> [UInt32] {
    chosenEntry.compactMap { $0 < 0 ? nil : rows.entries[$0].link }
  }

  /// Lets some left records bid until no one can do better.
  mutating func run(_ lefts: [UInt32]) {
    var waiting: [UInt32] = lefts.reversed()
    while let left = waiting.popLast() {
      var best = -1
      var bestProfit = 0.0
      // To stay free is the second choice of everyone.
      var second = 0.0
      for position in rows.range(left) {
        let entry = rows.entries[position]
        let profit = entry.gain - price[Int(entry.right)]
        if profit > bestProfit {
          second = bestProfit
          bestProfit = profit
          best = position
        } else if profit > second {
          second = profit
        }
      }
      guard best >= 0 else { continue }
      let right = Int(rows.entries[best].right)
      let former = leftOfRight[right]
      if former != .max {
        chosenEntry[Int(former)] = -1
        waiting.append(former)
      }
      leftOfRight[right] = left
      chosenEntry[Int(left)] = best
      price[right] += bestProfit - second + step
    }
  }
}
