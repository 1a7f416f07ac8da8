public import ContractHistory
public import IdentityMatching
public import RecordLinkage

/// Whom of the index an application is, why, and what is known of them.
///
/// Evidence and facts, never a verdict: what becomes of the application is up to a policy, and to who answers for it.
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

  /// The persons that the applicant is, or may be, the likeliest first.
  public let persons: [PersonFinding]
  /// The households that the applicant is, or may be, of, the likeliest first.
  public let households: [HouseholdFinding]
  /// What has changed since the likeliest person was last seen; `nil` where no person was found.
  public let changes: ContactChanges?
  /// What is known of the contracts of the person.
  public let personFacts: ContractFacts
  /// What is known of the contracts of everyone of the household, the person included.
  public let householdFacts: ContractFacts
  /// The links in band `match` or `review`, in the order in which the records were enrolled. People of other dwellings than the
  /// household's may be among them, such as who shares a card.
  public let links: [Link]
  /// Values of the application that could not be read and count as missing.
  public let problems: [RecordProblem]
  /// How many records the application was compared with.
  public let comparedRecords: Int
  /// Whether something of the index could not be read, so that a link may be missing.
  public let isDegraded: Bool
  /// For when the facts are.
  public let asOf: Instant
  /// With what the answer was made.
  public let versions: DecisionVersions

  /// The person that the applicant most likely is.
  public var person: PersonFinding? { persons.first }

  /// The household that the applicant is most likely of.
  public var household: HouseholdFinding? { households.first }

  /// Whether the application fits more than one person who exclude each other: then no fact is certain to be the applicant's.
  public var isAmbiguous: Bool { persons.first.map { !$0.ambiguousWith.isEmpty } ?? false }

  /// The band of the link with the person.
  public var personBand: Band { person?.band ?? .different }

  /// The band of the link with the household.
  public var householdBand: Band { household?.band ?? .different }
}
