/// The links of a graph by record: compressed rows.
struct LinkNeighbours {
  private var offsets: [UInt32]
  /// The other end of each link, row after row.
  private(set) var neighbour: [UInt32]
  /// The position of each link in the graph's order; ascending within a row.
  private(set) var link: [UInt32]

  /// The rows of the first `end` edges that reach a threshold and that `includes` wants.
  ///
  /// - Parameter group: the rank that stands for each rank, or empty; links within a group are left out.
  init(
    _ graph: LinkGraph, _ threshold: LinkThreshold, end: Int, group: [UInt32],
    includes: (ScoredEdge) -> Bool = { _ in true }
  ) {
    offsets = Array(repeating: 0, count: graph.recordCount + 2)
    neighbour = []
    link = []
    func ends(_ index: Int) -> (Int, Int)? {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability, includes(edge) else { return nil }
      if group.isEmpty { return (Int(edge.lhs), Int(edge.rhs)) }
      let (one, other) = (Int(group[Int(edge.lhs)]), Int(group[Int(edge.rhs)]))
      return one == other ? nil : (one, other)
    }
    var total = 0
    for index in 0..<end {
      guard let (one, other) = ends(index) else { continue }
      offsets[one + 2] += 1
      offsets[other + 2] += 1
      total += 2
    }
    for row in 2..<max(2, offsets.count) { offsets[row] += offsets[row - 1] }
    neighbour = Array(repeating: 0, count: total)
    link = neighbour
    for index in 0..<end {
      guard let (one, other) = ends(index) else { continue }
      place(other, index, row: one)
      place(one, index, row: other)
    }
  }

  @inline(__always)
  private mutating func place(_ entry: Int, _ index: Int, row: Int) {
    let position = Int(offsets[row + 1])
    neighbour[position] = UInt32(entry)
    link[position] = UInt32(index)
    offsets[row + 1] += 1
  }

  /// The positions of a rank's links in `neighbour` and `link`.
  func range(of rank: UInt32) -> Range<Int> {
    Int(offsets[Int(rank)])..<Int(offsets[Int(rank) + 1])
  }
}
