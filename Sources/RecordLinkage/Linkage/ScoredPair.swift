/// A pair that some class claims with more than a small probability.
public struct ScoredPair: Sendable, Hashable {
  /// The smaller record number; in linking, the left table's.
  public let left: UInt32
  /// The larger record number; in linking, the right table's, counted on from the left table's last.
  public let right: UInt32
  /// The levels that the pair showed.
  public let vector: ComparisonVector
  /// The posterior probability of each latent class.
  public let probabilities: FellegiSunterModel.Weights
  /// The weight of evidence for each latent class over "unrelated", in bits, without the prior.
  public let weights: FellegiSunterModel.Weights

  /// A pair with its evidence.
  public init(
    left: UInt32, right: UInt32, vector: ComparisonVector, probabilities: FellegiSunterModel.Weights,
    weights: FellegiSunterModel.Weights
  ) {
    self.left = left
    self.right = right
    self.vector = vector
    self.probabilities = probabilities
    self.weights = weights
  }
}
