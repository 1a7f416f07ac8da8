internal import SynthesisCore

/// Phones and mail addresses.
struct ContactPlan: Sendable {
  let seed: UInt64
  /// How many people the register has, about.
  let people: Int

  /// How to reach the member at `position` of a household.
  ///
  /// A third of people give the household's phone. The others have one of their own, a fifth of those from elsewhere.
  func contacts(of person: Person, at position: Int, ofHousehold household: Int, areaCode: Int) -> Contacts {
    var random = SeededRandom(seed: seed, stream: .contacts, index: household)
    let shared = Self.number(areaCode, &random)
    // 8 is the largest household.
    random = SeededRandom(seed: seed, stream: .contacts, index: -1 - household * 8 - position)
    return Contacts(
      phone: random.chance(346) ? shared : Self.ownPhone(areaCode, &random),
      email: person.birth.year <= Years.lastWithEmail && random.chance(462) ? email(of: person, &random) : nil
    )
  }

  /// A phone of one's own.
  static func ownPhone(_ areaCode: Int, _ random: inout SeededRandom) -> String {
    number(random.chance(820) ? areaCode : CityMap.areaCode(&random), &random)
  }

  private static func number(_ areaCode: Int, _ random: inout SeededRandom) -> String {
    String(areaCode * 10_000_000 + random.within(2_000_000...9_999_999))
  }

  private static let providers = [
    ("gmail.com", 458), ("yahoo.com", 189), ("hotmail.com", 132), ("outlook.com", 90), ("aol.com", 45),
    ("comcast.net", 44), ("icloud.com", 42),
  ]

  /// An address in one of four usual forms.
  ///
  /// A provider gives an address once. Where the register has namesakes who would want the same one, it ends in as many
  /// further digits as make that unlikely.
  func email(of person: Person, _ random: inout SeededRandom) -> String {
    let given = NameList.given(person.sex)
    let (first, last) = (given.name(person.first), NameList.surnames.name(person.last))
    let (initial, lastInitial) = (String(first.prefix(1)), String(last.prefix(1)))
    let firstShare = given.share(person.first) / 2
    let lastShare = NameList.surnames.share(person.last)
    var local: String
    // How many of the register would have this local part, were there nothing after it.
    var rivals: Double
    switch random.below(1000) {
    case 0..<345:
      local = "\(first).\(last)"
      rivals = Double(people) * firstShare * lastShare * 0.345
    case 345..<595:
      local = "\(initial)\(last)\(random.below(100))"
      // An initial is shared by one of ten or so.
      rivals = Double(people) * 0.1 * lastShare * 0.25 / 100
    case 595..<796:
      local = "\(first)\(random.within(1000...9999))"
      rivals = Double(people) * firstShare * 0.2 / 9000
    default:
      let year = person.birth.year % 100
      local = "\(first)\(lastInitial)\(year < 10 ? "0" : "")\(year)"
      rivals = Double(people) * firstShare * 0.1 * 0.2 / 70
    }
    let provider = random.pick(weighted: Self.providers)
    rivals *= 0.1
    while rivals > 0.01 {
      local += String(random.below(10))
      rivals /= 10
    }
    return "\(local)@\(provider)"
  }
}
