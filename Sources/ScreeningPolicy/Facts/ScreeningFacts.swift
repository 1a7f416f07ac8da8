public import ContractHistory
public import RecordLinkage

/// What is known of an applicant when a policy is asked: the facts, and how sure it is whose they are.
///
/// The moment is that of the facts.
public struct ScreeningFacts: Sendable, Hashable, Codable {
  /// The facts of the person that the applicant was linked with.
  public let person: ContractFacts
  /// The facts of everyone of the household, the applicant included; `nil` where none was looked for.
  public let household: ContractFacts?
  /// The band of the link with the person. Only `match` lets facts be confirmed, and with `different` there are none.
  public let personBand: Band
  /// The band of the link with the household.
  public let householdBand: Band
  /// Whether the application fits more than one person who exclude each other: then no fact is confirmed.
  public let isAmbiguous: Bool
  /// Whether the answer was made from less than there is: a stale index, missing data.
  public let isDegraded: Bool

  /// What is known of an applicant.
  public init(
    person: ContractFacts, personBand: Band, household: ContractFacts? = nil,
    householdBand: Band = .different, isAmbiguous: Bool = false, isDegraded: Bool = false
  ) {
    self.person = person
    self.household = household
    self.personBand = personBand
    self.householdBand = householdBand
    self.isAmbiguous = isAmbiguous
    self.isDegraded = isDegraded
  }

  /// The band up to which facts of a scope count: an ambiguous link is never certain.
  func band(of scope: FactScope) -> Band {
    let band = scope == .person ? personBand : householdBand
    return isAmbiguous && band == .match ? .review : band
  }
}
