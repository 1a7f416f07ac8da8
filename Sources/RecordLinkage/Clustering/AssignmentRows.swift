/// The links of each left record with numbers of their own for the records that have any.
struct AssignmentRows {
  struct Entry: BitwiseCopyable {
    let right: UInt32
    let link: UInt32
    let gain: Double
  }

  let offsets: [Int]
  let entries: [Entry]
  let rightCount: Int
  var leftCount: Int { offsets.count - 1 }

  init(_ graph: LinkGraph, candidates: [UInt32], leftCount: Int, threshold: Float) {
    var number = [UInt32](repeating: .max, count: graph.recordCount)
    var counts = [0]
    var rights: UInt32 = 0
    func ends(_ link: UInt32) -> (left: Int, right: Int) {
      let edge = graph.edges[Int(link)]
      return Int(graph.record(edge.lhs)) < leftCount
        ? (Int(edge.lhs), Int(edge.rhs)) : (Int(edge.rhs), Int(edge.lhs))
    }
    for link in candidates {
      let (left, right) = ends(link)
      if number[left] == .max {
        number[left] = UInt32(counts.count - 1)
        counts.append(0)
      }
      if number[right] == .max {
        number[right] = rights
        rights += 1
      }
      counts[Int(number[left]) + 1] += 1
    }
    for row in counts.indices.dropFirst() { counts[row] += counts[row - 1] }
    var next = counts
    // Infinite weights have no differences.
    let bound: Float = 1e6
    let base = Double(min(max(threshold, -bound), bound))
    let empty = Entry(right: 0, link: 0, gain: 0)
    var filled = [Entry](repeating: empty, count: candidates.count)
    for link in candidates {
      let (left, right) = ends(link)
      let row = Int(number[left])
      let weight = Double(min(max(graph.edges[Int(link)].weight, -bound), bound))
      filled[next[row]] = Entry(right: number[right], link: link, gain: weight - base)
      next[row] += 1
    }
    offsets = counts
    entries = filled
    rightCount = Int(rights)
  }

  @inline(__always)
  func range(_ left: UInt32) -> Range<Int> { offsets[Int(left)]..<offsets[Int(left) + 1] }

  /// The component of each left record, and the number of left records of each component.
  func componentSizes() -> (component: [UInt32], lefts: [Int]) {
    var sets = UnionFind(count: leftCount + rightCount)
    for left in 0..<UInt32(leftCount) {
      for position in range(left) { sets.join(left, UInt32(leftCount) + entries[position].right) }
    }
    var component: [UInt32] = []
    var lefts = [Int](repeating: 0, count: leftCount + rightCount)
    for left in 0..<UInt32(leftCount) {
      let root = sets.root(left)
      component.append(root)
      lefts[Int(root)] += 1
    }
    return (component, lefts)
  }
}
