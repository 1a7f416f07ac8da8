internal import SynthesisCore

/// An application before it is written.
struct Application {
  var category: ApplicationCategory
  var facts: Facts
  /// The fields as they are, where they are copied from a record.
  var copied: RecordFields?
  var nameForm = NameWriting.Form.kanji
  var switchesKanji = false
  var hasUnmappableKanji = false
  var leavesOutBuilding = false
  /// The penmanship that the category demands; `nil` leaves it to chance.
  var penmanship: Penmanship?
  /// A spelling of the address that the application must not repeat.
  var unlike: RecordFields?
  var person: Int
  var household: Int
  /// The record that the applicant looks like without being of its household.
  var lookAlike: Int?
}

/// Makes the applications of a corpus, each from its number alone.
struct ApplicationMaker: Sendable {
  let world: World
  let applications: Int
  /// How often a customer is drawn before a category is given up for want of anyone who fits, as in a tiny base.
  private static let attempts = 400

  /// Application `index`.
  func application(_ index: Int) -> Application {
    var random = SeededRandom(seed: world.seed, stream: .application, index: index)
    let category = ApplicationCategory.draw(&random)
    guard world.customers > 0, category != .newStranger else { return stranger(index, &random) }
    for _ in 0..<Self.attempts {
      let target = world.resolve(record: random.below(world.customers))
      // The older of two records is no good example: it may state what is no longer true.
      guard !target.isOlderOfTwo else { continue }
      let draft = Draft(maker: self, index: index, target: target)
      let application =
        category.isKnownPerson
        ? draft.samePerson(category, &random) : draft.otherPerson(category, &random)
      if let application { return application }
    }
    return stranger(index, &random)
  }

  /// Somebody of whom the base knows nothing.
  func stranger(_ index: Int, _ random: inout SeededRandom) -> Application {
    let dwelling = world.dwellingOutside(siteForApplication(index), &random)
    var builder = HouseholdBuilder(names: world.names, random: random)
    var person = builder.person(
      builder.newFamily(), builder.random.chance(500) ? .male : .female, age: builder.random.within(18...80),
      .head)
    builder.equip(&person, at: 0, hasLandline: builder.random.chance(person.age() < 45 ? 100 : 600))
    random = builder.random
    return Application(
      category: .newStranger, facts: facts(of: person, living: dwelling, index),
      person: world.firstFreePerson + index, household: world.firstFreeHousehold + index)
  }

  /// What is true of a new person with contact points of their own.
  func facts(of person: Person, living dwelling: Dwelling, _ index: Int) -> Facts {
    let family = world.written(family: person.family)
    let given = world.written(given: person.given)
    let serial = world.firstFreePerson + index
    return Facts(
      family: family, given: given, sex: person.sex, birth: person.birth, dwelling: dwelling,
      landline: person.givesLandline ? newLandline(index, dwelling) : nil,
      mobile: person.hasMobile ? newMobile(index) : nil,
      email: person.emailOwner == nil
        ? nil : world.email(family: family, given: given, serial: serial, age: person.age()),
      card: person.cardOwner == nil ? nil : newCard(index))
  }

  func newMobile(_ index: Int) -> PhoneNumber {
    .mobile(serial: 2 * world.customers + index, seed: world.seed)
  }

  func newLandline(_ index: Int, _ dwelling: Dwelling) -> PhoneNumber {
    .landline(
      serial: world.siteCount * Home.householdsPerSite + index, town: world.towns.towns[dwelling.town],
      seed: world.seed)
  }

  func newCard(_ index: Int) -> String {
    CardToken.token(serial: 4 * (world.firstFreePerson + index) + 3, seed: world.seed)
  }

  /// A site outside the base, and outside the former dwellings of its customers, for a new home.
  func siteForApplication(_ index: Int) -> Int { world.siteCount + world.customers + index }

  /// The household of a flat in a building of the base that no customer lives in: the same for every newcomer there.
  func household(inRoom room: Int, of site: Site) -> Int {
    world.firstFreeHousehold + applications + site.index * 10_000 + room
  }
}
