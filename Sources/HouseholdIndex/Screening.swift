public import IdentityMatching
public import RecordLinkage

/// Whom of the index an application is.
///
/// Answers are kept and read back by later versions: what is added here has to be optional.
public struct Screening: Sendable, Hashable, Codable {
  /// A record that the application is linked to.
  public struct Link: Sendable, Hashable, Codable {
    /// The record's id.
    public let id: String
    /// What the record is.
    public let kind: RecordKind
    /// The person that the record is of.
    public let person: PersonID
    /// The household that the record is of.
    public let household: HouseholdID
    /// Whether it is of the same person or of the same household.
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
  }

  /// The links in band `match` or `review`, in the order in which the records were enrolled.
  public let links: [Link]
  /// Values of the application that could not be read and count as missing.
  public let problems: [RecordProblem]
  /// How many records the application was compared with.
  public let comparedRecords: Int
  /// Whether something of the index could not be read, so that a link may be missing.
  public let isDegraded: Bool
  /// What the application was compared with.
  public let base: BaseVersion
}
