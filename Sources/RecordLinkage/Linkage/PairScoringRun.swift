/// Scores every candidate pair, on several threads, and keeps those that some class claims.
///
/// Workers take units of about equal work from a shared cursor; each run's pairs are kept apart and joined in
/// the order of the blocks, so that the result is the same for any number of workers.
public struct PairScoringRun<Scorer: PairScorer>: Sendable {
  /// The candidate pairs.
  public let candidates: CandidateBlocks
  /// What compares a pair.
  public let scorer: Scorer
  /// What turns evidence into probabilities.
  public let model: FellegiSunterModel
  /// The prior odds of each class against "unrelated", log2.
  public let prior: FellegiSunterModel.Weights
  /// Pairs whose classes together reach this probability are kept.
  public let keepFrom: Float

  /// A run over these candidates.
  public init(
    candidates: CandidateBlocks, scorer: Scorer, model: FellegiSunterModel, prior: FellegiSunterModel.Weights,
    keepFrom: Float
  ) {
    self.candidates = candidates
    self.scorer = scorer
    self.model = model
    self.prior = prior
    self.keepFrom = keepFrom
  }

  /// The outcome of a run.
  public struct Result: Sendable {
    /// The pairs kept, by left and then right record number.
    public let pairs: [ScoredPair]
    /// The number of pairs compared.
    public let comparedPairs: Int
  }

  /// Scores all candidates.
  ///
  /// - Parameters:
  ///   - workers: how many tasks share the work, at least 1.
  ///   - progress: called now and then, from any thread, with the share of the work that is done, 0…1.
  public func run(workers: Int, progress: (@Sendable (Double) -> Void)? = nil) async -> Result {
    let chunks = candidates.chunks()
    let cursor = SharedCursor()
    let keeper = PairKeeper(model: model, prior: prior, keepFrom: keepFrom)
    var parts: [(chunk: Int, pairs: [ScoredPair], compared: Int)] = []
    await withTaskGroup(of: [(chunk: Int, pairs: [ScoredPair], compared: Int)].self) { group in
      for _ in 0..<max(1, workers) {
        group.addTask {
          var scratch = scorer.makeScratch()
          var mine: [(chunk: Int, pairs: [ScoredPair], compared: Int)] = []
          while true {
            let chunk = cursor.next()
            if chunk >= chunks.count { return mine }
            let (pairs, compared) = score(chunks[chunk], keeper: keeper, scratch: &scratch)
            mine.append((chunk, pairs, compared))
            progress?(Double(chunk + 1) / Double(chunks.count))
          }
        }
      }
      for await part in group { parts += part }
    }
    parts.sort { $0.chunk < $1.chunk }
    return Result(
      pairs: PairOrder.sorted(parts.map(\.pairs), recordCount: candidates.recordCount),
      comparedPairs: parts.reduce(0) { $0 + $1.compared })
  }

  /// How many pairs are scored by one call.
  private static var batchSize: Int { 512 }

  private func score(
    _ chunk: CandidateBlocks.Chunk, keeper: PairKeeper, scratch: inout Scorer.Scratch
  ) -> (pairs: [ScoredPair], compared: Int) {
    var kept: [ScoredPair] = []
    var compared = 0
    candidates.forEachBatch(in: chunk, size: Self.batchSize) { batch in
      compared += batch.count
      scorer.score(batch.span, keeper: keeper, scratch: &scratch, kept: &kept)
    }
    return (kept, compared)
  }
}
