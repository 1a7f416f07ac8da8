/// How well one cluster hangs together.
public struct ClusterQuality: Sendable, Hashable {
  /// The smallest record number of the cluster.
  public let representative: UInt32
  /// The number of records.
  public let size: Int
  /// The number of links between them.
  public let linkCount: Int
  /// The weakest link of the maximum spanning tree: taking it away, and all weaker links with it, splits the cluster.
  /// `nil` where must-links alone hold the records together.
  public let weakestLink: ScoredEdge?
  /// The number of links that alone hold two parts of the cluster together.
  public let bridgeCount: Int
  /// The least probability of a link; 1 without links.
  public let minimumProbability: Float
  /// The mean probability of the links; 1 without links.
  public let meanProbability: Float
  /// Whether links alone hold all records together, without must-links.
  public let isConnected: Bool

  /// The share of the pairs that are links: 1 where every record is linked to every other.
  public var density: Double {
    size < 2 ? 1 : Double(linkCount) / (Double(size) * Double(size - 1) / 2)
  }
}

/// The quality of every cluster of more than one record, and how each came about.
public struct ClusterQualityReport: Sendable {
  /// The clusters of more than one record, by representative.
  public let clusters: [ClusterQuality]
  /// The links that alone hold two parts of a cluster together, from the strongest down.
  public let bridges: [ScoredEdge]
  /// For each of `clusters` where its building links begin; one more at the end.
  private let buildOffsets: [Int]
  private let buildLinks: [ScoredEdge]

  /// Looks at the links within clusters.
  ///
  /// - Parameters:
  ///   - representative: for each record, the smallest record number of its cluster, as `Clustering` has it.
  ///   - threshold: what an edge must reach to be a link; all edges by default.
  /// - Complexity: O(*n* + *e* α(*n*)).
  public init(_ graph: LinkGraph, representative: [UInt32], threshold: LinkThreshold = LinkThreshold()) {
    precondition(representative.count == graph.recordCount, "one representative a record")
    let inside = { (edge: ScoredEdge) in
      representative[Int(graph.record(edge.lhs))] == representative[Int(graph.record(edge.rhs))]
    }
    var sizes = [UInt32](repeating: 0, count: graph.recordCount)
    for cluster in representative { sizes[Int(cluster)] += 1 }
    var number = [UInt32](repeating: .max, count: graph.recordCount)
    var totals: [Totals] = []
    for (record, size) in sizes.enumerated() where size > 1 {
      number[record] = UInt32(totals.count)
      totals.append(Totals(representative: UInt32(record), size: Int(size)))
    }
    let end = graph.prefix(reaching: threshold)
    var sets = UnionFind(count: graph.recordCount)
    var build: [(cluster: UInt32, link: UInt32)] = []
    for index in 0..<end {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability, inside(edge) else { continue }
      let cluster = number[Int(representative[Int(graph.record(edge.lhs))])]
      totals[Int(cluster)].add(edge)
      if sets.join(edge.lhs, edge.rhs) {
        totals[Int(cluster)].weakest = index
        build.append((cluster, UInt32(index)))
      }
    }
    let neighbours = LinkNeighbours(graph, threshold, end: end, group: [], includes: inside)
    var bridgeLinks = Bridges.find(neighbours, count: graph.recordCount)
    RadixSort.sort(&bridgeLinks, bits: 32) { UInt64($0) }
    for link in bridgeLinks {
      let record = graph.record(graph.edges[Int(link)].lhs)
      totals[Int(number[Int(representative[Int(record)])])].bridges += 1
    }
    bridges = bridgeLinks.map { graph.edge(Int($0)) }
    RadixSort.sort(&build, bits: 32) { UInt64($0.cluster) }
    var offsets = [Int](repeating: 0, count: totals.count + 1)
    for entry in build { offsets[Int(entry.cluster) + 1] += 1 }
    clusters = totals.enumerated().map { index, total in
      total.quality(graph, isConnected: offsets[index + 1] == total.size - 1)
    }
    for index in totals.indices { offsets[index + 1] += offsets[index] }
    buildOffsets = offsets
    buildLinks = build.map { graph.edge(Int($0.link)) }
  }

  /// How a cluster was built: the links that brought its records together, from the strongest down (its maximum spanning
  /// tree). All its other links only confirm.
  ///
  /// - Parameter index: a position in `clusters`.
  public func buildingLinks(ofCluster index: Int) -> ArraySlice<ScoredEdge> {
    buildLinks[buildOffsets[index]..<buildOffsets[index + 1]]
  }

  private struct Totals {
    let representative: UInt32
    let size: Int
    var links = 0
    var weakest = -1
    var bridges = 0
    var least: Float = 1
    var sum = 0.0

    init(representative: UInt32, size: Int) {
      self.representative = representative
      self.size = size
    }

    mutating func add(_ edge: ScoredEdge) {
      links += 1
      least = min(least, edge.probability)
      sum += Double(edge.probability)
    }

    func quality(_ graph: LinkGraph, isConnected: Bool) -> ClusterQuality {
      ClusterQuality(
        representative: representative, size: size, linkCount: links,
        weakestLink: weakest < 0 ? nil : graph.edge(weakest), bridgeCount: bridges,
        minimumProbability: least, meanProbability: links == 0 ? 1 : Float(sum / Double(links)),
        isConnected: isConnected)
    }
  }
}
