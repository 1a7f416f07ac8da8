/// Records resolved to entities.
///
/// ```swift
/// let graph = try LinkGraph(recordCount: table.count, edges: edges, order: contentHashes)
/// var options = ClusteringOptions(method: .averageLink, threshold: LinkThreshold(weight: 8))
/// let clusters = try Clustering(graph, options: options)
/// options.threshold.weight = 12  // another threshold costs no new sort
/// let stricter = try Clustering(graph, options: options)
/// ```
///
/// The same records, edges and constraints give the same clusters in whatever order they come; see
/// `LinkGraph`.
public struct Clustering: Sendable {
  /// What was asked for.
  public let options: ClusteringOptions
  /// For each record, the smallest record number of its cluster.
  public let representative: [UInt32]
  /// The number of clusters, of single records too.
  public let clusterCount: Int
  /// The links that a constraint forbade, from the strongest down. For average link the strongest link
  /// between each two clusters that were kept apart.
  public let refused: [ScoredEdge]
  /// The must-links that a cannot-link (or, with one partner at most, another must-link) forbade.
  public let refusedMustLinks: [RecordPair]
  /// For `best-link` and `optimal-assignment`: the chosen links, from the strongest down. Empty for other
  /// methods: `ClusterQualityReport` has the links that hold their clusters together.
  public let chosen: [ScoredEdge]
  /// For `optimal-assignment`: the number of connected components that were too large to be solved exactly.
  public let approximateComponents: Int

  /// Clusters the records of a graph.
  ///
  /// - Complexity: O(*e* α(*n*)) for `connected-components`, `center`, `merge-center` and `best-link` (the
  ///   edges are sorted already); `star` O(*n* + *e*); `average-link` typically O(*e* log *e*), whatever the
  ///   shape of the components; see `OptimalAssignment` for the last.
  /// - Throws: where options or constraints do not fit the records.
  public init(
    _ graph: LinkGraph, options: ClusteringOptions,
    constraints: ClusteringConstraints = ClusteringConstraints()
  ) throws(ClusteringError) {
    try constraints.validate(recordCount: graph.recordCount)
    self.options = options
    var choice = LinkChoice()
    if options.method.isAssignment {
      choice = try PartnerChoice.choose(graph, options: options, constraints: constraints)
      refusedMustLinks = choice.refusedMustLinks
      var sets = UnionFind(count: graph.recordCount)
      for pair in choice.pairs { sets.join(pair.lhs, pair.rhs) }
      (representative, clusterCount) = Self.representatives(graph) { sets.root($0) }
    } else {
      var partition = ConstrainedPartition(graph: graph, constraints: constraints)
      refusedMustLinks = partition.refusedMustLinks
      switch options.method {
      case .connectedComponents:
        choice.refused = ConnectedComponents.run(graph, options.threshold, &partition)
      case .center, .mergeCenter:
        let merging = options.method == .mergeCenter
        choice.refused = CenterClustering.run(graph, options.threshold, merging: merging, &partition)
      case .star:
        choice.refused = StarClustering.run(graph, options.threshold, &partition)
      default:
        choice.refused = try AverageLink.run(graph, options, &partition)
      }
      (representative, clusterCount) = Self.representatives(graph) { partition.root($0) }
    }
    refused = Set(choice.refused).sorted().map { graph.edge(Int($0)) }
    chosen = choice.chosen.sorted().map { graph.edge(Int($0)) }
    approximateComponents = choice.approximateComponents
  }

  /// The smallest record number of each record's set.
  private static func representatives(
    _ graph: LinkGraph, root: (UInt32) -> UInt32
  ) -> ([UInt32], Int) {
    var smallest = [UInt32](repeating: .max, count: graph.recordCount)
    var representative = smallest
    var count = 0
    for record in 0..<UInt32(graph.recordCount) {
      let root = Int(root(graph.rank(record)))
      if smallest[root] == .max {
        smallest[root] = record
        count += 1
      }
      representative[Int(record)] = smallest[root]
    }
    return (representative, count)
  }
}

/// What a method says besides its partition; edges are positions in the graph's order.
struct LinkChoice {
  /// Links that constraints forbade.
  var refused: [UInt32] = []
  /// Links that were chosen, for methods that choose links.
  var chosen: [UInt32] = []
  /// Pairs of ranks that belong together, with those that only a must-link says.
  var pairs: [RecordPair] = []
  /// Must-links that were refused, as records.
  var refusedMustLinks: [RecordPair] = []
  /// Components that were not solved exactly.
  var approximateComponents = 0
}
