/// The best connected record becomes a centre and covers its neighbours, then the best of those that are left.
///
/// Aslam, Pelekhov and Rus, "The star clustering algorithm", Journal of Graph Algorithms and Applications 2004. Their stars
/// overlap; here a record that several centres cover goes to the one that it is linked to most strongly (or to the next,
/// where a constraint forbids that).
enum StarClustering {
  /// Joins records to centres; the positions of the refused links.
  static func run(
    _ graph: LinkGraph, _ threshold: LinkThreshold, _ partition: inout ConstrainedPartition
  ) -> [UInt32] {
    let end = graph.prefix(reaching: threshold)
    let group = LinkDegrees.groups(graph, &partition)
    func node(_ rank: UInt32) -> UInt32 { group.isEmpty ? rank : group[Int(rank)] }
    let isCenter = centers(graph, threshold, end: end, group: group)
    var isAssigned = [Bool](repeating: false, count: graph.recordCount)
    var refused: [UInt32] = []
    for index in 0..<end {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability else { continue }
      let (one, other) = (node(edge.lhs), node(edge.rhs))
      guard isCenter[Int(one)] != isCenter[Int(other)] else { continue }
      let satellite = isCenter[Int(one)] ? other : one
      if isAssigned[Int(satellite)] { continue }
      if partition.join(one, other) == .refused {
        refused.append(UInt32(index))
      } else {
        isAssigned[Int(satellite)] = true
      }
    }
    return refused
  }

  /// The ranks that are centres: a greedy maximal independent set, the best connected first.
  private static func centers(
    _ graph: LinkGraph, _ threshold: LinkThreshold, end: Int, group: [UInt32]
  ) -> [Bool] {
    let degrees = LinkDegrees.of(graph, threshold, end: end, group: group)
    let neighbours = LinkNeighbours(graph, threshold, end: end, group: group)
    var byDegree = degrees.enumerated().compactMap { rank, degree in
      degree >> 32 == 0 ? nil : (key: ~degree, rank: UInt32(rank))
    }
    RadixSort.sort(&byDegree, bits: 64) { $0.key }
    var isCenter = [Bool](repeating: false, count: graph.recordCount)
    var isCovered = isCenter
    for (_, rank) in byDegree where !isCovered[Int(rank)] {
      isCenter[Int(rank)] = true
      for position in neighbours.range(of: rank) { isCovered[Int(neighbours.neighbour[position])] = true }
    }
    return isCenter
  }
}
