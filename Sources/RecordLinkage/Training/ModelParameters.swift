/// The probabilities of a model, and where they come from.
public struct ModelParameters: Sendable, Hashable {
  /// A latent class of pairs beside "unrelated".
  public struct LatentClass: Sendable, Hashable {
    /// What it is called in explanations: `person, same contact`.
    public var name: String
    /// The relation of the model that its pairs are of, by position; `nil` where they are of none that is wanted:
    /// people of one household, where only persons are linked.
    public var relation: Int?
    /// How many pairs of the class a record is in. The prior probability of a pair follows the number of records.
    public var pairsPerRecord: Double

    /// A class.
    public init(name: String, relation: Int?, pairsPerRecord: Double) {
      self.name = name
      self.relation = relation
      self.pairsPerRecord = pairsPerRecord
    }
  }

  /// The probabilities of one level.
  public struct Level: Sendable, Hashable {
    /// For each class, how often its pairs show the level.
    public var m: [Double]
    /// How often unrelated pairs show it.
    public var u: Double
    /// For a level with term-frequency adjustment: of the pairs that agree on a value which *n* records hold, the share
    /// that is unrelated, for *n* from 2 to 3, 4 to 7, 8 to 15 and so on. A number that two records share is mostly one
    /// person's; a surname that a thousand share is not. Empty: all.
    public var unrelatedShares: [Double]

    /// The probabilities of a level.
    public init(m: [Double], u: Double, unrelatedShares: [Double] = []) {
      self.m = m
      self.u = u
      self.unrelatedShares = unrelatedShares
    }
  }

  /// How much likelier unrelated pairs show two levels of two comparisons together than if each were for itself: strangers of one
  /// given name are mostly of one sex.
  public struct Dependence: Sendable, Hashable {
    /// The comparison that comes first in the model.
    public var first: Int
    /// The one that comes later.
    public var second: Int
    /// For each level of the first, for each of the second, the lift: 1 is independence.
    public var lifts: [[Double]]

    /// A dependence.
    public init(first: Int, second: Int, lifts: [[Double]]) {
      self.first = first
      self.second = second
      self.lifts = lifts
    }
  }

  /// Where the probabilities come from.
  public struct Provenance: Sendable, Hashable {
    /// The version of the program.
    public var engine: String
    /// How they were estimated: `expectation–maximization`, `labels`.
    public var method: String
    /// The seed of the random choices.
    public var seed: UInt64
    /// The records they were estimated from.
    public var records: Int
    /// The random pairs that u was estimated from.
    public var randomPairs: Int
    /// The candidate pairs, or labels, that m was estimated from.
    public var candidatePairs: Int
    /// The iterations that it took.
    public var iterations: Int
    /// Whether they had converged before the most iterations were reached.
    public var hasConverged: Bool
    /// A hash of the normalized records, so that one can tell whether the table is the same.
    public var contentHash: UInt64

    /// Where probabilities come from.
    public init(
      engine: String, method: String, seed: UInt64, records: Int, randomPairs: Int, candidatePairs: Int,
      iterations: Int, hasConverged: Bool, contentHash: UInt64
    ) {
      self.engine = engine
      self.method = method
      self.seed = seed
      self.records = records
      self.randomPairs = randomPairs
      self.candidatePairs = candidatePairs
      self.iterations = iterations
      self.hasConverged = hasConverged
      self.contentHash = contentHash
    }
  }

  /// The latent classes, at most four.
  public var classes: [LatentClass]
  /// For each comparison the probabilities of its levels, in the order of the model.
  public var comparisons: [[Level]]
  /// What agrees together among unrelated pairs; no two in a circle.
  public var dependences: [Dependence]
  /// Where they come from; `nil` where they were written by hand.
  public var provenance: Provenance?

  /// Parameters.
  public init(
    classes: [LatentClass], comparisons: [[Level]], dependences: [Dependence] = [],
    provenance: Provenance? = nil
  ) {
    self.classes = classes
    self.dependences = dependences
    self.comparisons = comparisons
    self.provenance = provenance
  }
}
