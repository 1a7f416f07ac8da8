/// Agglomeration by average weight (UPGMA): the two clusters whose records agree best on the average over
/// *all* their pairs become one, until no two clusters reach the threshold. A pair that was never scored
/// speaks against by a weight that the caller gives; so one doubtful link no longer chains two clusters of
/// many records.
///
/// Weights are taken relative to the unscored pair's, which makes that one 0 and leaves no pair below: the
/// average of two clusters of *a* and *b* records is *S*/(*a b*) with *S* the sum over the scored pairs
/// alone, and the graph stays as sparse as it came.
///
/// The merges are found with the nearest-neighbour chain (Murtagh, "A survey of recent advances in
/// hierarchical clustering algorithms", Computer Journal 1983; Müllner, "Modern hierarchical, agglomerative
/// clustering algorithms", 2011): follow best partners until two name each other, and join them. Average link
/// is reducible (a merge never brings a third cluster nearer than both parts were), also under constraints,
/// which only take pairs away; so the outcome is that of always joining the two best clusters of all, without
/// a heap of all pairs. Ties are broken by the order of the edges in the graph.
struct AverageLink {
  private struct Step {
    var cluster: UInt32
    /// The bond to the cluster before in the chain, and its average.
    var bond: UInt32
    var average: Double
  }

  /// Infinite weights have no average: they count as this many bits.
  private static let limit: Float = 1e6

  private var clusters: ClusterBonds
  /// The rank of each cluster's first record, for the partition.
  private let rankOfCluster: [UInt32]
  private var owners: UnionFind
  private var clusterOfOwner: [UInt32]
  private var isFinal: [Bool]
  private var refused: [UInt32] = []
  private let threshold: Double

  /// Joins clusters; for each two that a constraint kept apart the position of their strongest link.
  static func run(
    _ graph: LinkGraph, _ options: ClusteringOptions, _ partition: inout ConstrainedPartition
  ) throws(ClusteringError) -> [UInt32] {
    guard options.unscoredWeight < options.threshold.weight else {
      throw .unscoredWeightNotBelowThreshold(
        unscored: options.unscoredWeight, threshold: options.threshold.weight)
    }
    var linkage = AverageLink(graph, options, &partition)
    linkage.joinMustLinked(&partition)
    linkage.joinAll(&partition)
    return linkage.refused
  }

  private init(
    _ graph: LinkGraph, _ options: ClusteringOptions, _ partition: inout ConstrainedPartition
  ) {
    let components = Self.components(graph, options.threshold, &partition)
    let unscored = max(options.unscoredWeight, -Self.limit)
    var bonds: [ClusterBonds.Bond] = []
    bonds.reserveCapacity(graph.edges.count)
    for (index, edge) in graph.edges.enumerated() {
      // From here on pairs weigh no more than unscored ones.
      if edge.weight <= unscored { break }
      let (one, other) = (components.local[Int(edge.lhs)], components.local[Int(edge.rhs)])
      guard one != .max, other != .max, edge.probability >= options.threshold.probability,
        components.number[Int(one)] == components.number[Int(other)]
      else { continue }
      let sum = Double(min(edge.weight, Self.limit)) - Double(unscored)
      bonds.append(
        ClusterBonds.Bond(one: min(one, other), other: max(one, other), sum: sum, strongest: UInt32(index)))
    }
    let count = components.ranks.count
    // The bonds of one component lie together in memory.
    RadixSort.sort(&bonds, bits: RadixSort.bits(below: count)) { UInt64($0.one) }
    clusters = ClusterBonds(count: count, bonds: bonds)
    rankOfCluster = components.ranks
    owners = UnionFind(count: count)
    clusterOfOwner = Array(0..<UInt32(count))
    isFinal = Array(repeating: false, count: count)
    threshold = Double(min(max(options.threshold.weight, -Self.limit), Self.limit)) - Double(unscored)
  }

  /// Numbers the ranks that a link touches so that those of one connected component follow one another: only
  /// within one can an average reach the threshold, because some pair must. Within a component they come in
  /// the order of its dendrogram by single links, so that what will merge lies close together in memory.
  ///
  /// Components of two records are joined at once and get no numbers, where no constraint has a say.
  private static func components(
    _ graph: LinkGraph, _ threshold: LinkThreshold, _ partition: inout ConstrainedPartition
  ) -> (local: [UInt32], number: [UInt32], ranks: [UInt32]) {
    var sets = ChainedSets(count: graph.recordCount)
    if partition.hasGroups {
      for rank in 0..<UInt32(graph.recordCount) { sets.join(rank, partition.root(rank)) }
    }
    let end = graph.prefix(reaching: threshold)
    for index in 0..<end {
      // Ranks are hashes: the next records lie anywhere.
      let ahead = graph.edges[min(index + 16, end - 1)]
      sets.prefetch(ahead.lhs)
      sets.prefetch(ahead.rhs)
      if graph.edges[index].probability < threshold.probability { continue }
      sets.join(graph.edges[index].lhs, graph.edges[index].rhs)
    }
    var local = LargeMemory.array(repeating: UInt32.max, count: graph.recordCount)
    var number: [UInt32] = []
    var ranks: [UInt32] = []
    for root in 0..<UInt32(graph.recordCount) where sets.isRoot(root) && sets.size(ofRoot: root) > 1 {
      if partition.isFree, sets.size(ofRoot: root) == 2 {
        // One link holds them, and it reaches the threshold: most components are such pairs.
        _ = partition.join(root, sets.next(root))
        continue
      }
      let first = UInt32(ranks.count)
      var rank = root
      while rank != .max {
        local[Int(rank)] = UInt32(ranks.count)
        number.append(first)
        ranks.append(rank)
        rank = sets.next(rank)
      }
    }
    return (local, number, ranks)
  }

  /// Makes one cluster of each must-link group, whatever its weights.
  private mutating func joinMustLinked(_ partition: inout ConstrainedPartition) {
    guard partition.hasGroups else { return }
    var clusterOfRoot: [UInt32: UInt32] = [:]
    for cluster in 0..<UInt32(rankOfCluster.count) {
      let root = partition.root(rankOfCluster[Int(cluster)])
      clusterOfRoot[root] = clusterOfRoot[root].map { unite($0, cluster) } ?? cluster
    }
  }

  private mutating func joinAll(_ partition: inout ConstrainedPartition) {
    var chain: [Step] = []
    for start in 0..<UInt32(rankOfCluster.count) {
      let first = clusterOfOwner[Int(owners.root(start))]
      if isFinal[Int(first)] { continue }
      chain.append(Step(cluster: first, bond: .max, average: -1))
      while let top = chain.last {
        if let best = clusters.best(of: top.cluster), best.average >= threshold, best.average > top.average {
          chain.append(Step(cluster: best.cluster, bond: best.bond, average: best.average))
        } else if chain.count == 1 {
          isFinal[Int(top.cluster)] = true
          chain.removeLast()
        } else {
          // No partner is better than the one before in the chain: these two name each other.
          let before = chain[chain.count - 2].cluster
          chain.removeLast()
          let outcome = partition.join(rankOfCluster[Int(before)], rankOfCluster[Int(top.cluster)])
          if outcome == .refused {
            refused.append(clusters.strongest(of: top.bond))
            clusters.remove(top.bond)
            continue
          }
          let kept = unite(before, top.cluster)
          // What came before in the chain keeps its step; the new cluster is met again as a partner or a
          // start.
          chain.removeLast()
          if chain.isEmpty { chain.append(Step(cluster: kept, bond: .max, average: -1)) }
        }
      }
    }
  }

  /// Makes one cluster of two; the one that stays.
  private mutating func unite(_ one: UInt32, _ other: UInt32) -> UInt32 {
    let kept = clusters.merge(one, other)
    let root = owners.join(roots: owners.root(one), owners.root(other))
    clusterOfOwner[Int(root)] = kept
    return kept
  }
}
