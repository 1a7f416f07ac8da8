/// What is compared between two applicant records, and the degrees of agreement of each.
///
/// The raw values of the level enumerations are positions in the model's tables; 0 is always "missing".
public enum ApplicantComparison: Int, CaseIterable, Sendable {
  /// Family names, over all names of both records.
  case familyName
  /// Given names, of the same pair of names.
  case givenName
  /// Birth dates.
  case birthDate
  /// Sex.
  case sex
  /// Addresses down to the unit; postal codes where an address is lacking.
  case address
  /// All telephone numbers of both records.
  case phone
  /// All e-mail addresses of both records.
  case email
  /// Card tokens.
  case card
}

/// Degrees of agreement of a family or given name.
public enum NameLevel: Int, CaseIterable, Sendable {
  /// A side has no such part.
  case missing
  /// The same characters.
  case exact
  /// The same name in variant forms of its characters: 髙橋 and 高橋.
  case variantSpelling
  /// The same characters read otherwise: 東 as ヒガシ and アズマ.
  case otherReading
  /// The same but for a character that one side could not write: 〓橋 and 髙橋.
  case wildcard
  /// Only the readings can be compared, and they are the same: ホタル and 蛍（ホタル）.
  case sameReading
  /// The readings are the same but for long vowels, voicing or the like: オオノ and オノ.
  case similarReading
  /// Other characters that are constantly confused: 斎藤 and 斉藤.
  case similarSpelling
  /// Other characters with the same reading: 伊藤 and 伊東.
  case sameReadingOtherCharacters
  /// Different names that have something in common: 健一 and 健二, or a letter mistyped.
  case partial
  /// Different names.
  case different
}

/// Degrees of agreement of a birth date.
public enum BirthDateLevel: Int, CaseIterable, Sendable {
  /// A side has none.
  case missing
  /// The same day.
  case equal
  /// The same day, but one that is typed where the day is not known, or that far too many records of the table have.
  case equalDefault
  /// One digit wrong or two neighbouring ones swapped.
  case oneDigit
  /// Day and month exchanged.
  case dayMonthSwapped
  /// The same year number of another era.
  case eraSlip
  /// A side knows only year, or year and month, and these agree.
  case partialEqual
  /// The same year, another day.
  case yearOnly
  /// Different dates.
  case different
}

/// Degrees of agreement of sex.
public enum SexLevel: Int, CaseIterable, Sendable {
  /// A side does not say.
  case missing
  /// The same.
  case same
  /// Not the same.
  case different
}

/// Degrees of agreement of an address.
public enum AddressLevel: Int, CaseIterable, Sendable {
  /// A side has neither an address nor a postal code.
  case missing
  /// The same flat, both with the unit stated.
  case sameFlat
  /// The same lot, no unit on either side and no sign that there are several.
  case sameHouse
  /// The same premises; a side does not say which unit of several.
  case samePremises
  /// The same lot, of organizations: a lot without a building named is a house where people live, but offices on it share
  /// a building that nobody names. With the name it is one office, without it none of a household.
  case sameSite
  /// Perhaps the same premises: what would decide is missing on a side.
  case ambiguous
  /// The same building, other units: neighbours, or someone who moved within it.
  case otherUnit
  /// No address to compare, but the same full postal code.
  case samePostalCode
  /// Different places.
  case different
}

/// Degrees of agreement of telephone numbers.
public enum PhoneLevel: Int, CaseIterable, Sendable {
  /// A side has no number that is evidence, or the two have no kind of number in common.
  case missing
  /// A mobile number in common.
  case sameMobile
  /// A landline or internet telephone number in common.
  case sameLandline
  /// Numbers of one kind, none in common.
  case different
}

/// Degrees of agreement of e-mail addresses.
public enum EmailLevel: Int, CaseIterable, Sendable {
  /// A side has none that is evidence.
  case missing
  /// The same mailbox.
  case same
  /// Most likely the same mailbox: a carrier's renamed domain, a usual typing slip.
  case similar
  /// No mailbox in common.
  case different
}

/// Degrees of agreement of card tokens.
public enum CardLevel: Int, CaseIterable, Sendable {
  /// A side has none.
  case missing
  /// The same token.
  case same
  /// Different tokens.
  case different
}
