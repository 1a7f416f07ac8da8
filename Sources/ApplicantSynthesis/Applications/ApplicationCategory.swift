internal import SynthesisCore

/// What kind of application it is: what a matcher is put to the test with.
package enum ApplicationCategory: String, Sendable, CaseIterable {
  // The same person.
  case unchanged
  case rewrittenAddress = "rewritten_address"
  case changedPhone = "changed_phone"
  case changedCard = "changed_card"
  case allChanged = "all_changed"
  case variantKanji = "variant_kanji"
  case kanaOnly = "kana_only"
  case buildingLeftOut = "building_left_out"
  case birthDateSlip = "birth_date_slip"
  case emailAlias = "email_alias"
  case movedMostKept = "moved_most_kept"
  case movedFewKept = "moved_few_kept"
  case married
  case nameOrderOrRomaji = "name_order_or_romaji"
  case unmappableKanji = "unmappable_kanji"
  case freehand
  // Another person.
  case familyMember = "family_member"
  case sameNameStranger = "same_name_stranger"
  case sameBuildingStranger = "same_building_stranger"
  case twin
  case parentAndChild = "parent_and_child"
  case sharedCard = "shared_card"
  case sharedLandline = "shared_landline"
  case flatMate = "flat_mate"
  case newStranger = "new_stranger"

  /// The part of applications, in per mille; the sum is 1,000.
  ///
  /// | category | ‰ | the application |
  /// |---|---|---|
  /// | unchanged | 80 | letter by letter the customer's record |
  /// | rewritten_address | 90 | another spelling of the same dwelling: 一丁目23番1号 for 1-23-1 |
  /// | changed_phone | 50 | another mobile number; the landline gone |
  /// | changed_card | 40 | another card token |
  /// | all_changed | 50 | address rewritten, phone and card changed, half of them the mail box too |
  /// | variant_kanji | 30 | 髙橋 for 高橋 or the other way round |
  /// | kana_only | 20 | the reading in the name field |
  /// | building_left_out | 25 | a flat without building and room |
  /// | birth_date_slip | 15 | one digit wrong, or day and month exchanged |
  /// | email_alias | 20 | dots, +tag, googlemail.com; another card |
  /// | moved_most_kept | 40 | a new dwelling; phone, mail box and card kept |
  /// | moved_few_kept | 20 | a new dwelling; name, birth date and at most the mail box kept |
  /// | married | 25 | a new surname, mostly a new dwelling; the mobile number or the mail box kept |
  /// | name_order_or_romaji | 20 | 太郎 佐藤, Sato Taro |
  /// | unmappable_kanji | 15 | one kanji of the name as 〓, ■, ? or a private-use character |
  /// | freehand | 30 | every field typed freely, nothing changed |
  /// | family_member | 60 | another adult of a customer's household |
  /// | same_name_stranger | 40 | name and reading of a customer, other birth date and dwelling; 15 % in the same town |
  /// | same_building_stranger | 50 | the next flat |
  /// | twin | 15 | a customer's twin: surname, birth date, dwelling, often the first kanji |
  /// | parent_and_child | 20 | a customer's child whose name shares kanji and sound: 健一, 健二 |
  /// | shared_card | 20 | a customer's child of 18 to 24 who pays with the customer's card |
  /// | shared_landline | 20 | half: an old relative in the household with the landline alone; half: a stranger elsewhere who gives it as the number at work |
  /// | flat_mate | 15 | a stranger who moves in with a customer |
  /// | new_stranger | 190 | nobody known |
  package var perMille: Int {
    switch self {
    case .unchanged: 80
    case .rewrittenAddress: 90
    case .changedPhone: 50
    case .changedCard: 40
    case .allChanged: 50
    case .variantKanji: 30
    case .kanaOnly: 20
    case .buildingLeftOut: 25
    case .birthDateSlip: 15
    case .emailAlias: 20
    case .movedMostKept: 40
    case .movedFewKept: 20
    case .married: 25
    case .nameOrderOrRomaji: 20
    case .unmappableKanji: 15
    case .freehand: 30
    case .familyMember: 60
    case .sameNameStranger: 40
    case .sameBuildingStranger: 50
    case .twin: 15
    case .parentAndChild: 20
    case .sharedCard: 20
    case .sharedLandline: 20
    case .flatMate: 15
    case .newStranger: 190
    }
  }

  /// Whether the applicant is a customer.
  package var isKnownPerson: Bool {
    switch self {
    case .familyMember, .sameNameStranger, .sameBuildingStranger, .twin, .parentAndChild, .sharedCard,
      .sharedLandline, .flatMate, .newStranger:
      false
    default: true
    }
  }

  private static let weights = allCases.map { ($0, $0.perMille) }

  /// A category by its share.
  static func draw(_ random: inout SeededRandom) -> ApplicationCategory { random.pick(weighted: weights) }
}
