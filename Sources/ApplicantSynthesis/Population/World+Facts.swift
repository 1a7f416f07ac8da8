internal import SynthesisCore

/// A record of the base with everything that belongs to it.
struct ResolvedRecord {
  var number: Int
  var home: Home
  var record: BaseRecord
  /// Whether the person has a later record as well.
  var isOlderOfTwo: Bool
  /// Whether the record states the dwelling of before a move.
  var hasMovedSince: Bool

  var household: Household { home.household }
  var person: Person { home.household.members[record.member] }
}

extension World {
  /// Record `number` of the base.
  func resolve(record number: Int) -> ResolvedRecord { resolve(record: number, in: home(ofRecord: number)) }

  /// Record `number` of the base, which belongs to `home`.
  func resolve(record number: Int, in home: Home) -> ResolvedRecord {
    let record = home.records[number - home.firstRecord]
    let person = home.household.members[record.member]
    var isOlder = false
    if person.isDoubled {
      isOlder = rank(ofRecord: number) < rank(ofRecord: record.isSecond ? number - 1 : number + 1)
    }
    var changes = SeededRandom(seed: seed, stream: .olderRecord, index: person.customer ?? 0)
    let hasMoved = isOlder && changes.chance(Self.olderMovedPerMille)
    return ResolvedRecord(
      number: number, home: home, record: record, isOlderOfTwo: isOlder, hasMovedSince: hasMoved)
  }

  /// How often the older of two records of a person states a former dwelling, phone, card or surname, in per mille.
  private static let olderMovedPerMille = 150
  private static let olderPhonePerMille = 300
  private static let olderCardPerMille = 250
  private static let olderSurnamePerMille = 120

  /// What was true of the person when the record was made.
  func facts(_ resolved: ResolvedRecord) -> Facts {
    var facts = facts(of: resolved.record.member, in: resolved.home, mobileSerial: nil)
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
  func facts(of member: Int, in home: Home, mobileSerial: Int?) -> Facts {
    let person = home.household.members[member]
    let serial = mobileSerial ?? 2 * (person.customer ?? 0)
    let landline =
      person.givesLandline
      ? PhoneNumber.landline(serial: home.serial, town: towns.towns[home.site.town], seed: seed) : nil
    return Facts(
      family: written(family: person.family), given: written(given: person.given), sex: person.sex,
      birth: person.birth, dwelling: home.dwelling,
      landline: landline,
      mobile: person.hasMobile ? .mobile(serial: serial, seed: seed) : nil,
      email: person.emailOwner.map { email(of: $0, in: home) },
      card: person.cardOwner.map { card(of: $0, in: home) })
  }

  /// A home of the household with number `index` that is not in the base: a house, or one flat.
  func dwellingOutside(_ index: Int, _ random: inout SeededRandom) -> Dwelling {
    let site = site(index)
    return site.dwelling(of: random.below(site.householdCount))
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
  private func email(of owner: Int, in home: Home) -> String {
    let person = home.household.members[owner]
    return email(
      family: names.family(person.family.index), given: names.given(person.given.index),
      serial: person.customer ?? memberSerial(home, owner), age: person.age())
  }

  /// The mail address of somebody with these names.
  func email(family: WrittenName, given: WrittenName, serial: Int, age: Int) -> String {
    EmailAddress.address(
      family: family.reading, given: given.reading, serial: serial, scale: customers, isOld: age >= 60,
      seed: seed)
  }

  /// The card token of the member `owner` of a household.
  func card(of owner: Int, in home: Home) -> String {
    let person = home.household.members[owner]
    return CardToken.token(
      serial: person.customer.map { 4 * $0 } ?? 4 * memberSerial(home, owner) + 2, seed: seed)
  }
}

// Identities: numbers of persons and households that never meet.
extension World {
  /// A member of a household who is no customer, after all customers: at most 16 a household.
  func memberSerial(_ home: Home, _ member: Int) -> Int { customers + home.serial * 16 + member }

  /// The person of a record or of another member of its household.
  func personSerial(_ home: Home, _ member: Int) -> Int {
    home.household.members[member].customer ?? memberSerial(home, member)
  }

  /// The first number after those of all people of the base's households.
  var firstFreePerson: Int { customers + siteCount * Home.householdsPerSite * 16 }

  /// The household whose dwelling the record states.
  func household(of resolved: ResolvedRecord) -> Int {
    resolved.hasMovedSince
      ? siteCount * Home.householdsPerSite + (resolved.person.customer ?? 0) : resolved.home.serial
  }

  /// The first number after those of all households of the base, former dwellings included.
  var firstFreeHousehold: Int { siteCount * Home.householdsPerSite + customers }
}
