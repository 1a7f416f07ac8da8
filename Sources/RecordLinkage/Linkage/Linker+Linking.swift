/// What a linkage found.
public struct LinkageOutcome: Sendable {
  /// The pairs with more than a little probability of some relation, by record numbers.
  public let pairs: [ScoredPair]
  /// The relation of each latent class, by position; `nil` for classes of none.
  public let relations: [Int?]
  /// The number of pairs compared.
  public let comparedPairs: Int
  /// What each rule offered.
  public let blocking: BlockingReport

  /// The probability that a pair is of a relation: of its classes, and of those of the relations before it.
  public func probability(of pair: ScoredPair, relation: Int) -> Float {
    var sum: Float = 0
    for (index, of) in relations.enumerated() {
      if let of, of <= relation { sum += pair.probabilities[index] }
    }
    return min(1, sum)
  }
}

extension Linker {
  /// Scores all candidate pairs.
  ///
  /// - Parameters:
  ///   - keepFrom: pairs with at least this probability of some class are kept.
  /// - Throws: ``LinkageError`` where the parameters are not those of the model.
  public func link(
    by parameters: ModelParameters, keepFrom: Float = 0.001,
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(LinkageError) -> LinkageOutcome {
    let scorer = try LinkageScorer(compiled, parameters: parameters)
    let run = PairScoringRun(
      candidates: blocks, scorer: scorer, model: scorer.model, prior: scorer.prior, keepFrom: keepFrom)
    let result = await run.run(workers: workers, progress: progress)
    return LinkageOutcome(
      pairs: result.pairs, relations: parameters.classes.map(\.relation),
      comparedPairs: result.comparedPairs, blocking: blocks.report)
  }
}
