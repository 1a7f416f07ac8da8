internal import SynthesisCore

/// Writes facts down as a record.
struct RecordWriter: Sendable {
  let towns: TownSample
  var penmanship: Penmanship
  var omissions: Omissions
  var nameForm = NameWriting.Form.kanji
  /// Whether the kanji of the name are switched to their other forms.
  var switchesKanji = false
  var hasUnmappableKanji = false
  var leavesOutBuilding = false
  /// The part of fields, in per mille, that a free hand spells in its own way; the rest is as in a form.
  static let freehandFieldPerMille = 600

  func write(_ facts: Facts, _ random: inout SeededRandom) -> RecordFields {
    var facts = facts
    if switchesKanji {
      facts.family.spelling = KanjiDress.switched(facts.family.spelling, &random)
      facts.given.spelling = KanjiDress.switched(facts.given.spelling, &random)
    } else if random.chance(penmanship == .freehand ? 500 : 150) {
      // Holders of 髙 write 高 every so often.
      facts.family.spelling = KanjiDress.modernized(facts.family.spelling)
      facts.given.spelling = KanjiDress.modernized(facts.given.spelling)
    }

    var fields = RecordFields()
    fields.name = NameWriting.name(facts, nameForm, hand(&random), &random)
    if hasUnmappableKanji { fields.name = NameWriting.unmappable(fields.name, &random) }
    let omitsKana = random.chance(nameForm == .kanji ? omissions.kana : 400)
    if !omitsKana { fields.kana = NameWriting.kana(facts, hand(&random), &random) }
    if !random.chance(omissions.birthDate) {
      fields.birthDate = DateWriting.date(facts.birth, hand(&random), &random)
    }
    if !random.chance(omissions.sex) { fields.sex = ContactWriting.sex(facts.sex, hand(&random), &random) }

    let town = towns.towns[facts.dwelling.town]
    if !random.chance(omissions.postalCode) {
      fields.postalCode = ContactWriting.postalCode(town.postalCode, hand(&random), &random)
    }
    var style = AddressStyle(hand(&random), &random)
    if leavesOutBuilding { style.place = .omitted }
    (fields.address, fields.building) = AddressWriting.write(facts.dwelling, in: town, style)

    if let landline = facts.landline { fields.phone = ContactWriting.phone(landline, hand(&random), &random) }
    if let mobile = facts.mobile {
      let text = ContactWriting.phone(mobile, hand(&random), &random)
      // Without a landline many put the mobile number into the first field that asks for a number.
      if facts.landline == nil, random.chance(penmanship == .freehand ? 350 : 120) {
        fields.phone = text
        if random.chance(500) { fields.mobile = text }
      } else {
        fields.mobile = text
      }
    }
    if let email = facts.email { fields.email = ContactWriting.email(email, hand(&random), &random) }
    fields.card = facts.card ?? ""
    return fields
  }

  private func hand(_ random: inout SeededRandom) -> Penmanship {
    penmanship == .freehand && random.chance(Self.freehandFieldPerMille) ? .freehand : .form
  }
}
