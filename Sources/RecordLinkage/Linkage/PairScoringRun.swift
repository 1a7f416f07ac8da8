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

  /// How many pairs are compared together.
  private static var batchSize: Int { 256 }

  /// log2 odds of a class below which four classes together do not reach `keepFrom`.
  private var leastOdds: Float {
    keepFrom > 0 ? Float(keepFrom.exponent) - 3 : -.infinity
  }

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
    var parts: [(chunk: Int, pairs: [ScoredPair], compared: Int)] = []
    await withTaskGroup(of: [(chunk: Int, pairs: [ScoredPair], compared: Int)].self) { group in
      for _ in 0..<max(1, workers) {
        group.addTask {
          var scratch = scorer.makeScratch()
          var mine: [(chunk: Int, pairs: [ScoredPair], compared: Int)] = []
          while true {
            let chunk = cursor.next()
            if chunk >= chunks.count { return mine }
            let (pairs, compared) = score(chunks[chunk], scratch: &scratch)
            mine.append((chunk, pairs, compared))
            progress?(Double(chunk + 1) / Double(chunks.count))
          }
        }
      }
      for await part in group { parts += part }
    }
    parts.sort { $0.chunk < $1.chunk }
    var pairs: [ScoredPair] = []
    pairs.reserveCapacity(parts.reduce(0) { $0 + $1.pairs.count })
    for part in parts { pairs += part.pairs }
    pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    return Result(pairs: pairs, comparedPairs: parts.reduce(0) { $0 + $1.compared })
  }

  private func score(
    _ chunk: CandidateBlocks.Chunk, scratch: inout Scorer.Scratch
  ) -> (pairs: [ScoredPair], compared: Int) {
    var kept: [ScoredPair] = []
    var compared = 0
    var pairs: [RecordPair] = []
    pairs.reserveCapacity(Self.batchSize)
    var evidence: [PairEvidence] = []
    func compare() {
      compared += pairs.count
      scorer.evidence(of: pairs, into: &evidence, scratch: &scratch)
      for (pair, evidence) in zip(pairs, evidence) {
        // Four classes that are each this unlikely do not reach it together.
        if (evidence.weights + prior).max() < leastOdds { continue }
        let probabilities = model.posterior(evidence.weights, priorLog2Odds: prior)
        if probabilities.sum() >= keepFrom {
          kept.append(
            ScoredPair(
              left: pair.lhs, right: pair.rhs, vector: evidence.vector, probabilities: probabilities,
              weights: evidence.weights))
        }
      }
      pairs.removeAll(keepingCapacity: true)
    }
    candidates.forEachPair(in: chunk) { lhs, rhs in
      pairs.append(RecordPair(UInt32(lhs), UInt32(rhs)))
      if pairs.count == Self.batchSize { compare() }
    }
    compare()
    return (kept, compared)
  }
}
