/// How well one cluster hangs together.
public struct ClusterQuality: Sendable, Hashable {
  /// The smallest record number of the cluster.
  public let representative: UInt32
  /// The number of records.
  public let size: Int
  /// The number of links between them.
  public let linkCount: Int
  /// The weakest link of the maximum spanning tree: taking it away, and all weaker links with it, splits the
  /// cluster. `nil` where must-links alone hold the records together.
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
  /// - Throws: where a representative is missing or is no record.
  /// - Complexity: O(*n* + *e* α(*n*)).
  public init(
    _ graph: LinkGraph, representative: [UInt32], threshold: LinkThreshold = LinkThreshold()
  ) throws(ClusteringError) {
    guard representative.count == graph.recordCount else {
      throw .wrongCount(what: "representative", expected: graph.recordCount, found: representative.count)
    }
    if let record = representative.firstIndex(where: { Int($0) >= graph.recordCount }) {
      throw .recordOutOfRange(place: "representative of record \(record)", recordCount: graph.recordCount)
    }
    var sizes = [UInt32](repeating: 0, count: graph.recordCount)
    for cluster in representative { sizes[Int(cluster)] += 1 }
    var number = [UInt32](repeating: .max, count: graph.recordCount)
    var totals: [Totals] = []
    for (record, size) in sizes.enumerated() where size > 1 {
      number[record] = UInt32(totals.count)
      totals.append(Totals(representative: UInt32(record), size: Int(size)))
    }
    let places = ClusterPlaces(graph, clusters: representative.map { number[Int($0)] }, totals.map(\.size))
    let links = places.links(graph, threshold)

    var sets = UnionFind(count: places.count)
    var build: [UInt32] = []
    var offsets = [0]
    var next = 0
    for cluster in totals.indices {
      while next < links.count, places.clusterOfPlace[Int(links[next].one)] == cluster {
        totals[cluster].add(graph.edges[Int(links[next].link)].probability)
        if sets.join(links[next].one, links[next].other) { build.append(links[next].link) }
        next += 1
      }
      offsets.append(build.count)
    }
    let tree = build.map { graph.edge(Int($0)) }
    (buildOffsets, buildLinks) = (offsets, tree)

    var bridgeLinks: [UInt32] = []
    Bridges.find(LinkNeighbours(links, count: places.count), count: places.count) { link, place in
      bridgeLinks.append(link)
      totals[Int(places.clusterOfPlace[Int(place)])].bridges += 1
    }
    RadixSort.sort(&bridgeLinks, bits: 32) { UInt64($0) }
    bridges = bridgeLinks.map { graph.edge(Int($0)) }
    clusters = totals.indices.map { cluster in
      let range = offsets[cluster]..<offsets[cluster + 1]
      return totals[cluster].quality(weakest: tree[range].last, treeLinks: range.count)
    }
  }

  /// How a cluster was built: the links that brought its records together, from the strongest down (its
  /// maximum spanning tree). All its other links only confirm.
  ///
  /// - Parameter index: a position in `clusters`.
  public func buildingLinks(ofCluster index: Int) -> ArraySlice<ScoredEdge> {
    buildLinks[buildOffsets[index]..<buildOffsets[index + 1]]
  }

  private struct Totals {
    let representative: UInt32
    let size: Int
    var links = 0
    var bridges = 0
    var least: Float = 1
    var sum = 0.0

    init(representative: UInt32, size: Int) {
      self.representative = representative
      self.size = size
    }

    mutating func add(_ probability: Float) {
      links += 1
      least = min(least, probability)
      sum += Double(probability)
    }

    func quality(weakest: ScoredEdge?, treeLinks: Int) -> ClusterQuality {
      ClusterQuality(
        representative: representative, size: size, linkCount: links, weakestLink: weakest,
        bridgeCount: bridges, minimumProbability: least,
        meanProbability: links == 0 ? 1 : Float(sum / Double(links)), isConnected: treeLinks == size - 1)
    }
  }
}

/// The ranks of clusters of more than one record, numbered so that those of one cluster follow one another:
/// what looks at one cluster then stays in one corner of memory.
private struct ClusterPlaces {
  /// The cluster of each place.
  let clusterOfPlace: [UInt32]
  private let placeOfRank: [UInt32]
  var count: Int { clusterOfPlace.count }

  /// - Parameter clusters: the number of each record's cluster, or the largest number for single records.
  init(_ graph: LinkGraph, clusters: [UInt32], _ sizes: [Int]) {
    var next: [UInt32] = []
    var clusterOfPlace: [UInt32] = []
    for (cluster, size) in sizes.enumerated() {
      next.append(UInt32(clusterOfPlace.count))
      clusterOfPlace += repeatElement(UInt32(cluster), count: size)
    }
    placeOfRank = (0..<UInt32(graph.recordCount)).map { rank in
      let cluster = clusters[Int(graph.record(rank))]
      if cluster == .max { return .max }
      defer { next[Int(cluster)] += 1 }
      return next[Int(cluster)]
    }
    self.clusterOfPlace = clusterOfPlace
  }

  /// The links within clusters, cluster by cluster and in each from the strongest down.
  func links(_ graph: LinkGraph, _ threshold: LinkThreshold) -> [LinkEnds] {
    var links: [LinkEnds] = []
    for index in 0..<graph.prefix(reaching: threshold) {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability else { continue }
      let (one, other) = (placeOfRank[Int(edge.lhs)], placeOfRank[Int(edge.rhs)])
      guard one != .max, other != .max, clusterOfPlace[Int(one)] == clusterOfPlace[Int(other)] else {
        continue
      }
      links.append(LinkEnds(one: one, other: other, link: UInt32(index)))
    }
    let lastCluster = Int(clusterOfPlace.last ?? 0)
    RadixSort.sort(&links, bits: RadixSort.bits(below: lastCluster + 1)) {
      UInt64(clusterOfPlace[Int($0.one)])
    }
    return links
  }
}
