/// All that links chain together, the strongest links first, so that under constraints the weakest give way.
enum ConnectedComponents {
  /// Joins the ends of every link; the positions of the refused ones.
  static func run(
    _ graph: LinkGraph, _ threshold: LinkThreshold, _ partition: inout ConstrainedPartition
  ) -> [UInt32] {
    var refused: [UInt32] = []
    for index in 0..<graph.prefix(reaching: threshold) {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability else { continue }
      if partition.join(edge.lhs, edge.rhs) == .refused { refused.append(UInt32(index)) }
    }
    return refused
  }
}

/// How the clusters of connected components change with the threshold: one pass for all thresholds.
public struct ComponentSummary: Sendable, Hashable {
  /// The least weight of a link, in bits.
  public let threshold: Float
  /// The number of links, of which some may be within a cluster that others already held together.
  public let links: Int
  /// The number of clusters, of single records too.
  public let clusters: Int
  /// The number of records in clusters of more than one.
  public let linkedRecords: Int
  /// The size of the largest cluster. A sudden rise on the way down is where chaining begins.
  public let largest: Int

  /// The clusters at each of some thresholds, from the highest threshold down.
  ///
  /// - Complexity: O(*e* α(*n*) + *t* log *t*) for *e* edges and *t* thresholds.
  public static func summaries(_ graph: LinkGraph, thresholds: [Float]) -> [ComponentSummary] {
    var sets = UnionFind(count: graph.recordCount)
    var next = 0
    var clusters = graph.recordCount
    var linked = 0
    var largest = min(1, graph.recordCount)
    return thresholds.sorted(by: >).map { threshold in
      let end = graph.prefix(reaching: LinkThreshold(weight: threshold))
      while next < end {
        let (one, other) = (sets.root(graph.edges[next].lhs), sets.root(graph.edges[next].rhs))
        next += 1
        if one == other { continue }
        linked += (sets.size(ofRoot: one) == 1 ? 1 : 0) + (sets.size(ofRoot: other) == 1 ? 1 : 0)
        clusters -= 1
        let joined = sets.join(roots: one, other)
        largest = max(largest, sets.size(ofRoot: joined))
      }
      return ComponentSummary(
        threshold: threshold, links: end, clusters: clusters, linkedRecords: linked, largest: largest)
    }
  }
}
