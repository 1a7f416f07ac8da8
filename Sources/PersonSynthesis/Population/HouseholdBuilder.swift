internal import SynthesisCore

/// Makes the people of a household: a first, mostly a second of the other sex, then those a generation younger.
///
/// One in forty of the younger is a twin of the one before, one in twenty-five sons of a first man has his name.
struct HouseholdBuilder {
  private var random: SeededRandom
  private var members: [Person] = []

  /// The member at `position` of household `household`, the same whoever else is asked for.
  static func member(_ position: Int, ofHousehold household: Int, seed: UInt64) -> Person {
    var builder = HouseholdBuilder(
      random: SeededRandom(seed: seed, stream: .household, index: household))
    for _ in 0...position { builder.addMember() }
    return builder.members[position]
  }

  private init(random: SeededRandom) { self.random = random }

  private mutating func addMember() {
    guard let head = members.first else { return members.append(newHead()) }
    members.append(members.count == 1 ? companion(of: head) : child(of: head))
  }

  private mutating func newHead() -> Person {
    person(random.chance(500) ? .female : .male, newSurname(), born: day(in: random.within(Years.adults)))
  }

  private mutating func companion(of head: Person) -> Person {
    let sex = random.chance(915) ? head.sex.other : head.sex
    let last = random.chance(750) ? head.last : newSurname()
    return person(sex, last, born: day(in: random.within(Years.adults)))
  }

  private mutating func child(of head: Person) -> Person {
    let sex: Sex = random.chance(500) ? .female : .male
    let last = random.chance(893) ? head.last : newSurname()
    var birth: CalendarDay
    if members.count > 2, random.chance(24) {
      birth = members[members.count - 1].birth
    } else {
      var year = head.birth.year + random.within(18...42)
      if year > Years.last { year = random.within(2018...Years.last) }
      birth = day(in: year)
    }
    var child = person(sex, last, born: birth)
    if sex == .male, head.sex == .male, random.chance(45) {
      child.first = head.first
      child.last = head.last
    } else if birth == members[members.count - 1].birth, sex == members[members.count - 1].sex {
      // Twins of one name would be one person to any reader.
      while child.first == members[members.count - 1].first {
        child.first = NameList.given(sex).choose(&random)
      }
    }
    return child
  }

  private mutating func person(_ sex: Sex, _ last: Int, born birth: CalendarDay) -> Person {
    let names = NameList.given(sex)
    return Person(
      first: names.choose(&random), middle: random.chance(600) ? names.choose(&random) : nil,
      hidesMiddle: random.chance(500), last: last, sex: sex, birth: birth)
  }

  private mutating func newSurname() -> Int { NameList.surnames.choose(&random) }

  private mutating func day(in year: Int) -> CalendarDay {
    let first = CalendarDay(year, 1, 1).ordinal
    return CalendarDay(ordinal: first + random.below(CalendarDay(year + 1, 1, 1).ordinal - first))
  }
}
