public import RecordLinkage

/// What no amount of other evidence may make one household.
///
/// A household is the people of one dwelling, or people with a strong contact in common. A common surname in one block
/// of flats is neither, nor is the switchboard of an office.
public enum HouseholdGuard: String, Sendable, Hashable, CaseIterable {
  /// One building, the unit not known on both sides, and no contact in common.
  case unitNotKnown = "the same building, but it is not known whether the same unit, and no contact in common"
  /// A landline in common, but not the place: people who give the number of where they work.
  case landlineOnly = "a landline in common, but no place"

  /// The first rule that holds a pair back, if any.
  public static func holding(_ vector: ComparisonVector) -> HouseholdGuard? {
    let agreement = FieldAgreement(vector)
    if agreement.isSameDwelling || agreement.sharesPersonalContact { return nil }
    if agreement.phone == .sameLandline { return agreement.isSamePlace ? nil : .landlineOnly }
    return .unitNotKnown
  }

  /// Whether two records may not be brought into one household by a chain of links: other places, other family names and
  /// nothing in common. Without it the tenants who follow each other in a flat, and their moves, chain up half a town.
  public static func keepsApart(_ vector: ComparisonVector) -> Bool {
    let agreement = FieldAgreement(vector)
    return (agreement.address == .different || agreement.address == .otherUnit)
      && agreement.hasOtherFamilyName
      && !agreement.sharesContact
  }
}
