internal import RecordLinkage

/// A comparison vector in the words of the guards.
struct FieldAgreement {
  let familyName: NameLevel
  let givenName: NameLevel
  let birthDate: BirthDateLevel
  let address: AddressLevel
  let phone: PhoneLevel
  let email: EmailLevel
  let card: CardLevel

  init(_ vector: ComparisonVector) {
    familyName = NameLevel(rawValue: vector[ApplicantComparison.familyName.rawValue]) ?? .missing
    givenName = NameLevel(rawValue: vector[ApplicantComparison.givenName.rawValue]) ?? .missing
    birthDate = BirthDateLevel(rawValue: vector[ApplicantComparison.birthDate.rawValue]) ?? .missing
    address = AddressLevel(rawValue: vector[ApplicantComparison.address.rawValue]) ?? .missing
    phone = PhoneLevel(rawValue: vector[ApplicantComparison.phone.rawValue]) ?? .missing
    email = EmailLevel(rawValue: vector[ApplicantComparison.email.rawValue]) ?? .missing
    card = CardLevel(rawValue: vector[ApplicantComparison.card.rawValue]) ?? .missing
  }

  var hasOtherGivenName: Bool { givenName == .partial || givenName == .different }

  /// Given names that two children of one family may have. The same reading in other characters is not among them: it
  /// would make one name at home.
  var hasSimilarGivenName: Bool { givenName == .similarReading || givenName == .similarSpelling }

  var hasOtherFamilyName: Bool { familyName == .partial || familyName == .different }

  var isSameBirthDate: Bool { birthDate == .equal || birthDate == .equalDefault }

  /// The same flat, or the same lot with no sign of several units.
  var isSameDwelling: Bool { address == .sameFlat || address == .sameHouse }

  /// The same building at least.
  var isSamePlace: Bool { isSameDwelling || address == .samePremises || address == .sameSite }

  /// A mobile number, mailbox or card in common.
  var sharesPersonalContact: Bool { phone == .sameMobile || email == .same || card == .same }

  /// Any contact in common, a landline included.
  var sharesContact: Bool { sharesPersonalContact || phone == .sameLandline }
}
