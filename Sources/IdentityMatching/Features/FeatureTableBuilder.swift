public import JapaneseNormalization
internal import RecordLinkage

/// Normalizes records one by one into a ``FeatureTable``.
///
/// ```swift
/// var builder = FeatureTableBuilder()
/// for record in applications { try builder.append(record) }
/// builder.beginRightTable()
/// for record in customers { try builder.append(record) }
/// let table = builder.finish()
/// ```
public struct FeatureTableBuilder: Sendable {
  private var pool = ValuePool()
  private var leftCount: Int?
  private var nameBuilder = NameFeatureBuilder()
  private var names = RowColumn<NameFeatures>()
  private var organizations: [Bool] = []
  private var birthDates: [BirthDate?] = []
  private var sexes: [Sex] = []
  private var addressOfRecord: [UInt32] = []
  private var addressParser: AddressParser
  private var addresses: [AddressFeatures]
  private var addressOfText: [UInt32] = [0]
  private var addressTexts = ValuePool()
  private var postalCodes: [PostalCode?] = []
  private var phonesOfRecord = RowColumn<UInt32>()
  private var phones: [PhoneNumber] = []
  private var phoneNumbers: [PhoneNumber: UInt32] = [:]
  private var phoneHolders = HolderCount()
  private var emailsOfRecord = RowColumn<UInt32>()
  private var emails: [EmailAddress] = []
  private var emailNumbers: [EmailAddress: UInt32] = [:]
  private var emailHolders = HolderCount()
  private var cardsOfRecord = RowColumn<UInt32>()
  private var cardNumbers: [CardToken: UInt32] = [:]
  private var cardHolders = HolderCount()
  private var persons: [UInt64] = []
  private var contentHashes: [UInt64] = []

  /// A builder that has seen no record.
  ///
  /// - Parameter gazetteer: where the places of addresses are looked up.
  public init(gazetteer: Gazetteer = .embedded) {
    addressParser = AddressParser(gazetteer: gazetteer)
    addresses = [AddressFeatures(address: addressParser.parse(""))]
  }

  /// The number of records taken in.
  public var recordCount: Int { contentHashes.count }

  /// Ends the left table: records from here on are the right table's.
  public mutating func beginRightTable() {
    leftCount = recordCount
  }

  /// Takes in a record.
  ///
  /// - Returns: the values that could not be read and count as missing.
  /// - Throws: ``RecordProblem`` where the record must not be taken in: it holds a card number.
  @discardableResult
  public mutating func append(_ record: ApplicantRecord) throws(RecordProblem) -> [RecordProblem] {
    var problems: [RecordProblem] = []
    // Cards first: a refused record leaves no trace.
    let cards = try Self.cardTokens(of: record)

    let (names, isOrganization) = nameBuilder.names(of: record)
    organizations.append(isOrganization)
    let birthDate = Self.birthDate(of: record, problems: &problems)
    let place = appendAddress(of: record, problems: &problems)
    // Who holds a value, as far as holders are counted: rows of one name and birth date are one; without a birth date rows
    // of one name and place, for the branches of a firm have one name too.
    let person = StableHash.of(
      nameBuilder.hash(of: names), birthDate.map { UInt64($0.code) } ?? place)
    persons.append(person)
    nameBuilder.add(names, person: person)
    self.names.append(row: names)
    birthDates.append(birthDate)
    let sex = Sex.parse(record.sex)
    sexes.append(sex)

    var hash = StableHash()
    hash.combine(person)
    hash.combine(UInt64(sex.rawValue))
    hash.combine(place)
    appendPhones(of: record, person: person, problems: &problems, hash: &hash)
    appendEmails(of: record, person: person, problems: &problems, hash: &hash)
    appendCards(cards, person: person, hash: &hash)
    contentHashes.append(hash.value)
    return problems
  }

  /// The table of all records taken in.
  public consuming func finish() -> FeatureTable {
    countAddressHolders()
    let recordCount = recordCount
    let defaults = BirthDateDefaults(birthDates)
    let log2DefaultShare = birthDates.map { defaults.log2Share(of: $0) }
    let nameParts = nameBuilder.parts
    return FeatureTable(
      leftCount: leftCount, recordCount: recordCount, pool: pool, nameParts: nameParts,
      nameKeys: nameBuilder.finish(recordCount: recordCount), names: names,
      organizations: organizations, birthDates: birthDates.map { defaults.isPlaceholder($0) ? nil : $0 },
      log2DefaultShare: log2DefaultShare,
      sexes: sexes, addressOfRecord: addressOfRecord, addresses: addresses, postalCodes: postalCodes,
      phonesOfRecord: phonesOfRecord, phones: phones,
      phoneHolders: phoneHolders.counts(valueCount: phones.count),
      emailsOfRecord: emailsOfRecord, emails: emails,
      emailHolders: emailHolders.counts(valueCount: emails.count),
      cardsOfRecord: cardsOfRecord, cardHolders: cardHolders.counts(valueCount: cardNumbers.count),
      contentHashes: contentHashes)
  }

  // MARK: Fields

  private static func cardTokens(of record: ApplicantRecord) throws(RecordProblem) -> [CardToken] {
    var tokens: [CardToken] = []
    for text in record.cardTokens where !text.isEmpty {
      do {
        tokens.append(try CardToken(text))
      } catch {
        throw RecordProblem(kind: .refused, field: .cardToken, reason: error.description)
      }
    }
    return tokens
  }

  private static func birthDate(of record: ApplicantRecord, problems: inout [RecordProblem]) -> BirthDate? {
    let texts = record.birthDate
    if texts.allSatisfy({ $0.isEmpty }) { return nil }
    do {
      return texts.count == 3
        ? try BirthDate.parse(year: texts[0], month: texts[1], day: texts[2])
        : try BirthDate.parse(texts.joined(separator: " "))
    } catch {
      problems.append(RecordProblem(kind: .unreadable, field: .birthDate, reason: error.description))
      return nil
    }
  }

  /// Takes in the address and postal code and returns a hash of the place.
  private mutating func appendAddress(
    of record: ApplicantRecord, problems: inout [RecordProblem]
  ) -> UInt64 {
    let parts = AddressParts(
      prefecture: record.prefecture, city: record.city, town: record.town, lot: record.lot,
      addressLines: record.addressLines, building: record.building, room: record.room,
      postalCode: record.postalCode)
    let text = [
      record.prefecture, record.city, record.town, record.lot,
      record.addressLines.joined(separator: "\u{1F}"),
      record.building, record.room, record.postalCode,
    ].joined(separator: "\u{1E}")
    // Members of a household share one spelling more often than not: each distinct text is parsed once.
    let known = addressTexts.count
    let id = Int(addressTexts.intern(text).rawValue)
    if addressTexts.count > known { addressOfText.append(intern(addressParser.parse(parts))) }
    let place = addressOfText[id]
    addressOfRecord.append(place)

    var postalCode = PostalCode.parse(record.postalCode)
    if postalCode == nil, !record.postalCode.isEmpty {
      problems.append(
        RecordProblem(
          kind: .unreadable, field: .postalCode, reason: "expected seven digits, for example 105-0001"))
    }
    if postalCode == nil {
      postalCode = PostalCode.parse(String(scalars: addresses[Int(place)].address.postalCode))
    }
    if let code = postalCode, code.isLegacy || code.isFiller { postalCode = nil }
    postalCodes.append(postalCode)
    return StableHash.of(
      pool.contentHash(of: addresses[Int(place)].dwelling), UInt64(postalCode?.rawValue ?? 0))
  }

  private mutating func intern(_ address: JapaneseAddress) -> UInt32 {
    guard address.precision != .none || !address.building.isEmpty else { return 0 }
    addresses.append(
      AddressFeatures(
        address: address,
        premises: address.precision == .lot ? pool.intern(address.premisesKey ?? []) : .missing,
        dwelling: pool.intern(address.dwellingKey ?? []), blocking: pool.intern(address.blockingKey ?? [])))
    return UInt32(addresses.count - 1)
  }

  private mutating func appendPhones(
    of record: ApplicantRecord, person: UInt64, problems: inout [RecordProblem], hash: inout StableHash
  ) {
    var numbers: [UInt32] = []
    for text in record.phones where !text.isEmpty {
      let parsed = PhoneNumber.parseAll(text)
      if parsed.isEmpty, text.contains(where: { !$0.isWhitespace }) {
        problems.append(
          RecordProblem(
            kind: .unreadable, field: .phone, reason: "expected a telephone number, for example 03-1234-5678")
        )
      }
      for phone in parsed where phone.isEvidence {
        let number = phoneNumbers[phone] ?? UInt32(phones.count)
        if number == phones.count {
          phoneNumbers[phone] = number
          phones.append(phone)
        }
        if !numbers.contains(number) { numbers.append(number) }
      }
    }
    for number in numbers { phoneHolders.add(number, person: person) }
    hash.combine(unordered: numbers.map { phones[Int($0)].rawValue })
    phonesOfRecord.append(row: numbers)
  }

  private mutating func appendEmails(
    of record: ApplicantRecord, person: UInt64, problems: inout [RecordProblem], hash: inout StableHash
  ) {
    var numbers: [UInt32] = []
    for text in record.emails where !text.isEmpty {
      guard let email = EmailAddress.parse(text) else {
        if text.contains(where: { !$0.isWhitespace }) {
          problems.append(
            RecordProblem(
              kind: .unreadable, field: .email, reason: "expected an e-mail address, for example a@example.jp"
            ))
        }
        continue
      }
      if email.isGeneric { continue }
      let number = emailNumbers[email] ?? UInt32(emails.count)
      if number == emails.count {
        emailNumbers[email] = number
        emails.append(email)
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    for number in numbers { emailHolders.add(number, person: person) }
    hash.combine(unordered: numbers.map { Self.hash(of: emails[Int($0)].canonical.unicodeScalars) })
    emailsOfRecord.append(row: numbers)
  }

  private mutating func appendCards(_ tokens: [CardToken], person: UInt64, hash: inout StableHash) {
    var numbers: [UInt32] = []
    for token in tokens {
      let number = cardNumbers[token] ?? UInt32(cardNumbers.count)
      cardNumbers[token] = number
      if !numbers.contains(number) { numbers.append(number) }
    }
    for number in numbers { cardHolders.add(number, person: person) }
    cardsOfRecord.append(row: numbers)
    hash.combine(unordered: tokens.map { Self.hash(of: $0.value.unicodeScalars) })
  }

  private static func hash(of text: some Sequence<Unicode.Scalar>) -> UInt64 {
    var hash = StableHash()
    for scalar in text { hash.combine(UInt64(scalar.value)) }
    return hash.value
  }

  private mutating func countAddressHolders() {
    var dwellings = HolderCount()
    var premises = HolderCount()
    var units: [ValueID: ValueID] = [:]
    var withSeveralUnits: Set<ValueID> = []
    for (record, place) in addressOfRecord.enumerated() where place != 0 {
      let features = addresses[Int(place)]
      dwellings.add(features.dwelling.rawValue, person: persons[record])
      premises.add(features.premises.rawValue, person: persons[record])
      if features.address.statesUnit, !features.premises.isMissing {
        let first = units[features.premises, default: features.dwelling]
        units[features.premises] = first
        if first != features.dwelling { withSeveralUnits.insert(features.premises) }
      }
    }
    let dwellingCounts = dwellings.counts(valueCount: pool.count + 1)
    let premisesCounts = premises.counts(valueCount: pool.count + 1)
    for index in addresses.indices.dropFirst() {
      addresses[index].dwellingHolders = dwellingCounts[Int(addresses[index].dwelling.rawValue)]
      addresses[index].premisesHolders = premisesCounts[Int(addresses[index].premises.rawValue)]
      addresses[index].hasSeveralUnits = withSeveralUnits.contains(addresses[index].premises)
    }
  }
}

extension StableHash {
  /// Takes in several numbers whatever their order.
  fileprivate mutating func combine(unordered values: [UInt64]) {
    combine(UInt64(values.count))
    for value in values.sorted() { combine(value) }
  }
}

extension JapaneseAddress {
  /// Whether a room, floor or wing is stated.
  var statesUnit: Bool {
    if case .notStated = unit { return premisesCount < numbers.count || !wing.isEmpty }
    return true
  }
}
