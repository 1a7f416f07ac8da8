internal import Glibc

/// Two records that are to be compared.
public struct CandidatePair: Sendable, Hashable, BitwiseCopyable {
  /// The smaller record number; in linking, the left table's.
  public let left: UInt32
  /// The larger record number.
  public let right: UInt32

  /// A pair of record numbers.
  @inlinable
  public init(left: UInt32, right: UInt32) {
    self.left = left
    self.right = right
  }
}

/// Keeps the pairs whose classes together reach a probability.
public struct PairKeeper: Sendable {
  let model: FellegiSunterModel
  let prior: FellegiSunterModel.Weights
  let keepFrom: Float
  /// Odds in bits: a pair with less for every class cannot be kept. Infinite for what is no class.
  @usableFromInline let least: FellegiSunterModel.Weights
  @usableFromInline let priorOdds: FellegiSunterModel.Weights

  /// A keeper of the pairs whose classes together reach `keepFrom`.
  public init(model: FellegiSunterModel, prior: FellegiSunterModel.Weights, keepFrom: Float) {
    self.model = model
    self.prior = prior
    self.keepFrom = keepFrom
    var least = FellegiSunterModel.Weights(repeating: .infinity)
    for index in 0..<model.classes.count {
      least[index] = Self.leastOdds(keepFrom, classes: model.classes.count)
    }
    self.least = least
    priorOdds = prior
  }

  /// The odds in bits that one class must have at least for all together to reach a probability.
  ///
  /// Of *n* classes with odds below 2^*b* each the sum is below *n* 2^*b*. A hundredth of a bit is left for rounding;
  /// a probability that rounding could reach is not judged by odds.
  private static func leastOdds(_ probability: Float, classes: Int) -> Float {
    guard probability > 0, probability < 0.999 else { return -.infinity }
    return log2(probability / (1 - probability)) - log2(Float(max(1, classes))) - 0.01
  }

  /// Whether a pair of this total weight may reach the probability; most cannot, and need no exponential.
  @inlinable
  @inline(__always)
  public func mayKeep(_ weights: FellegiSunterModel.Weights) -> Bool {
    let odds = weights + priorOdds
    return odds[0] >= least[0] || odds[1] >= least[1] || odds[2] >= least[2] || odds[3] >= least[3]
  }

  /// Appends a pair if it reaches the probability.
  public func keep(_ pair: CandidatePair, _ evidence: PairEvidence, in kept: inout [ScoredPair]) {
    let probabilities = model.posterior(evidence.weights, priorLog2Odds: prior)
    if probabilities.sum() >= keepFrom {
      kept.append(
        ScoredPair(
          left: pair.left, right: pair.right, vector: evidence.vector, probabilities: probabilities,
          weights: evidence.weights))
    }
  }
}
