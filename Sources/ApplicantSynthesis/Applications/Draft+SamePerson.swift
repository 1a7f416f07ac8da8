internal import SynthesisCore

/// An application in the making: its number, and the record that it is about.
struct Draft {
  let maker: ApplicationMaker
  let index: Int
  let target: ResolvedRecord

  var world: World { maker.world }

  /// The target applies; `nil` where the category does not fit the person.
  func samePerson(_ category: ApplicationCategory, _ random: inout SeededRandom) -> Application? {
    let facts = world.facts(target)
    var application = Application(
      category: category, facts: facts, person: target.person.customer ?? 0,
      household: world.household(of: target))
    switch category {
    case .unchanged:
      application.copied = BaseWriter(world: world).fields(target)
    case .rewrittenAddress:
      application.unlike = BaseWriter(world: world).fields(target)
    case .changedPhone:
      guard facts.mobile != nil || facts.landline != nil else { return nil }
      changePhone(&application.facts, &random)
    case .changedCard:
      guard facts.card != nil else { return nil }
      application.facts.card = maker.newCard(index)
    case .allChanged:
      guard facts.card != nil else { return nil }
      application.unlike = BaseWriter(world: world).fields(target)
      changePhone(&application.facts, &random)
      application.facts.card = maker.newCard(index)
      if random.chance(500) { application.facts.email = newEmail(application.facts) }
    case .variantKanji:
      guard KanjiDress.hasOtherForm(facts.family.spelling + facts.given.spelling) else { return nil }
      application.switchesKanji = true
    case .kanaOnly:
      application.nameForm = .kana
    case .buildingLeftOut:
      guard facts.dwelling.building != nil else { return nil }
      application.leavesOutBuilding = true
    case .birthDateSlip:
      application.facts.birth = DateWriting.slip(facts.birth, &random)
    case .emailAlias:
      guard let email = facts.email, EmailAddress.hasAliases(email) else { return nil }
      application.facts.email = EmailAddress.alias(email, &random)
      if facts.card != nil { application.facts.card = maker.newCard(index) }
    case .movedMostKept:
      guard facts.mobile != nil else { return nil }
      move(&application, &random)
    case .movedFewKept:
      move(&application, &random)
      application.facts.mobile = maker.newMobile(index)
      if facts.card != nil { application.facts.card = maker.newCard(index) }
      if random.chance(500) { application.facts.email = newEmail(facts) }
    case .married:
      guard marry(&application, &random) else { return nil }
    case .nameOrderOrRomaji:
      application.nameForm = random.chance(450) ? .givenFirst : .romaji
    case .unmappableKanji:
      guard facts.family.spelling.contains(where: { $0 >= "一" }) else { return nil }
      application.hasUnmappableKanji = true
    case .freehand:
      application.penmanship = .freehand
    default:
      return nil
    }
    return application
  }

  /// A mobile number takes the place of the landline, or of the mobile number before it.
  private func changePhone(_ facts: inout Facts, _ random: inout SeededRandom) {
    if facts.landline != nil, facts.mobile == nil || random.chance(700) { facts.landline = nil }
    facts.mobile = maker.newMobile(index)
  }

  private func move(_ application: inout Application, _ random: inout SeededRandom) {
    application.facts.dwelling = world.dwellingOutside(maker.siteForApplication(index), &random)
    application.facts.landline = nil
    application.household = world.firstFreeHousehold + index
  }

  /// Gives a new surname, mostly with a new dwelling; the mobile number or the mail box stays, or both.
  private func marry(_ application: inout Application, _ random: inout SeededRandom) -> Bool {
    let person = target.person
    // 95 of 100 couples take the husband's surname.
    guard (20...49).contains(person.age()), person.role != .spouse,
      random.chance(person.sex == .female ? 950 : 50),
      application.facts.mobile != nil || application.facts.email != nil
    else { return false }
    let surname = world.written(
      family: Person.Name(index: world.names.chooseFamily(&random), dress: random.next()))
    guard surname.spelling != application.facts.family.spelling else { return false }
    let maiden = application.facts
    application.facts.family = surname
    if random.chance(700) { move(&application, &random) }
    if maiden.mobile != nil, maiden.email != nil {
      switch random.below(10) {
      case 0...1: application.facts.mobile = maker.newMobile(index)
      case 2...4: application.facts.email = newEmail(application.facts)
      default: break
      }
    }
    if maiden.card != nil, random.chance(600) { application.facts.card = maker.newCard(index) }
    return true
  }

  func newEmail(_ facts: Facts) -> String {
    world.email(
      family: facts.family, given: facts.given, serial: world.firstFreePerson + index,
      age: facts.birth.years(until: Calendar.today))
  }
}
