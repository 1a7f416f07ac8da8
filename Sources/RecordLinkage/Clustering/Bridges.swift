/// The links whose removal would split what they hold together: Tarjan, "A note on finding the bridges of a graph",
/// Information Processing Letters 1974, with a stack of its own in place of recursion.
enum Bridges {
  /// The positions of the bridges in the graph's order of edges.
  ///
  /// - Complexity: O(*n* + *e*).
  static func find(_ neighbours: LinkNeighbours, count: Int) -> [UInt32] {
    /// When a rank was first met, from 1; and the earliest met that its subtree reaches by another way than its own link.
    var met = [UInt32](repeating: 0, count: count)
    var low = met
    var clock: UInt32 = 0
    var bridges: [UInt32] = []
    var stack: [(rank: UInt32, next: Int, end: Int, link: UInt32)] = []
    func enter(_ rank: UInt32, by link: UInt32) {
      clock += 1
      met[Int(rank)] = clock
      low[Int(rank)] = clock
      let range = neighbours.range(of: rank)
      stack.append((rank, range.lowerBound, range.upperBound, link))
    }
    for start in 0..<UInt32(count) where met[Int(start)] == 0 && !neighbours.range(of: start).isEmpty {
      enter(start, by: .max)
      while let top = stack.last {
        if top.next < top.end {
          stack[stack.count - 1].next += 1
          if neighbours.link[top.next] == top.link { continue }
          let other = neighbours.neighbour[top.next]
          if met[Int(other)] == 0 {
            enter(other, by: neighbours.link[top.next])
          } else {
            low[Int(top.rank)] = min(low[Int(top.rank)], met[Int(other)])
          }
        } else {
          stack.removeLast()
          guard let parent = stack.last else { continue }
          low[Int(parent.rank)] = min(low[Int(parent.rank)], low[Int(top.rank)])
          if low[Int(top.rank)] > met[Int(parent.rank)] { bridges.append(top.link) }
        }
      }
    }
    return bridges
  }
}
