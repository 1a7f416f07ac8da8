internal import SynthesisCore

extension Draft {
  /// Somebody applies who is easily taken for the target; `nil` where the category does not fit the target.
  func otherPerson(_ category: ApplicationCategory, _ random: inout SeededRandom) -> Application? {
    var builder = HouseholdBuilder(names: world.names, random: random)
    defer { random = builder.random }
    switch category {
    case .familyMember: return relative(&builder)
    case .sameNameStranger: return sameName(&builder)
    case .sameBuildingStranger: return neighbour(&builder)
    case .twin: return twin(&builder)
    case .parentAndChild: return child(&builder)
    case .sharedCard: return childWithCard(&builder)
    case .sharedLandline:
      return builder.random.chance(500) ? elder(&builder) : colleague(&builder)
    case .flatMate: return flatMate(&builder)
    default: return nil
    }
  }

  /// A new person of the target's household.
  private func member(_ person: Person, _ category: ApplicationCategory) -> Application {
    Application(
      category: category,
      facts: maker.facts(of: person, living: target.home.dwelling, index),
      person: world.firstFreePerson + index, household: world.household(of: target))
  }

  private func relative(_ builder: inout HouseholdBuilder) -> Application? {
    let household = target.household
    guard household.kind != .flatShare else { return nil }
    // Mostly somebody who has been there all along, else a child or a spouse whom the household now has.
    let others = household.members.indices.filter {
      household.members[$0].customer == nil && household.members[$0].age() >= 18
    }
    if !others.isEmpty, builder.random.chance(800) {
      let number = builder.random.pick(others)
      let facts = world.facts(
        of: number, in: target.home, mobileSerial: 2 * world.customers + index)
      return Application(
        category: .familyMember, facts: facts,
        person: world.personSerial(target.home, number),
        household: world.household(of: target))
    }
    let person = target.person
    var newcomer: Person
    if person.age() >= 42 {
      guard let child = grownChild(&builder, 18...40) else { return nil }
      newcomer = child
    } else {
      guard household.kind == .single, person.age() >= 22 else { return nil }
      let surname = builder.random.chance(900) ? person.family : builder.newFamily()
      newcomer = builder.person(
        surname, person.sex.other, age: max(20, person.age() + builder.random.within(-4...4)), .spouse,
        unlike: household.members)
    }
    equip(&newcomer, &builder)
    return member(newcomer, .familyMember)
  }

  private func sameName(_ builder: inout HouseholdBuilder) -> Application? {
    var person = builder.person(
      target.person.family, target.person.sex, age: builder.random.within(19...80), .head)
    person.given = target.person.given
    guard person.birth != target.person.birth else { return nil }
    equip(&person, &builder)
    var dwelling = world.dwellingOutside(maker.siteForApplication(index), &builder.random)
    if builder.random.chance(150) {
      // In the target's town, at a lot that the base does not have.
      let town = target.home.site.town
      let free = world.towns.freeSerial(in: town, sites: maker.siteForApplication(maker.applications))
      dwelling = Dwelling(
        town: town, lot: Lot(town: world.towns.towns[town], index: town, serial: free + index % 400))
    }
    return Application(
      category: .sameNameStranger, facts: maker.facts(of: person, living: dwelling, index),
      person: world.firstFreePerson + index, household: world.firstFreeHousehold + index,
      lookAlike: target.number)
  }

  private func neighbour(_ builder: inout HouseholdBuilder) -> Application? {
    let site = target.home.site
    guard let room = target.home.dwelling.room else { return nil }
    let sides = [room + 1, room - 1, room + 2].filter { $0 % 100 > 0 && !site.rooms.contains($0) }
    guard let next = sides.first else { return nil }
    var person = builder.person(
      builder.newFamily(), builder.random.chance(500) ? .male : .female, age: builder.random.within(19...75),
      .head)
    equip(&person, &builder)
    var dwelling = target.home.dwelling
    dwelling.room = next
    return Application(
      category: .sameBuildingStranger, facts: maker.facts(of: person, living: dwelling, index),
      person: world.firstFreePerson + index, household: maker.household(inRoom: next, of: site),
      lookAlike: target.number)
  }

  private func twin(_ builder: inout HouseholdBuilder) -> Application? {
    let person = target.person
    guard person.role == .child || (person.age() < 40 && target.household.kind == .single) else { return nil }
    guard !target.household.members.contains(where: { $0.birth == person.birth && $0.given != person.given })
    else {
      return nil
    }
    let sex = builder.random.chance(750) ? person.sex : person.sex.other
    var sibling = builder.person(
      person.family, sex, born: person.birth, .child, unlike: target.household.members)
    if builder.random.chance(500),
      let similar = world.names.similarGiven(to: person.given.index, sex, &builder.random)
    {
      sibling.given = Person.Name(index: similar, dress: person.given.dress)
    }
    equip(&sibling, &builder)
    return member(sibling, .twin)
  }

  private func child(_ builder: inout HouseholdBuilder) -> Application? {
    guard var child = grownChild(&builder, 18...45),
      let name = world.names.similarGiven(to: target.person.given.index, target.person.sex, &builder.random)
    else { return nil }
    child.sex = target.person.sex
    child.given = Person.Name(index: name, dress: target.person.given.dress)
    equip(&child, &builder)
    return member(child, .parentAndChild)
  }

  private func childWithCard(_ builder: inout HouseholdBuilder) -> Application? {
    guard let card = world.facts(target).card, var child = grownChild(&builder, 18...24) else { return nil }
    equip(&child, &builder)
    var application = member(child, .sharedCard)
    application.facts.card = card
    return application
  }

  /// A parent of the target who has moved in and gives nothing but the household's landline.
  private func elder(_ builder: inout HouseholdBuilder) -> Application? {
    guard let landline = world.facts(target).landline, (35...66).contains(target.person.age()),
      target.household.kind != .flatShare
    else { return nil }
    let surname = builder.random.chance(750) ? target.person.family : builder.newFamily()
    var elder = builder.person(
      surname, builder.random.chance(650) ? .female : .male,
      age: min(93, target.person.age() + builder.random.within(22...34)), .grandparent,
      unlike: target.household.members)
    equip(&elder, &builder)
    var application = member(elder, .sharedLandline)
    application.facts.landline = landline
    application.facts.mobile = nil
    return application
  }

  /// A stranger who gives the target's landline as the number at work: the target keeps a shop.
  private func colleague(_ builder: inout HouseholdBuilder) -> Application? {
    guard let landline = world.facts(target).landline else { return nil }
    var application = maker.stranger(index, &builder.random)
    application.category = .sharedLandline
    application.facts.landline = landline
    application.lookAlike = target.number
    return application
  }

  private func flatMate(_ builder: inout HouseholdBuilder) -> Application? {
    guard target.home.dwelling.room != nil,
      target.household.kind == .single || target.household.kind == .flatShare,
      target.person.age() < 40
    else { return nil }
    var mate = builder.person(
      builder.newFamily(), builder.random.chance(700) ? target.person.sex : target.person.sex.other,
      age: max(18, target.person.age() + builder.random.within(-5...5)), .housemate,
      unlike: target.household.members)
    equip(&mate, &builder)
    return member(mate, .flatMate)
  }

  /// A child of the target, of an age in `ages`, born when the target was 20 to 40.
  private func grownChild(_ builder: inout HouseholdBuilder, _ ages: ClosedRange<Int>) -> Person? {
    let youngest = max(ages.lowerBound, target.person.age() - 40)
    let oldest = min(ages.upperBound, target.person.age() - 20)
    guard youngest <= oldest, target.household.kind != .flatShare else { return nil }
    return builder.person(
      target.person.family, builder.random.chance(512) ? .male : .female,
      age: builder.random.within(youngest...oldest), .child, unlike: target.household.members)
  }

  private func equip(_ person: inout Person, _ builder: inout HouseholdBuilder) {
    builder.equip(&person, at: 0, hasLandline: false)
    // Cards of parents come with the category that is about them.
    if person.cardOwner != nil, target.household.kind == .flatShare { person.cardOwner = 0 }
  }
}
