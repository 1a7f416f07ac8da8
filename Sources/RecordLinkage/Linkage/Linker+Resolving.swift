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
    let thresholds = model.relations.map(\.effectiveThresholds)
    let least = thresholds.map { min($0.match, $0.review) }.min() ?? 0.5
    let scorer = try LinkageScorer(compiled, parameters: parameters)
    let outcome = try await link(by: parameters, keepFrom: min(0.01, least), progress: progress)

    let found = try await withRelations(of: model) { number, relation throws(LinkageError) in
      try entities(outcome, number, relation, decisions: decisions, measuresQuality: measuresQuality)
    }
    let partners = found.map(\.partners)

    var links = decisions.links
    var keys = MatchKeys(scorer.model)
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
            matchKey: keys[pair.vector]))
        break
      }
    }
    if !decisions.links.isEmpty { links.sort { ($0.left, $0.right) < ($1.left, $1.right) } }
    return Resolution(
      links: links, clusters: found.map(\.clustering.representative),
      refused: found.map(\.clustering.refused),
      refusedDecisions: found.map(\.clustering.refusedMustLinks), quality: found.map(\.quality),
      comparedPairs: outcome.comparedPairs)
  }

  /// The entities of one relation.
  private struct Entities: Sendable {
    let clustering: Clustering
    let quality: [ClusterQuality]
    /// The links that were chosen, where each record has one partner at most.
    let partners: Set<RecordPair>?
  }

  /// Something of every relation, side by side.
  private func withRelations<R: Sendable>(
    of model: LinkageModel,
    _ body: @escaping @Sendable (Int, RelationDeclaration) throws(LinkageError) -> R
  ) async throws(LinkageError) -> [R] {
    let relations = Array(model.relations.enumerated())
    let results = await withTaskGroup(of: (Int, Result<R, LinkageError>).self) { group in
      var results: [Int: Result<R, LinkageError>] = [:]
      for (started, relation) in relations.enumerated() {
        // No more at once than there are workers.
        if started >= max(1, workers), let (number, result) = await group.next() { results[number] = result }
        group.addTask {
          do throws(LinkageError) {
            return (relation.offset, .success(try body(relation.offset, relation.element)))
          } catch {
            return (relation.offset, .failure(error))
          }
        }
      }
      for await (number, result) in group { results[number] = result }
      return results
    }
    var ordered: [R] = []
    for number in relations.indices {
      if let result = results[number] { ordered.append(try result.get()) }
    }
    return ordered
  }

  private func entities(
    _ outcome: LinkageOutcome, _ number: Int, _ relation: RelationDeclaration, decisions: PairDecisions,
    measuresQuality: Bool
  ) throws(LinkageError) -> Entities {
    let edges = outcome.pairs.map { pair in
      let probability = outcome.probability(of: pair, relation: number)
      return ScoredEdge(pair.left, pair.right, weight: Self.log2Odds(probability), probability: probability)
    }
    let threshold = relation.effectiveThresholds.match
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
      let isAssignment = relation.clustering == .bestLink || relation.clustering == .optimalAssignment
      return Entities(
        clustering: clustering,
        quality: measuresQuality
          ? try ClusterQualityReport(
            graph, representative: clustering.representative, threshold: options.threshold
          ).clusters : [],
        partners: isAssignment ? Set(clustering.chosen.map(\.pair)) : nil)
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

/// Match keys of vectors: there are many pairs and few vectors.
private struct MatchKeys {
  private let model: FellegiSunterModel
  private var known: [ComparisonVector: String] = [:]

  init(_ model: FellegiSunterModel) { self.model = model }

  subscript(vector: ComparisonVector) -> String {
    mutating get {
      if let key = known[vector] { return key }
      let key = model.matchKey(of: vector)
      known[vector] = key
      return key
    }
  }
}
