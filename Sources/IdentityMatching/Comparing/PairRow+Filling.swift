internal import JapaneseNormalization
internal import RecordLinkage

extension PairRow {
  /// The row of a record.
  init(_ record: Int, of table: FeatureTable) {
    flags = .isFilled
    let names = table.names.range(record)
    if names.count == 1 {
      let name = table.names.values[names.lowerBound]
      family = name.family
      given = name.given
      whole = UInt32(truncatingIfNeeded: table.nameKeys[Int(name.whole)].foldedKey)
      if name.middle == 0, name.family != 0 || name.given != 0 { flags.insert(.isOneName) }
    }
    birthDate = table.birthDates[record].map(Self.digits) ?? 0
    address = table.addressOfRecord[record]
    if address != 0 {
      place = table.addresses[Int(address)].address.sketch(besides: table.addresses[0].address)
    }
    postalCode = table.postalCodes[record]?.rawValue ?? 0
    fillContacts(record, of: table)
    kindsAndSex |= table.sexes[record].rawValue &<< 6
  }

  private mutating func fillContacts(_ record: Int, of table: FeatureTable) {
    var fits = true
    let phoneRange = table.phonesOfRecord.range(record)
    for (place, index) in phoneRange.enumerated() {
      let number = table.phonesOfRecord.values[index]
      if let bit = Self.bit(table.phones[Int(number)].kind) { kindsAndSex |= bit } else { fits = false }
      switch place {
      case 0: phones.0 = number + 1
      case 1: phones.1 = number + 1
      default: fits = false
      }
    }
    let emailRange = table.emailsOfRecord.range(record)
    if let index = emailRange.first {
      let number = table.emailsOfRecord.values[index]
      email = number + 1
      emailKey = Self.hash(table.emails[Int(number)].similarityKey)
    }
    let cardRange = table.cardsOfRecord.range(record)
    if let index = cardRange.first { card = table.cardsOfRecord.values[index] + 1 }
    if fits, emailRange.count < 2, cardRange.count < 2 { flags.insert(.fitsContacts) }
  }

  /// A bit for each kind of number that is evidence.
  private static func bit(_ kind: PhoneNumber.Kind) -> UInt8? {
    switch kind {
    case .unknown: 1
    case .mobile: 2
    case .landline: 4
    case .ip: 8
    case .foreign: 16
    case .machine, .service: nil
    }
  }

  /// A hash that is unequal only for unequal texts: FNV-1a.
  private static func hash(_ text: String) -> UInt16 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    return UInt16(truncatingIfNeeded: hash >> 32)
  }

  /// A date's decimal digits, four bits each.
  private static func digits(_ date: BirthDate) -> UInt32 {
    var rest = date.code
    var digits: UInt32 = 0
    for place in 0..<8 {
      digits |= rest % 10 &<< UInt32(4 * place)
      rest /= 10
    }
    return digits
  }
}
