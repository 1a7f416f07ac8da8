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
    let birthDate = level(.birthDate, of: vector)
    if birthDate == BirthDateLevel.different.rawValue { return .otherBirthDate }
    // Another day of the same year is a slip only where dwelling and a personal contact agree besides: 9月 for 10月.
    if birthDate == BirthDateLevel.yearOnly.rawValue, !(isSameDwelling(vector) && sharesPersonalContact(vector)) {
      return .otherBirthDate
    }
    if birthDate != BirthDateLevel.missing.rawValue || sharesContact(vector) { return nil }
    if level(.address, of: vector) == AddressLevel.otherUnit.rawValue { return .otherUnit }
    return isSamePlace(vector) ? nil : .nameOnly
  }

  /// Whether two records can never be of one person, whatever links them to others: another birth date *and* another
  /// given name.
  public static func excludes(_ vector: ComparisonVector) -> Bool {
    isOtherGivenName(vector) && level(.birthDate, of: vector) == BirthDateLevel.different.rawValue
  }

  /// Whether two records are of namesakes: born on other days, with neither a place nor a contact in common. However rare
  /// the name is, that is no case for a reviewer.
  public static func areNamesakes(_ vector: ComparisonVector) -> Bool {
    level(.birthDate, of: vector) == BirthDateLevel.different.rawValue && !isSamePlace(vector)
      && !sharesContact(vector)
  }

  private static func level(_ comparison: ApplicantComparison, of vector: ComparisonVector) -> Int {
    vector[comparison.rawValue]
  }

  private static func isSameDwelling(_ vector: ComparisonVector) -> Bool {
    let address = level(.address, of: vector)
    return address == AddressLevel.sameFlat.rawValue || address == AddressLevel.sameHouse.rawValue
  }

  private static func isSamePlace(_ vector: ComparisonVector) -> Bool {
    isSameDwelling(vector) || level(.address, of: vector) == AddressLevel.samePremises.rawValue
  }

  private static func sharesPersonalContact(_ vector: ComparisonVector) -> Bool {
    level(.phone, of: vector) == PhoneLevel.sameMobile.rawValue
      || level(.email, of: vector) == EmailLevel.same.rawValue
      || level(.card, of: vector) == CardLevel.same.rawValue
  }

  private static func sharesContact(_ vector: ComparisonVector) -> Bool {
    sharesPersonalContact(vector) || level(.phone, of: vector) == PhoneLevel.sameLandline.rawValue
  }

  private static func isOtherGivenName(_ vector: ComparisonVector) -> Bool {
    level(.givenName, of: vector) >= NameLevel.partial.rawValue
  }
}
