public import RecordLinkage

/// Finds which records are of one person and which of one household.
///
/// ```swift
/// var builder = FeatureTableBuilder()
/// for record in records { try builder.append(record) }
/// let outcome = await IdentityMatcher().run(builder.finish(), workers: 2)
/// for link in outcome.links where link.band == .match { print(link.left, link.right, link.matchKey) }
/// ```
public struct IdentityMatcher: Sendable {
  /// The model: comparisons, weights and thresholds.
  public var model: ApplicantModel
  /// From which size blocks are split.
  public var limits: CandidateBlocks.Limits

  /// A matcher with the default model.
  public init(model: ApplicantModel = ApplicantModel(), limits: CandidateBlocks.Limits = .init()) {
    self.model = model
    self.limits = limits
  }

  /// What a run found.
  public struct Outcome: Sendable {
    /// The links in band `match` or `review`, by left and then right record number.
    public let links: [IdentityLink]
    /// For each record of a deduplicated table, the records of its person and of its household; `nil` in linking.
    public let clusters: IdentityClusters?
    /// What each blocking rule offered, and what had to be split.
    public let blocking: BlockingReport
    /// The number of pairs compared.
    public let comparedPairs: Int
  }

  /// Links the left table to the right one, or deduplicates the one table.
  ///
  /// The result is the same for any number of workers and any order of the records.
  ///
  /// - Parameters:
  ///   - workers: how many tasks share the work.
  ///   - progress: called now and then, from any thread, with the share of pairs compared, 0…1.
  public func run(
    _ table: FeatureTable, workers: Int = 2, progress: (@Sendable (Double) -> Void)? = nil
  ) async -> Outcome {
    let candidates = await ApplicantBlocking.candidates(of: table, limits: limits, workers: workers)
    let scorer = await ApplicantScorer(
      table: table, model: model, candidates: candidates, workers: workers)
    let prior = model.prior(recordCount: table.baseCount)
    let scoring = PairScoringRun(
      candidates: candidates, scorer: scorer, model: model.scoring, prior: prior,
      keepFrom: min(model.personThresholds.review, model.householdThresholds.review))
    let result = await scoring.run(workers: workers, progress: progress)

    let links = await links(result.pairs, leftCount: table.leftCount ?? 0, prior: prior, workers: workers)
    let clusters = table.leftCount == nil ? IdentityClusters(table: table, links: links, scorer: scorer) : nil
    return Outcome(
      links: links, clusters: clusters, blocking: candidates.report, comparedPairs: result.comparedPairs)
  }

  /// Decides on the pairs that were kept.
  private func links(
    _ pairs: [ScoredPair], leftCount: Int, prior: FellegiSunterModel.Weights, workers: Int
  ) async -> [IdentityLink] {
    let size = 16_384
    let parts = await ParallelMap.map((pairs.count + size - 1) / size, workers: workers) { piece in
      var links: [IdentityLink] = []
      // There are few vectors and many pairs.
      var matchKeys: [UInt64: String] = [:]
      for pair in pairs[piece * size..<min(pairs.count, (piece + 1) * size)] {
        let decision = LinkDecision(vector: pair.vector, weights: pair.weights, prior: prior, model: model)
        guard decision.band != .different else { continue }
        let matchKey = matchKeys[pair.vector.packed] ?? model.scoring.matchKey(of: pair.vector)
        matchKeys[pair.vector.packed] = matchKey
        links.append(
          IdentityLink(
            left: Int(pair.left), right: Int(pair.right) - leftCount, relation: decision.relation,
            band: decision.band, probability: decision.probability, weight: decision.weight,
            matchKey: matchKey, householdBand: decision.householdBand, heldBy: decision.heldBy))
      }
      return links
    }
    return parts.count == 1 ? parts[0] : Array(parts.joined())
  }
}
