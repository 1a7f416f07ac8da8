internal import SynthesisCore

/// What a later record of a person has otherwise than the first.
extension RecordWriter {
  func alterName(of person: Person, in fields: inout RecordFields, _ random: inout SeededRandom) {
    if person.sex == .female, person.birth.year <= Years.lastMarried, random.chance(Share.Later.newSurname) {
      fields.last = NameList.surnames.name(NameList.surnames.choose(&random))
    } else if random.chance(Share.Later.joinedSurname) {
      fields.last += "-" + NameList.surnames.name(NameList.surnames.choose(&random))
    }
    if random.chance(Share.Later.lastTypo) { fields.last = Typo.name(fields.last, &random) }

    let nicknames = Nickname.forms(of: fields.first)
    if !nicknames.isEmpty, random.chance(Share.Later.nickname) { fields.first = random.pick(nicknames) }
    if random.chance(Share.Later.firstTypo) { fields.first = Typo.name(fields.first, &random) }
    if fields.middle.utf8.count > 1, random.chance(Share.Later.middleInitial) {
      fields.middle = String(fields.middle.prefix(1))
    }
    if !fields.middle.isEmpty, random.chance(Share.Later.middleAsFirst) {
      swap(&fields.first, &fields.middle)
    } else if random.chance(Share.Later.initialOnly) {
      fields.first = String(fields.first.prefix(1))
    } else if random.chance(Share.Later.namesExchanged) {
      swap(&fields.first, &fields.last)
    }
    if random.chance(Share.Later.noMiddle) { fields.middle = "" }
  }

  func alterBirth(_ birth: CalendarDay, in fields: inout RecordFields, _ random: inout SeededRandom) {
    var day = birth
    switch random.below(1000) {
    case 0..<Share.Later.noBirth:
      fields.birth = ""
      return
    case ..<(Share.Later.noBirth + Share.Later.firstOfYear): (day.month, day.day) = (1, 1)
    case ..<(Share.Later.noBirth + Share.Later.firstOfYear + Share.Later.dayForMonth):
      if day.day <= 12 { (day.month, day.day) = (day.day, day.month) }
    default:
      if random.chance(Share.Later.otherYear) { day.year += random.pick([-10, -2, -1, 1, 2, 10]) }
      if random.chance(Share.Later.otherDay) { day.day = random.within(1...28) }
      if random.chance(Share.Later.otherMonth) { day.month = random.within(1...12) }
    }
    var text = Self.text(day.exists && day.year <= Years.last ? day : birth)
    if random.chance(Share.Later.birthDigit) {
      text = Self.slipped(text, &random, Typo.digit)
    } else if random.chance(Share.Later.birthExchange) {
      text = Self.slipped(text, &random, Typo.exchange)
    }
    fields.birth = text
  }

  /// A date with a slip of the pen, which is a date still: 1958-02-06 for 1958-12-06. Some slips leave none: 1950 may become
  /// 2050 or 1050, which a clerk would have noticed.
  private static func slipped(
    _ text: String, _ random: inout SeededRandom, _ slip: (String, inout SeededRandom) -> String
  ) -> String {
    for _ in 0..<8 {
      let written = slip(text, &random)
      let numbers = written.split(separator: "-").compactMap { Int($0) }
      guard numbers.count == 3, (1900...Years.last).contains(numbers[0]) else { continue }
      let day = CalendarDay(numbers[0], numbers[1], numbers[2])
      // 1996-1-012, where a dash and a digit changed places, reads as a date but is none.
      if day.exists, Self.text(day) == written { return written }
    }
    return text
  }

  func alterAddress(_ dwelling: Dwelling, in fields: inout RecordFields, _ random: inout SeededRandom) {
    if random.chance(Share.Later.noStreet) {
      fields.street = ""
    } else {
      fields.street = alteredStreet(dwelling, &random)
    }
    if random.chance(Share.Later.cityTypo) { fields.city = Typo.name(fields.city, &random) }
    if random.chance(Share.Later.noCode) {
      fields.postalCode = ""
    } else if random.chance(Share.Later.codeTypo) {
      fields.postalCode = Typo.digits(fields.postalCode, &random)
    }
  }

  private func alteredStreet(_ dwelling: Dwelling, _ random: inout SeededRandom) -> String {
    var house = dwelling
    if random.chance(Share.Later.houseTypo), let number = Int(Typo.digit(String(house.house.number), &random))
    {
      house.house.number = max(1, number)
    }
    var words = street(house, &random).split(separator: " ").map(String.init)
    if random.chance(Share.Later.streetTypo) { words[1] = Typo.name(words[1], &random) }
    if let flat = dwelling.flat, !random.chance(Share.Later.noFlat) {
      if random.chance(Share.Later.otherFlatWord) {
        words.append(random.pick(["unit ", "apartment ", "#"]) + flat)
      } else {
        words.append("apt \(flat)")
      }
    }
    return words.joined(separator: " ")
  }

  func alterContacts(
    of person: Person, moved: Bool, to dwelling: Dwelling, in fields: inout RecordFields,
    _ random: inout SeededRandom
  ) {
    if random.chance(Share.Later.noPhone) {
      fields.phone = ""
    } else if random.chance(Share.Later.newPhone) || (moved && random.chance(Share.Later.newPhoneAfterMove)) {
      fields.phone = ContactPlan.ownPhone(dwellings.map.cities[dwelling.city].areaCode, &random)
    } else if random.chance(Share.Later.phoneTypo) {
      fields.phone = Typo.digits(fields.phone, &random)
    }
    if random.chance(Share.Later.newEmail) {
      fields.email = contacts.email(of: person, &random)
    } else if random.chance(Share.Later.noEmail) {
      fields.email = ""
    } else if !fields.email.isEmpty, random.chance(Share.Later.emailTypo) {
      fields.email = Typo.name(fields.email, &random)
    }
  }
}
