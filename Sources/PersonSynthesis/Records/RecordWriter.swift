internal import SynthesisCore

/// Writes a person down: the first time nearly as they are, later with what befalls records.
struct RecordWriter: Sendable {
  let seed: UInt64
  let dwellings: DwellingPlan
  let contacts: ContactPlan

  /// Record `record`, of the person at `place`.
  func fields(ofRecord record: Int, at place: RegisterLayout.Place) -> RecordFields {
    let person = HouseholdBuilder.member(place.member, ofHousehold: place.household, seed: seed)
    let home = dwellings.home(ofHousehold: place.household)
    let reach = contacts.contacts(
      of: person, at: place.member, ofHousehold: place.household,
      areaCode: dwellings.map.cities[home.city].areaCode)
    var random = SeededRandom(seed: seed, stream: .record, index: record)
    var fields = name(of: person)
    fields.sex = person.sex.letter
    fields.birth = Self.text(person.birth)
    if place.copy == 0 {
      address(home, into: &fields, &random)
      fields.phone = random.chance(Share.First.noPhone) ? "" : reach.phone
      fields.email = random.chance(Share.First.noEmail) ? "" : reach.email ?? ""
      if random.chance(Share.First.noBirth) { fields.birth = "" }
      if random.chance(Share.First.nameTypo) { fields.first = Typo.name(fields.first, &random) }
      return fields
    }
    let moved = random.chance(Share.Later.moved)
    let dwelling = moved ? dwellings.otherHome(ofRecord: record) : home
    address(dwelling, into: &fields, &random)
    fields.phone = reach.phone
    fields.email = reach.email ?? ""
    alterName(of: person, in: &fields, &random)
    if random.chance(Share.Later.noSex) { fields.sex = "" }
    alterBirth(person.birth, in: &fields, &random)
    alterAddress(dwelling, in: &fields, &random)
    alterContacts(of: person, moved: moved, to: dwelling, in: &fields, &random)
    return fields
  }

  private func name(of person: Person) -> RecordFields {
    let given = NameList.given(person.sex)
    var fields = RecordFields()
    fields.first = given.name(person.first)
    fields.last = NameList.surnames.name(person.last)
    if let middle = person.middle {
      fields.middle = given.name(middle)
      if person.hidesMiddle { fields.middle = String(fields.middle.prefix(1)) }
    }
    return fields
  }

  /// The address as written without a slip; the kind of street in full or short.
  private func address(_ dwelling: Dwelling, into fields: inout RecordFields, _ random: inout SeededRandom) {
    let city = dwellings.map.cities[dwelling.city]
    fields.street = street(dwelling, &random)
    if let flat = dwelling.flat { fields.street += " apt \(flat)" }
    fields.city = city.name
    fields.state = city.state
    fields.postalCode = Self.padded(dwelling.postalCode, 5)
  }

  func street(_ dwelling: Dwelling, _ random: inout SeededRandom) -> String {
    let type = StreetPlan.types[dwelling.house.type]
    let kind = random.chance(500) ? type.full : type.short
    return "\(dwelling.house.number) \(dwellings.streets.name(dwelling.house.name)) \(kind)"
  }

  static func text(_ day: CalendarDay) -> String {
    "\(day.year)-\(padded(day.month, 2))-\(padded(day.day, 2))"
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
