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
  /// Rules that hardly a pair of strangers fulfils, from which the number of matches is taken; `nil` where training finds it
  /// together with the rest.
  public var matches: DeterministicMatches?

  /// The defaults serve a thousand records and a million.
  public init(
    seed: UInt64 = 1, randomPairs: Int = 1_000_000, candidatePairs: Int = 1_000_000, iterations: Int = 200,
    tolerance: Double = 0.001, matches: DeterministicMatches? = nil
  ) {
    self.seed = seed
    self.randomPairs = randomPairs
    self.candidatePairs = candidatePairs
    self.iterations = iterations
    self.tolerance = tolerance
    self.matches = matches
  }
}

/// Rules whose pairs are matches nearly all, and the share of all matches that they find: together they tell how many
/// matches there are, where a user knows better than expectation–maximization.
public struct DeterministicMatches: Sendable, Hashable {
  /// The rules; a pair that fulfils one of them is taken for a match.
  public var rules: [BlockingRuleDeclaration]
  /// The share of all matches that fulfil one of them, above 0, at most 1.
  public var recall: Double

  /// Rules that find a share of the matches.
  public init(_ rules: [BlockingRuleDeclaration], recall: Double) {
    self.rules = rules
    self.recall = recall
  }
}
