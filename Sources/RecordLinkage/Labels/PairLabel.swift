/// What somebody said of two records.
public struct PairLabel: Sendable, Hashable {
  /// The records.
  public let pair: RecordPair
  /// The relation that was asked about, by position in the model.
  ///
  /// Above one half it is the narrowest relation that the pair is of: a pair labelled as a household is of two people. Below
  /// one half the pair is neither of this relation nor of a narrower one, but may be of a wider one: who is not one person may
  /// still be one household.
  public let relation: Int
  /// 1 for the relation, 0 for none, between them less sure; 0.5 says nothing.
  public let score: Float

  /// A label; a score outside 0...1 is brought to the nearer end, and what is not a number says nothing.
  public init(_ pair: RecordPair, relation: Int = 0, score: Float) {
    self.pair = pair
    self.relation = relation
    self.score = score.isNaN ? 0.5 : min(max(score, 0), 1)
  }

  /// A label of two records, in either order.
  public init(_ one: Int, _ other: Int, relation: Int = 0, score: Float) {
    self.init(RecordPair(UInt32(one), UInt32(other)), relation: relation, score: score)
  }

  /// Whether it says that the pair is of the relation.
  public var isMatch: Bool { score > 0.5 }
  /// How sure it is: 0 for a score of one half, 1 for a score of 0 or 1.
  public var certainty: Double { abs(2 * Double(score) - 1) }
}
