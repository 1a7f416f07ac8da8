internal import SynthesisCore

/// Peoples households: who lives together, with which names and birth dates, and what they have.
///
/// | kind | per mille | who |
/// |---|---|---|
/// | single | 360 | 19 to 88 years old |
/// | couple | 210 | 4 % with two surnames |
/// | family | 270 | two parents, one to three children; 2 % of births are twins |
/// | single parent | 80 | one or two children |
/// | three generations | 50 | a family with one or two grandparents, a quarter of them of the wife's side and surname |
/// | flat-share | 30 | two to four strangers under 35 |
struct HouseholdBuilder {
  private static let kinds: [(Household.Kind, Int)] = [
    (.single, 360), (.couple, 210), (.family, 270), (.singleParent, 80), (.threeGenerations, 50),
    (.flatShare, 30),
  ]

  let names: NamePool
  var random: SeededRandom

  /// A household; only flats are shared by strangers.
  mutating func household(inFlat: Bool) -> Household {
    var kind = random.pick(weighted: Self.kinds)
    if kind == .flatShare, !inFlat { kind = .single }
    if kind == .threeGenerations, inFlat { kind = .family }
    var members: [Person] = []
    switch kind {
    case .single:
      members = [person(newFamily(), random.chance(520) ? .male : .female, age: singleAge(), .head)]
    case .couple:
      members = couple(headAge: random.within(23...84))
    case .family:
      members = couple(headAge: random.within(25...62))
      addChildren(to: &members, count: random.pick(weighted: [(1, 42), (2, 44), (3, 14)]))
    case .singleParent:
      members = [
        person(newFamily(), random.chance(870) ? .female : .male, age: random.within(24...60), .head)
      ]
      addChildren(to: &members, count: random.pick(weighted: [(1, 65), (2, 35)]))
    case .threeGenerations:
      members = couple(headAge: random.within(28...55))
      addChildren(to: &members, count: random.within(1...2))
      addGrandparents(to: &members)
    case .flatShare:
      for _ in 0..<random.pick(weighted: [(2, 70), (3, 22), (4, 8)]) {
        members.append(
          person(newFamily(), random.chance(550) ? .male : .female, age: random.within(19...34), .housemate))
      }
    }
    var household = Household(kind: kind, members: members, hasLandline: false)
    equip(&household)
    return household
  }

  /// Somebody of `age` years with `family` as surname and a given name of the generation.
  mutating func person(
    _ family: Person.Name, _ sex: Sex, age: Int, _ role: Person.Role, unlike others: [Person] = []
  ) -> Person {
    let birth = Calendar.today.adding(days: -(age * 1461 / 4 + random.below(364) + 1))
    return person(family, sex, born: birth, role, unlike: others)
  }

  /// Somebody born on a day, whose given name none of `others` has.
  mutating func person(
    _ family: Person.Name, _ sex: Sex, born birth: CalendarDay, _ role: Person.Role, unlike others: [Person]
  ) -> Person {
    var given = names.chooseGiven(sex, bornIn: birth.year, &random)
    while others.contains(where: { $0.given.index == given }) {
      given = names.chooseGiven(sex, bornIn: birth.year, &random)
    }
    return Person(
      family: family, given: Person.Name(index: given, dress: random.next()), sex: sex, birth: birth,
      role: role)
  }

  /// A surname by population.
  mutating func newFamily() -> Person.Name {
    Person.Name(index: names.chooseFamily(&random), dress: random.next())
  }

  private mutating func singleAge() -> Int {
    switch random.below(100) {
    case 0..<40: random.within(19...34)
    case 40..<70: random.within(35...64)
    default: random.within(65...88)
    }
  }

  private mutating func couple(headAge: Int) -> [Person] {
    let head = person(newFamily(), .male, age: headAge, .head)
    let surname = random.chance(40) ? newFamily() : head.family
    let age = min(88, max(20, headAge - random.within(-4...8)))
    return [head, person(surname, .female, age: age, .spouse, unlike: [head])]
  }

  /// Children with gaps that nature allows, born to a mother (or a father alone) of 20 to 42 years.
  private mutating func addChildren(to members: inout [Person], count: Int) {
    guard let parent = members.last(where: { $0.role == .spouse }) ?? members.first else { return }
    let surname = members[0].family
    var birth = parent.birth.adding(days: random.within(21...34) * 365 + random.below(365))
    var added = 0
    while added < count, birth < Calendar.today, parent.birth.years(until: birth) <= 43 {
      let twins = random.chance(20)
      let sex: Sex = random.chance(512) ? .male : .female
      let age = birth.years(until: Calendar.today)
      // Most children have left home by their mid-twenties.
      let stays = age < 19 || random.chance(age < 24 ? 650 : age < 35 ? 250 : 100)
      if stays {
        members.append(person(surname, sex, born: birth, .child, unlike: members))
        if twins {
          let other = random.chance(700) ? sex : sex.other
          members.append(person(surname, other, born: birth, .child, unlike: members))
        }
      }
      added += twins ? 2 : 1
      birth = birth.adding(days: 420 + random.below(1500))
    }
  }

  private mutating func addGrandparents(to members: inout [Person]) {
    guard let head = members.first else { return }
    let maternal = random.chance(250)
    let surname = maternal ? newFamily() : head.family
    let age = min(92, head.age() + random.within(24...36))
    if random.chance(750) {
      members.append(person(surname, .female, age: age, .grandparent, unlike: members))
    }
    if random.chance(500) {
      members.append(
        person(surname, .male, age: min(94, age + random.within(0...6)), .grandparent, unlike: members))
    }
  }

  /// Landlines are for the old, mail boxes for the young.
  private mutating func equip(_ household: inout Household) {
    let eldest = household.members.map { $0.age() }.max() ?? 0
    let perMille = eldest < 30 ? 40 : eldest < 45 ? 150 : eldest < 60 ? 450 : 850
    household.hasLandline = household.kind != .flatShare && random.chance(perMille)
    for position in household.members.indices {
      equip(&household.members[position], at: position, hasLandline: household.hasLandline)
    }
    // A couple that shares one mail box.
    if household.members.count > 1, household.members[1].role == .spouse,
      household.members[0].emailOwner != nil,
      random.chance(30)
    {
      household.members[1].emailOwner = 0
    }
  }

  /// Gives the person at `position` of a household a phone, a mail box and a card, by age.
  mutating func equip(_ person: inout Person, at position: Int, hasLandline: Bool) {
    let age = person.age()
    person.givesLandline = hasLandline && random.chance(age < 30 ? 250 : 700)
    person.hasMobile = !person.givesLandline || random.chance(age < 75 ? 960 : 650)
    person.emailOwner = random.chance(age < 60 ? 920 : age < 75 ? 650 : 250) ? position : nil
    if age < 23, person.role == .child {
      person.cardOwner = random.chance(400) ? 0 : random.chance(350) ? position : nil
    } else {
      person.cardOwner = random.chance(720) ? position : nil
    }
  }
}
