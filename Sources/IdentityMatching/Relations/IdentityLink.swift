public import RecordLinkage

/// Two records that belong together, or may.
public struct IdentityLink: Sendable, Hashable {
  /// The record number on the left; in deduplication the smaller one.
  public let left: Int
  /// The record number on the right, counted in its own table.
  public let right: Int
  /// Whether it is one person or two of a household.
  public let relation: Relation
  /// What is to be done with it.
  public let band: Band
  /// The probability of the relation; for a household, that of "same person" is included.
  public let probability: Float
  /// The same as log2 odds: the prior and all evidence, in bits.
  public let weight: Float
  /// Which fields agreed and which spoke against.
  public let matchKey: String
  /// The band of the household, whichever relation is reported.
  public let householdBand: Band
  /// The rule that keeps a person link out of `match`, if one does.
  public let heldBy: PersonGuard?
}
