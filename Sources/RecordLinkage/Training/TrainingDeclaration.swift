/// How the probabilities of a model are estimated.
public struct TrainingDeclaration: Sendable, Hashable {
  /// The seed of every random choice.
  public var seed: UInt64
  /// How many random pairs u is estimated from, where the table has more.
  public var randomPairs: Int
  /// How many candidate pairs m is estimated from, where the rules offer more.
  public var candidatePairs: Int
  /// The most iterations of expectation–maximization.
  public var iterations: Int
  /// Training has converged when no probability changes by more.
  public var tolerance: Double

  /// The defaults serve a thousand records and a million.
  public init(
    seed: UInt64 = 1, randomPairs: Int = 1_000_000, candidatePairs: Int = 1_000_000, iterations: Int = 200,
    tolerance: Double = 0.001
  ) {
    self.seed = seed
    self.randomPairs = randomPairs
    self.candidatePairs = candidatePairs
    self.iterations = iterations
    self.tolerance = tolerance
  }
}
