internal import Glibc

/// Links with their bands, and the entities that they make.
public struct Resolution: Sendable {
  /// A pair that a relation claims.
  public struct Link: Sendable, Hashable {
    // There are millions of them: numbers as narrow as they are.
    private let leftRecord: UInt32
    private let rightRecord: UInt32
    private let relationNumber: UInt16
    /// `match` or `review`.
    public let band: Band
    /// The probability of the relation.
    public let probability: Float
    /// The same as log2 odds, in bits.
    public let weight: Float
    /// Which fields agreed, were near and spoke against; ``decided`` of a pair that somebody decided on.
    public let matchKey: String

    /// The smaller record number.
    public var left: Int { Int(leftRecord) }
    /// The larger record number.
    public var right: Int { Int(rightRecord) }
    /// The narrowest relation that the pair is of, by position in the model.
    public var relation: Int { Int(relationNumber) }

    init(
      left: Int, right: Int, relation: Int, band: Band, probability: Float, weight: Float, matchKey: String
    ) {
      leftRecord = UInt32(left)
      rightRecord = UInt32(right)
      relationNumber = UInt16(relation)
      self.band = band
      self.probability = probability
      self.weight = weight
      self.matchKey = matchKey
    }

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
  /// For each relation, how well each entity of more than one record hangs together; empty unless it was asked for.
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
  ///   - measuresQuality: whether ``Resolution/quality`` is wanted.
  ///   - progress: told the share of the pairs that are compared.
  /// - Throws: ``LinkageError`` where the parameters are not those of the model, or a relation declares one-to-one links of
  ///   anything but two tables.
  public func resolve(
    by parameters: ModelParameters, decisions: [PairLabel] = [], measuresQuality: Bool = true,
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(LinkageError) -> Resolution {
    let decisions = PairDecisions(decisions)
    let model = compiled.model
    let least =
      model.relations.map { min($0.effectiveThresholds.match, $0.effectiveThresholds.review) }.min() ?? 0.5
    let scorer = try LinkageScorer(compiled, parameters: parameters)
    let outcome = try await link(by: parameters, keepFrom: min(0.01, least), progress: progress)

    let found = try await entities(outcome, decisions: decisions, measuresQuality: measuresQuality) {
      partners in
      links(outcome, keys: MatchKeys(scorer.model), decisions: decisions, partners: partners)
    }
    return Resolution(
      links: found.links, clusters: found.entities.map(\.clustering.representative),
      refused: found.entities.map(\.clustering.refused),
      refusedDecisions: found.entities.map(\.clustering.refusedMustLinks),
      quality: found.entities.map(\.quality), comparedPairs: outcome.comparedPairs)
  }

  /// The entities of one relation.
  private struct Entities: Sendable {
    let clustering: Clustering
    let quality: [ClusterQuality]
    /// The links that were chosen, where each record has one partner at most.
    let partners: Set<RecordPair>?
  }

  /// The entities of all relations and the links, side by side.
  ///
  /// - Parameter links: makes the links; given for each relation the pairs that were chosen, where each record has one partner
  ///   at most.
  private func entities(
    _ outcome: LinkageOutcome, decisions: PairDecisions, measuresQuality: Bool,
    links: @escaping @Sendable (_ partners: [Set<RecordPair>?]) -> [Resolution.Link]
  ) async throws(LinkageError) -> (entities: [Entities], links: [Resolution.Link]) {
    enum Piece: Sendable {
      case entities(Result<Entities, LinkageError>)
      case links([Resolution.Link])
    }
    let relations = compiled.model.relations
    // Links need to know the entities only where one record's partner takes another's place.
    let areIndependent = !relations.contains { $0.clustering.isAssignment }
    let pieces = await ParallelMap.map(relations.count + (areIndependent ? 1 : 0), workers: workers) {
      number -> Piece in
      if number == relations.count { return .links(links(Array(repeating: nil, count: relations.count))) }
      do throws(LinkageError) {
        return .entities(
          .success(
            try entities(
              outcome, number, relations[number], decisions: decisions, measuresQuality: measuresQuality)))
      } catch {
        return .entities(.failure(error))
      }
    }
    var found: [Entities] = []
    var made: [Resolution.Link]?
    for piece in pieces {
      switch piece {
      case .entities(let result): found.append(try result.get())
      case .links(let all): made = all
      }
    }
    return (found, made ?? links(found.map(\.partners)))
  }

  private func entities(
    _ outcome: LinkageOutcome, _ number: Int, _ relation: RelationDeclaration, decisions: PairDecisions,
    measuresQuality: Bool
  ) throws(LinkageError) -> Entities {
    let threshold = relation.effectiveThresholds.match
    // Pairs below the threshold are no links; they only say how well entities hang together.
    let least = measuresQuality ? 0 : threshold
    var edges: [ScoredEdge] = []
    edges.reserveCapacity(outcome.pairs.count { outcome.probability(of: $0, relation: number) >= least })
    for pair in outcome.pairs {
      let probability = outcome.probability(of: pair, relation: number)
      if probability < least { continue }
      edges.append(
        ScoredEdge(pair.left, pair.right, weight: Self.log2Odds(probability), probability: probability))
    }
    var options = ClusteringOptions(
      method: relation.clustering,
      threshold: LinkThreshold(weight: Self.log2Odds(threshold), probability: threshold))
    if compiled.pairs.isLinkOnly, compiled.table.sourceEnds.count == 2 {
      options.leftCount = compiled.table.sourceEnds[0]
    }
    do {
      let graph = try LinkGraph(edges: edges, ranks: compiled.ranks)
      let clustering = try Clustering(
        graph, options: options, constraints: decisions.constraints(ofRelation: number))
      return Entities(
        clustering: clustering,
        quality: measuresQuality
          ? try ClusterQualityReport(
            graph, representative: clustering.representative, threshold: options.threshold
          ).clusters : [],
        partners: relation.clustering.isAssignment ? Set(clustering.chosen.map(\.pair)) : nil)
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
