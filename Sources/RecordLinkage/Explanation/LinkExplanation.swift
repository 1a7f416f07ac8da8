/// Why two records are, or are not, linked: what was compared, what it weighed, and whether the pair was looked at at all.
///
/// It holds the values that were compared, which are personal data: it is for the person who asked, never for a log.
/// Everything in it is symmetric: with the two records exchanged the values change sides, and no number changes.
public struct LinkExplanation: Sendable, Hashable {
  /// A column of the two records, as it was compared.
  public struct Value: Sendable, Hashable {
    /// The column, as the model calls it.
    public let column: String
    /// The left record's normalized text, several values joined by `; `; empty where there is none.
    public let left: String
    /// The right record's.
    public let right: String
  }

  /// How many records hold a value.
  public struct Frequency: Sendable, Hashable {
    /// The columns that hold it, together.
    public let columns: [String]
    /// The records that hold it, of all tables; of two values that are only near, those of the more frequent.
    public let count: Int
    /// The records of all tables.
    public let records: Int
    /// Whether the weight follows it, or it is told for information.
    public let isWeighed: Bool
  }

  /// One comparison.
  public struct Step: Sendable, Hashable {
    /// The comparison's name.
    public let comparison: String
    /// The columns that it looks at, in the order of its levels.
    public let values: [Value]
    /// The label of the level; `missing` where it says nothing.
    public let level: String
    /// What the level says, as the match key shows it.
    public let evidence: Evidence
    /// How frequent the value is that agreed; `nil` where no level of agreement was reached.
    public let frequency: Frequency?
    /// The weight for each latent class against "unrelated", in bits.
    public let classWeights: [Double]
    /// For each relation how far the comparison moves the log2 odds of the pair being of it (or of a narrower one) against everything
    /// else, given the comparisons before. With one class these are the class's weights. With several they depend on the
    /// order of the comparisons; their sum with the prior is the total.
    public let relationWeights: [Double]
  }

  /// The left record's number.
  public let left: Int
  /// The right record's number.
  public let right: Int
  /// The latent classes, in the order of class weights.
  public let classes: [String]
  /// The relations of the model, in the order of relation weights.
  public let relations: [String]
  /// The prior log2 odds of each class against "unrelated".
  public let classPrior: [Double]
  /// The prior log2 odds of each relation against everything else.
  public let relationPrior: [Double]
  /// The comparisons, in the order of the model.
  public let steps: [Step]
  /// The log2 odds of each class against "unrelated", prior and steps together.
  public let classTotal: [Double]
  /// The log2 odds of each relation against everything else, prior and steps together.
  public let relationTotal: [Double]
  /// The probability of each class.
  public let classProbabilities: [Double]
  /// The probability of each relation.
  public let relationProbabilities: [Double]
  /// The thresholds of each relation.
  public let thresholds: [BandThresholds]
  /// Which fields agreed, were near and spoke against.
  public let matchKey: String
  /// Which blocking rules offer the pair.
  public let blocking: BlockingExplanation

  /// The band that the probability of a relation is in, whether or not the pair is looked at.
  public func band(ofRelation relation: Int) -> Band {
    thresholds[relation].band(of: Float(relationProbabilities[relation]))
  }

  /// The steps that speak against a relation, by position, the strongest first.
  public func stepsAgainst(relation: Int) -> [Int] {
    steps.indices.filter { steps[$0].relationWeights[relation] < 0 }
      .sorted { (steps[$0].relationWeights[relation], $0) < (steps[$1].relationWeights[relation], $1) }
  }
}
