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
  /// The evidence on several pairs, in their order: for scorers that compare many at once faster than one after the other.
  ///
  /// - Parameters:
  ///   - pairs: as many as the caller likes.
  ///   - evidence: replaced by one for each pair.
  func evidence(of pairs: [RecordPair], into evidence: inout [PairEvidence], scratch: inout Scratch)
}

extension PairScorer {
  /// One pair after the other.
  public func evidence(of pairs: [RecordPair], into evidence: inout [PairEvidence], scratch: inout Scratch) {
    evidence.removeAll(keepingCapacity: true)
    for pair in pairs { evidence.append(self.evidence(Int(pair.lhs), Int(pair.rhs), scratch: &scratch)) }
  }
}
