/// A record of the base with everything that belongs to it.
struct ResolvedRecord {
  var number: Int
  var site: Site
  var record: BaseRecord
  /// Whether the person has a later record as well.
  var isOlderOfTwo: Bool
  /// Whether the record states the dwelling of before a move.
  var hasMovedSince: Bool

  var household: Household { site.households[record.household] }
  var person: Person { household.members[record.member] }
}

extension World {
  /// Record `number` of the base.
  func resolve(record number: Int) -> ResolvedRecord { resolve(record: number, in: site(ofRecord: number)) }

  /// Record `number` of the base, which belongs to `site`.
  func resolve(record number: Int, in site: Site) -> ResolvedRecord {
    let record = site.records[number - firstRecord(ofSite: site.index)]
    let person = site.households[record.household].members[record.member]
    var isOlder = false
    if person.isDoubled {
      isOlder = rank(ofRecord: number) < rank(ofRecord: record.isSecond ? number - 1 : number + 1)
    }
    var changes = SeededRandom(seed: seed, stream: .olderRecord, index: person.customer ?? 0)
    let hasMoved = isOlder && changes.chance(Self.olderMovedPerMille)
    return ResolvedRecord(
      number: number, site: site, record: record, isOlderOfTwo: isOlder, hasMovedSince: hasMoved)
  }

  /// How often the older of two records of a person states a former dwelling, phone, card or surname, in per mille.
  private static let olderMovedPerMille = 150
  private static let olderPhonePerMille = 300
  private static let olderCardPerMille = 250
  private static let olderSurnamePerMille = 120

  /// What was true of the person when the record was made.
  func facts(_ resolved: ResolvedRecord) -> Facts {
    var facts = facts(
      of: resolved.site, household: resolved.record.household, member: resolved.record.member,
      mobileSerial: nil)
    guard resolved.isOlderOfTwo else { return facts }
    let person = resolved.person
    let customer = person.customer ?? 0
    var random = SeededRandom(seed: seed, stream: .olderRecord, index: customer)
    // The first number decides about the move, as in resolve(record:in:).
    if random.chance(Self.olderMovedPerMille) {
      facts.dwelling = dwellingOutside(siteCount + customer, &random)
      facts.landline = nil
    }
    if random.chance(Self.olderPhonePerMille) {
      facts.mobile = .mobile(serial: 2 * customer + 1, seed: seed)
    }
    if facts.card != nil, random.chance(Self.olderCardPerMille) {
      facts.card = CardToken.token(serial: 4 * customer + 1, seed: seed)
    }
    if person.sex == .female, person.role == .spouse, random.chance(Self.olderSurnamePerMille) {
      facts.family = written(family: Person.Name(index: names.chooseFamily(&random), dress: random.next()))
    }
    return facts
  }

  /// What is true of a member of a household; `mobileSerial` numbers the mobile phone of one who is no customer.
  func facts(of site: Site, household number: Int, member: Int, mobileSerial: Int?) -> Facts {
    let household = site.households[number]
    let person = household.members[member]
    let serial = mobileSerial ?? 2 * (person.customer ?? 0)
    let landline = PhoneNumber.landline(
      serial: householdSerial(site, number), town: towns.towns[site.town], seed: seed)
    return Facts(
      family: written(family: person.family), given: written(given: person.given), sex: person.sex,
      birth: person.birth, dwelling: site.dwelling(household),
      landline: person.givesLandline ? landline : nil,
      mobile: person.hasMobile ? .mobile(serial: serial, seed: seed) : nil,
      email: person.emailOwner.map { email(of: $0, in: site, household: number) },
      card: person.cardOwner.map { card(of: $0, in: site, household: number) })
  }

  /// A home of the household with number `index` that is not in the base: a house, or one flat.
  func dwellingOutside(_ index: Int, _ random: inout SeededRandom) -> Dwelling {
    let site = emptySite(index, &random)
    return Dwelling(
      town: site.town, lot: site.lot, building: site.building, room: site.building.map { $0.room(&random) })
  }

  func written(family name: Person.Name) -> WrittenName {
    var written = names.family(name.index)
    written.spelling = KanjiDress.registered(written.spelling, seed: name.dress)
    return written
  }

  func written(given name: Person.Name) -> WrittenName {
    var written = names.given(name.index)
    written.spelling = KanjiDress.registered(written.spelling, seed: name.dress)
    return written
  }

  /// The mail address of the member `owner` of a household.
  private func email(of owner: Int, in site: Site, household number: Int) -> String {
    let person = site.households[number].members[owner]
    return email(
      family: names.family(person.family.index), given: names.given(person.given.index),
      serial: person.customer ?? memberSerial(site, number, owner), age: person.age())
  }

  /// The mail address of somebody with these names.
  func email(family: WrittenName, given: WrittenName, serial: Int, age: Int) -> String {
    EmailAddress.address(
      family: family.reading, given: given.reading, serial: serial, scale: customers, isOld: age >= 60,
      seed: seed)
  }

  /// The card token of the member `owner` of a household.
  func card(of owner: Int, in site: Site, household number: Int) -> String {
    let person = site.households[number].members[owner]
    return CardToken.token(
      serial: person.customer.map { 4 * $0 } ?? 4 * memberSerial(site, number, owner) + 2, seed: seed)
  }
}

// Identities: numbers of persons and households that never meet.
extension World {
  /// A household of the base: at most 8 a site.
  func householdSerial(_ site: Site, _ number: Int) -> Int { site.index * 8 + number }

  /// A member of a household who is no customer, after all customers: at most 16 a household.
  func memberSerial(_ site: Site, _ number: Int, _ member: Int) -> Int {
    customers + (site.index * 8 + number) * 16 + member
  }

  /// The person of a record or of another member of its household.
  func personSerial(_ site: Site, _ number: Int, _ member: Int) -> Int {
    site.households[number].members[member].customer ?? memberSerial(site, number, member)
  }

  /// The first number after those of all people of the base's households.
  var firstFreePerson: Int { customers + siteCount * 128 }

  /// The household whose dwelling the record states.
  func household(of resolved: ResolvedRecord) -> Int {
    resolved.hasMovedSince
      ? siteCount * 8 + (resolved.person.customer ?? 0)
      : householdSerial(resolved.site, resolved.record.household)
  }

  /// The first number after those of all households of the base, former dwellings included.
  var firstFreeHousehold: Int { siteCount * 8 + customers }
}
