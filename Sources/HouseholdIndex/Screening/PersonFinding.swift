public import IdentityMatching
public import RecordLinkage

/// A person of the index that an applicant is, or may be.
public struct PersonFinding: Sendable, Hashable, Codable {
  /// The person.
  public let id: PersonID
  /// Whether it is certain enough to act on.
  public let band: Band
  /// The probability that the applicant is the person, by the record that fits best.
  public let probability: Float
  /// The same as log2 odds: the prior and all evidence, in bits.
  public let weight: Float
  /// Which fields agreed and which spoke against.
  public let matchKey: String
  /// What each field says, in the order in which they are compared.
  public let contributions: [Contribution]
  /// The rule that keeps the person out of band `match`, if one does.
  public let heldBy: PersonGuard?
  /// Others that the application fits nearly as well, and who cannot be the same human.
  public let ambiguousWith: [PersonID]
  /// How many strangers of the applicant's name may be expected among so many records; `nil` where there is no name.
  public let expectedNamesakes: Double?
  /// How many of the person's records the application is linked to.
  public let linkedRecords: Int
  /// How many records there are of the person.
  public let records: Int

  /// The fields that speak against, such as another birth date.
  public var contradictions: [Contribution] { contributions.filter { $0.evidence == .contradicts } }
}

/// What one field says for or against two records being of one person.
public struct Contribution: Sendable, Hashable, Codable {
  /// The field: `birth date`.
  public let field: String
  /// How it agrees: `one digit differs`.
  public let level: String
  /// What that says.
  public let evidence: Evidence
  /// The weight for "the same person" against "strangers", in bits.
  public let weight: Float
  /// The weight for "the same household" against "strangers", in bits.
  public let householdWeight: Float
}

extension Contribution {
  init(_ contribution: Waterfall.Contribution) {
    self.init(
      field: contribution.comparison, level: contribution.level, evidence: contribution.evidence,
      weight: contribution.weights[ApplicantModel.person],
      householdWeight: contribution.weights[ApplicantModel.household])
  }
}
