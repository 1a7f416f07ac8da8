/// How a cluster came about: the fewest and strongest links that hold it together.
public struct ClusterExplanation: Sendable, Hashable {
  /// A link that joined two parts of the cluster.
  public struct Link: Sendable, Hashable {
    /// The smaller record number.
    public let left: Int
    /// The larger record number.
    public let right: Int
    /// The probability of the relation.
    public let probability: Double
    /// The same as log2 odds, in bits.
    public let weight: Double
    /// Which fields agreed, were near and spoke against.
    public let matchKey: String
    /// The number of records that are together with this link and those before it.
    public let size: Int
  }

  /// The records of the cluster, ascending.
  public let records: [Int]
  /// The relation, by position in the model.
  public let relation: Int
  /// The maximum spanning tree, the strongest link first. Its last link is the weakest point of the cluster.
  public let links: [Link]
  /// The number of pairs of the cluster that were compared.
  public let comparedPairs: Int
  /// The number of parts between which nothing was compared; 1 for a cluster that links hold together.
  public let parts: Int
}

extension LinkExplainer {
  /// How some records come to be of one cluster.
  ///
  /// - Complexity: O(*n*²) look-ups for *n* records, and a comparison for each pair that a rule offers.
  public func explainCluster(_ records: [Int], relation: Int = 0) -> ClusterExplanation {
    struct Edge {
      let lhs: Int
      let rhs: Int
      let weight: Double
      let key: String
      let rank: (UInt64, UInt64)
    }
    let members = Set(records).sorted()
    var scratch = scorer.makeScratch()
    var edges: [Edge] = []
    for (place, lhs) in members.enumerated() {
      for rhs in members.dropFirst(place + 1) where linker.blocks.offers(lhs, rhs) {
        let evidence = scorer.evidence(lhs, rhs, scratch: &scratch)
        let (one, other) = (compiled.contentHashes[lhs], compiled.contentHashes[rhs])
        edges.append(
          Edge(
            lhs: lhs, rhs: rhs, weight: weight(of: evidence, relation: relation),
            key: scorer.model.matchKey(of: evidence.vector), rank: (min(one, other), max(one, other))))
      }
    }
    edges.sort { one, other in
      if one.weight != other.weight { return one.weight > other.weight }
      return one.rank != other.rank ? one.rank < other.rank : (one.lhs, one.rhs) < (other.lhs, other.rhs)
    }
    // Kruskal, "On the shortest spanning subtree of a graph and the traveling salesman problem", 1956.
    var places: [Int: UInt32] = [:]
    for (place, record) in members.enumerated() { places[record] = UInt32(place) }
    var sets = UnionFind(count: members.count)
    var links: [ClusterExplanation.Link] = []
    for edge in edges {
      guard let lhs = places[edge.lhs], let rhs = places[edge.rhs], sets.join(lhs, rhs) else { continue }
      links.append(
        ClusterExplanation.Link(
          left: edge.lhs, right: edge.rhs, probability: Self.probability(edge.weight), weight: edge.weight,
          matchKey: edge.key, size: sets.size(ofRoot: sets.root(lhs))))
    }
    return ClusterExplanation(
      records: members, relation: relation, links: links, comparedPairs: edges.count,
      parts: members.count - links.count)
  }

  /// Why two records that are a match by themselves are of two clusters; `nil` where they are of one, or no match.
  ///
  /// Of average link the average is that of the clusters as they are in the end.
  public func separation(
    _ left: Int, _ right: Int, relation: Int = 0, in resolution: Resolution
  ) -> ClusterSeparation? {
    let clusters = resolution.clusters[relation]
    let (one, other) = (clusters[left], clusters[right])
    let (lhs, rhs) = (min(left, right), max(left, right))
    guard one != other, linker.blocks.offers(lhs, rhs) else { return nil }
    let declaration = compiled.model.relations[relation]
    let threshold = Double(Linker.log2Odds(declaration.effectiveThresholds.match))
    var scratch = scorer.makeScratch()
    func weight(_ lhs: Int, _ rhs: Int) -> Double {
      self.weight(of: scorer.evidence(lhs, rhs, scratch: &scratch), relation: relation)
    }
    guard weight(lhs, rhs) >= threshold else { return nil }
    let members = (
      clusters.indices.filter { clusters[$0] == one }, clusters.indices.filter { clusters[$0] == other }
    )
    switch declaration.clustering {
    case .averageLink:
      let unscored = Double(
        ClusteringOptions(method: .averageLink, threshold: LinkThreshold()).unscoredWeight)
      var sum = 0.0
      for one in members.0 {
        for other in members.1 {
          let (lhs, rhs) = (min(one, other), max(one, other))
          let bits = linker.blocks.offers(lhs, rhs) ? weight(lhs, rhs) : unscored
          sum += bits >= threshold ? bits : unscored
        }
      }
      let count = members.0.count * members.1.count
      return .average(bits: sum / Double(count), needed: threshold, pairs: count)
    case .bestLink, .optimalAssignment:
      return .otherPartner(
        ofLeft: members.0.first { $0 != left }, ofRight: members.1.first { $0 != right })
    case .connectedComponents, .center, .mergeCenter, .star: return .method(declaration.clustering)
    }
  }

  private func weight(of evidence: PairEvidence, relation: Int) -> Double {
    relationOdds(classRelations.indices.map { Double(scorer.prior[$0] + evidence.weights[$0]) })[relation]
  }
}
