public import RecordLinkage

/// What no amount of other evidence may make one person.
///
/// Probabilities come from how often things happen; these rules are about whom a mistake would harm. A stranger of the same
/// name, a twin, a parent with a similar name must not be refused a contract for another's conduct. So the band of a person
/// link is held at `review` where one of these speaks against it, however strongly the rest agrees.
public enum PersonGuard: String, Sendable, Hashable, CaseIterable {
  /// Nothing but the name agrees: there are namesakes everywhere.
  case nameOnly = "only the name agrees"
  /// Both birth dates are known and not even near each other.
  case otherBirthDate = "the birth dates differ"
  /// Both given names are known and differ: family members share all the rest, twins the birth date as well.
  case otherGivenName = "the given names differ"
  /// The same building but another flat, and no birth date or personal contact that speaks for the person.
  case otherUnit = "another unit of the building, and neither birth date nor a contact in common"

  /// The first rule that holds a pair back, if any.
  public static func holding(_ vector: ComparisonVector) -> PersonGuard? {
    if isOtherGivenName(vector) { return .otherGivenName }
    let birthDate = vector[ApplicantComparison.birthDate.rawValue]
    if birthDate == BirthDateLevel.different.rawValue || birthDate == BirthDateLevel.yearOnly.rawValue {
      return .otherBirthDate
    }
    let birthDateAgrees = birthDate != BirthDateLevel.missing.rawValue
    let contactAgrees = sharesContact(vector)
    let address = vector[ApplicantComparison.address.rawValue]
    if address == AddressLevel.otherUnit.rawValue, !birthDateAgrees, !contactAgrees { return .otherUnit }
    let placeAgrees =
      address == AddressLevel.sameFlat.rawValue || address == AddressLevel.sameHouse.rawValue
      || address == AddressLevel.samePremises.rawValue
    if !birthDateAgrees, !contactAgrees, !placeAgrees { return .nameOnly }
    return nil
  }

  /// Whether two records can never be of one person, whatever links them to others: another birth date *and* another
  /// given name.
  public static func excludes(_ vector: ComparisonVector) -> Bool {
    isOtherGivenName(vector)
      && vector[ApplicantComparison.birthDate.rawValue] == BirthDateLevel.different.rawValue
  }

  private static func isOtherGivenName(_ vector: ComparisonVector) -> Bool {
    vector[ApplicantComparison.givenName.rawValue] >= NameLevel.partial.rawValue
  }

  private static func sharesContact(_ vector: ComparisonVector) -> Bool {
    let phone = vector[ApplicantComparison.phone.rawValue]
    let email = vector[ApplicantComparison.email.rawValue]
    return phone == PhoneLevel.sameMobile.rawValue || phone == PhoneLevel.sameLandline.rawValue
      || email == EmailLevel.same.rawValue
      || vector[ApplicantComparison.card.rawValue] == CardLevel.same.rawValue
  }
}
