/// How well connected a record is: the number of its links, then the sum of their weights, as one number that orders so.
enum LinkDegrees {
  /// The degree of each rank (or of the representative rank of each group) over the first `end` edges.
  static func of(
    _ graph: LinkGraph, _ threshold: LinkThreshold, end: Int, group: [UInt32]
  ) -> [UInt64] {
    var counts = [UInt32](repeating: 0, count: graph.recordCount)
    var sums = [Float](repeating: 0, count: graph.recordCount)
    for index in 0..<end {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability else { continue }
      // Infinite weights of opposite signs have no sum.
      let weight = min(max(edge.weight, -1e6), 1e6)
      let one = group.isEmpty ? Int(edge.lhs) : Int(group[Int(edge.lhs)])
      let other = group.isEmpty ? Int(edge.rhs) : Int(group[Int(edge.rhs)])
      counts[one] += 1
      counts[other] += 1
      sums[one] += weight
      sums[other] += weight
    }
    return counts.indices.map { UInt64(counts[$0]) << 32 | UInt64(RadixSort.ascending(sums[$0])) }
  }

  /// For each rank the rank that stands for its must-link group; empty where every rank stands for itself.
  static func groups(_ graph: LinkGraph, _ partition: inout ConstrainedPartition) -> [UInt32] {
    guard partition.hasGroups else { return [] }
    var groups = [UInt32](repeating: 0, count: graph.recordCount)
    for rank in 0..<UInt32(graph.recordCount) { groups[Int(rank)] = partition.root(rank) }
    return groups
  }
}
