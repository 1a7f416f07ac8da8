internal import Glibc

/// Links with their bands, and the entities that they make.
public struct Resolution: Sendable {
  /// A pair that a relation claims.
  public struct Link: Sendable, Hashable {
    /// The smaller record number.
    public let left: Int
    /// The larger record number.
    public let right: Int
    /// The narrowest relation that the pair is of, by position in the model.
    public let relation: Int
    /// `match` or `review`.
    public let band: Band
    /// The probability of the relation.
    public let probability: Float
    /// The same as log2 odds, in bits.
    public let weight: Float
    /// Which fields agreed, were near and spoke against; ``decided`` of a pair that somebody decided on.
    public let matchKey: String

    /// The match key of pairs that somebody decided on.
    public static let decided = "DECIDED"
  }

  /// The links, by left and then right record number.
  public let links: [Link]
  /// For each relation of the model, the smallest record number of each record's entity.
  public let clusters: [[UInt32]]
  /// For each relation, the links that clustering did not follow: a chain that the average of all pairs speaks against, or a
  /// second partner where each record has one.
  public let refused: [[ScoredEdge]]
  /// For each relation, decisions that contradict others and were not followed.
  public let refusedDecisions: [[RecordPair]]
  /// For each relation, how well each entity of more than one record hangs together.
  public let quality: [[ClusterQuality]]
  /// The number of pairs compared.
  public let comparedPairs: Int
}

extension RelationDeclaration {
  /// The thresholds, or those that hold where none are declared: a match is what is likelier one than not. Where probabilities
  /// mean what they say, that is the threshold with the fewest errors; who fears false links more declares a higher one.
  public var effectiveThresholds: BandThresholds { thresholds ?? BandThresholds(match: 0.5, review: 0.1) }
}

extension Linker {
  /// Scores all candidate pairs, decides what each is, and joins matches to entities.
  ///
  /// - Parameters:
  ///   - parameters: what training learned.
  ///   - decisions: what people said of pairs: a pair that is of a relation is of one entity of it and of wider ones, one that
  ///     is not never gets into one, whatever joins its records to a third. Scores between 1/4 and 3/4 decide nothing.
  ///   - progress: told the share of the pairs that are compared.
  /// - Throws: ``LinkageError`` where the parameters are not those of the model, or a relation declares one-to-one links of
  ///   anything but two tables.
  public func resolve(
    by parameters: ModelParameters, decisions: [PairLabel] = [],
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(LinkageError) -> Resolution {
    let decisions = PairDecisions(decisions)
    let model = compiled.model
    let thresholds = model.relations.map(\.effectiveThresholds)
    let least = thresholds.map { min($0.match, $0.review) }.min() ?? 0.5
    let scorer = try LinkageScorer(compiled, parameters: parameters)
    let outcome = try await link(by: parameters, keepFrom: min(0.01, least), progress: progress)

    var clusters: [[UInt32]] = []
    var refused: [[ScoredEdge]] = []
    var refusedDecisions: [[RecordPair]] = []
    var quality: [[ClusterQuality]] = []
    var partners: [Set<RecordPair>?] = []
    for (number, relation) in model.relations.enumerated() {
      let edges = outcome.pairs.map { pair in
        let probability = outcome.probability(of: pair, relation: number)
        return ScoredEdge(pair.left, pair.right, weight: Self.log2Odds(probability), probability: probability)
      }
      let (clustering, report) = try cluster(
        edges, by: relation, constraints: decisions.constraints(ofRelation: number))
      clusters.append(clustering.representative)
      refused.append(clustering.refused)
      refusedDecisions.append(clustering.refusedMustLinks)
      quality.append(report.clusters)
      let isAssignment = relation.clustering == .bestLink || relation.clustering == .optimalAssignment
      partners.append(isAssignment ? Set(clustering.chosen.map(\.pair)) : nil)
    }

    var links = decisions.links
    for pair in outcome.pairs {
      // Who is decided to be of a relation has a link already; who is not of one may be of a wider.
      let decision = decisions[RecordPair(pair.left, pair.right)]
      if decision?.isMatch == true { continue }
      for number in model.relations.indices where number > decision?.relation ?? -1 {
        let probability = outcome.probability(of: pair, relation: number)
        var band = thresholds[number].band(of: probability)
        if band == .different { continue }
        if band == .match, let chosen = partners[number], !chosen.contains(RecordPair(pair.left, pair.right))
        {
          // Another record has the place that this one could have had.
          band = .review
        }
        // A wider relation that is certain says more than a narrow one in doubt.
        if band == .review, number + 1 < model.relations.count,
          thresholds[number + 1].band(of: outcome.probability(of: pair, relation: number + 1)) == .match,
          probability < 0.5
        {
          continue
        }
        links.append(
          Resolution.Link(
            left: Int(pair.left), right: Int(pair.right), relation: number, band: band,
            probability: probability, weight: Self.log2Odds(probability),
            matchKey: scorer.model.matchKey(of: pair.vector)))
        break
      }
    }
    if !decisions.links.isEmpty { links.sort { ($0.left, $0.right) < ($1.left, $1.right) } }
    return Resolution(
      links: links, clusters: clusters, refused: refused, refusedDecisions: refusedDecisions,
      quality: quality,
      comparedPairs: outcome.comparedPairs)
  }

  /// The entities of one relation.
  private func cluster(
    _ edges: [ScoredEdge], by relation: RelationDeclaration, constraints: ClusteringConstraints
  ) throws(LinkageError) -> (Clustering, ClusterQualityReport) {
    let threshold = relation.effectiveThresholds.match
    var options = ClusteringOptions(
      method: relation.clustering,
      threshold: LinkThreshold(weight: Self.log2Odds(threshold), probability: threshold))
    if compiled.pairs.isLinkOnly, compiled.table.sourceEnds.count == 2 {
      options.leftCount = compiled.table.sourceEnds[0]
    }
    do {
      let graph = try LinkGraph(
        recordCount: compiled.table.recordCount, edges: edges, order: compiled.contentHashes)
      let clustering = try Clustering(graph, options: options, constraints: constraints)
      let report = try ClusterQualityReport(
        graph, representative: clustering.representative, threshold: options.threshold)
      return (clustering, report)
    } catch {
      throw LinkageError(.clusteringDoesNotFit(relation: relation.name, error))
    }
  }

  /// A probability as bits, never infinite.
  package static func log2Odds(_ probability: Float) -> Float {
    let bounded = min(max(Double(probability), 1e-12), 1 - 1e-12)
    return Float(log2(bounded / (1 - bounded)))
  }
}
