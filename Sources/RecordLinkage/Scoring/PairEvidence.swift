/// What comparing a pair yielded: the level of every comparison and the total weight for each latent class.
public struct PairEvidence: Sendable, Hashable {
  /// The levels.
  public var vector = ComparisonVector()
  /// The sum of the levels' weights for each class, in bits, without the prior.
  public var weights = FellegiSunterModel.Weights.zero

  /// Evidence of nothing yet.
  public init() {}

  /// Takes in one comparison's level.
  @inline(__always)
  public mutating func add(
    _ model: FellegiSunterModel, comparison: Int, level: Int, log2Frequency: Float? = nil
  ) {
    guard level != 0 else { return }
    vector[comparison] = level
    weights += model.weights(comparison: comparison, level: level, log2Frequency: log2Frequency)
  }
}

/// Compares the records of two rows.
///
/// A scorer holds the feature columns; it is shared by all workers, and each worker has a scratch of its own for memoized
/// comparisons.
public protocol PairScorer: Sendable {
  /// A worker's own memory: caches, buffers.
  associatedtype Scratch
  /// A new scratch for one worker.
  func makeScratch() -> Scratch
  /// The evidence on a pair of rows. Symmetric: the order of the rows does not change the answer.
  func evidence(_ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> PairEvidence
  /// Scores pairs and appends those that `keeper` keeps to `kept`, in their order.
  ///
  /// By default each pair's ``evidence(_:_:scratch:)``; a scorer of its own makes one call do for many pairs.
  func score(
    _ pairs: Span<CandidatePair>, keeper: PairKeeper, scratch: inout Scratch, kept: inout [ScoredPair])
}

extension PairScorer {
  /// Takes each pair's evidence in turn.
  public func score(
    _ pairs: Span<CandidatePair>, keeper: PairKeeper, scratch: inout Scratch, kept: inout [ScoredPair]
  ) {
    for index in pairs.indices {
      let pair = pairs[index]
      let evidence = evidence(Int(pair.left), Int(pair.right), scratch: &scratch)
      if keeper.mayKeep(evidence.weights) { keeper.keep(pair, evidence, in: &kept) }
    }
  }
}
