public import RecordLinkage

/// What no amount of other evidence may make one person.
///
/// Probabilities come from how often things happen; these rules are about whom a mistake would harm. A stranger of the same
/// name, a twin, a parent with a similar name must not be refused a contract for another's conduct. So the band of a person
/// link is held at `review` where one of these speaks against it, however strongly the rest agrees.
public enum PersonGuard: String, Sendable, Hashable, Codable, CaseIterable {
  /// A side has no given name: what is left may be anybody of the household.
  case noGivenName = "there is no given name to compare"
  /// Both given names are known and differ: family members share all the rest, twins the birth date as well.
  case otherGivenName = "the given names differ"
  /// The given names are only similar, and all that twins share is equal: ユウキ and ユキ of one house and birth date.
  case similarGivenName = "the given names are only similar, as those of twins may be"
  /// The family names differ, and it is not the same person after a marriage: for that the birth date agrees, and the
  /// dwelling or a personal contact.
  case otherFamilyName = "the family names differ, and not enough else agrees"
  /// Both birth dates are known and not even near each other.
  case otherBirthDate = "the birth dates differ"
  /// The birth dates are near each other, and not both a dwelling and a contact agree besides.
  case nearBirthDate = "the birth dates are only near, and not both dwelling and contact agree"
  /// The same building but another flat, and no birth date or personal contact that speaks for the person.
  case otherUnit = "another unit of the building, and neither birth date nor a personal contact in common"
  /// Nothing but the name agrees: there are namesakes everywhere.
  case nameOnly = "only the name agrees"

  /// The first rule that holds a pair back, if any.
  public static func holding(_ vector: ComparisonVector) -> PersonGuard? {
    let agreement = FieldAgreement(vector)
    if agreement.givenName == .missing { return .noGivenName }
    if agreement.hasOtherGivenName { return .otherGivenName }
    if agreement.hasSimilarGivenName, agreement.isSameBirthDate, agreement.isSameDwelling {
      return .similarGivenName
    }
    if agreement.hasOtherFamilyName,
      !(agreement.isSameBirthDate && (agreement.isSameDwelling || agreement.sharesPersonalContact))
    {
      return .otherFamilyName
    }
    switch agreement.birthDate {
    case .different: return .otherBirthDate
    // Another day of the same year is a slip only where dwelling and a personal contact agree besides: 9月 for 10月.
    case .yearOnly where !(agreement.isSameDwelling && agreement.sharesPersonalContact):
      return .otherBirthDate
    case .oneDigit, .dayMonthSwapped, .eraSlip:
      return agreement.isSameDwelling && agreement.sharesContact ? nil : .nearBirthDate
    case .equal: return nil
    case .yearOnly, .missing, .partialEqual, .equalDefault: break
    }
    if agreement.sharesPersonalContact { return nil }
    if agreement.address == .otherUnit { return .otherUnit }
    // An organization has neither birth date nor dwelling: its name at its site is what it is.
    return agreement.isSameDwelling || agreement.address == .sameSite ? nil : .nameOnly
  }

  /// Whether two records may not be brought into one person by a chain of links either: what contradicts does so whoever
  /// stands between. What is merely missing does not.
  public static func keepsApart(_ vector: ComparisonVector) -> Bool {
    switch holding(vector) {
    case .otherGivenName, .similarGivenName, .otherFamilyName, .otherBirthDate, .otherUnit: true
    case .noGivenName, .nearBirthDate, .nameOnly, nil: false
    }
  }

  /// Whether two records can never be of one person: another birth date *and* another given name.
  public static func excludes(_ vector: ComparisonVector) -> Bool {
    let agreement = FieldAgreement(vector)
    return agreement.hasOtherGivenName && agreement.birthDate == .different
  }

  /// Whether two records are of namesakes: born on other days, with neither a place nor a contact in common. However rare
  /// the name is, that is no case for a reviewer.
  public static func areNamesakes(_ vector: ComparisonVector) -> Bool {
    let agreement = FieldAgreement(vector)
    return agreement.birthDate == .different && !agreement.isSamePlace && !agreement.sharesContact
  }
}
