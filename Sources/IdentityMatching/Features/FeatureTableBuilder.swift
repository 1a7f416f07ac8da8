internal import JapaneseNormalization
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
  private var birthDates: [BirthDate?] = []
  private var sexes: [Sex] = []
  private var addressOfRecord: [UInt32] = []
  private var addresses: [AddressFeatures] = [AddressFeatures(address: JapaneseAddress.parse(""))]
  private var addressOfText: [UInt32] = [0]
  private var addressTexts = ValuePool()
  private var postalCodes: [PostalCode?] = []
  private var phones = RowColumn<PhoneNumber>()
  private var phoneHolders: [PhoneNumber: Int32] = [:]
  private var emailsOfRecord = RowColumn<UInt32>()
  private var emails: [EmailAddress] = []
  private var emailNumbers: [EmailAddress: UInt32] = [:]
  private var emailHolders: [Int32] = []
  private var cardsOfRecord = RowColumn<UInt32>()
  private var cardNumbers: [CardToken: UInt32] = [:]
  private var cardHolders: [Int32] = []
  private var contentHashes: [UInt64] = []

  /// A builder that has seen no record.
  public init() {}

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

    var hash = StableHash()
    names.append(row: nameBuilder.names(of: record, hash: &hash))

    let birthDate = Self.birthDate(of: record, problems: &problems)
    birthDates.append(birthDate)
    hash.combine(UInt64(birthDate?.code ?? 0))
    let sex = Sex.parse(record.sex)
    sexes.append(sex)
    hash.combine(UInt64(sex.rawValue))

    appendAddress(of: record, problems: &problems, hash: &hash)
    appendPhones(of: record, hash: &hash)
    appendEmails(of: record, hash: &hash)
    appendCards(cards, hash: &hash)
    contentHashes.append(hash.value)
    return problems
  }

  /// The table of all records taken in.
  public consuming func finish() -> FeatureTable {
    countAddressHolders()
    return FeatureTable(
      leftCount: leftCount, recordCount: recordCount, pool: pool,
      nameParts: nameBuilder.finish(recordCount: recordCount), names: names, birthDates: birthDates,
      sexes: sexes,
      addressOfRecord: addressOfRecord, addresses: addresses, postalCodes: postalCodes, phones: phones,
      phoneHolders: phoneHolders, emailsOfRecord: emailsOfRecord, emails: emails, emailHolders: emailHolders,
      cardsOfRecord: cardsOfRecord, cardHolders: cardHolders, contentHashes: contentHashes)
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

  private mutating func appendAddress(
    of record: ApplicantRecord, problems: inout [RecordProblem], hash: inout StableHash
  ) {
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
    if addressTexts.count > known { addressOfText.append(intern(JapaneseAddress.parse(parts: parts))) }
    let place = addressOfText[id]
    addressOfRecord.append(place)
    hash.combine(pool.contentHash(of: addresses[Int(place)].dwelling))

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
    hash.combine(UInt64(postalCode?.rawValue ?? 0))
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

  private mutating func appendPhones(of record: ApplicantRecord, hash: inout StableHash) {
    var numbers: [PhoneNumber] = []
    for text in record.phones where !text.isEmpty {
      for number in PhoneNumber.parseAll(text) where number.isEvidence && !numbers.contains(number) {
        numbers.append(number)
      }
    }
    for number in numbers {
      phoneHolders[number, default: 0] += 1
    }
    for number in numbers.map(\.rawValue).sorted() { hash.combine(number) }
    phones.append(row: numbers)
  }

  private mutating func appendEmails(of record: ApplicantRecord, hash: inout StableHash) {
    var numbers: [UInt32] = []
    for text in record.emails where !text.isEmpty {
      guard let email = EmailAddress.parse(text), !email.isGeneric else { continue }
      let number = emailNumbers[email] ?? UInt32(emails.count)
      if number == emails.count {
        emailNumbers[email] = number
        emails.append(email)
        emailHolders.append(0)
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    for number in numbers {
      emailHolders[Int(number)] += 1
      for scalar in emails[Int(number)].canonical.unicodeScalars { hash.combine(UInt64(scalar.value)) }
    }
    emailsOfRecord.append(row: numbers)
  }

  private mutating func appendCards(_ tokens: [CardToken], hash: inout StableHash) {
    var numbers: [UInt32] = []
    for token in tokens {
      let number = cardNumbers[token] ?? UInt32(cardHolders.count)
      if number == cardHolders.count {
        cardNumbers[token] = number
        cardHolders.append(0)
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    for number in numbers { cardHolders[Int(number)] += 1 }
    cardsOfRecord.append(row: numbers)
    hash.combine(UInt64(numbers.count))
  }

  private mutating func countAddressHolders() {
    var dwellings: [ValueID: Int32] = [:]
    var premises: [ValueID: Int32] = [:]
    var units: [ValueID: ValueID] = [:]
    var withSeveralUnits: Set<ValueID> = []
    for place in addressOfRecord where place != 0 {
      let features = addresses[Int(place)]
      dwellings[features.dwelling, default: 0] += 1
      premises[features.premises, default: 0] += 1
      if features.address.statesUnit, !features.premises.isMissing {
        let first = units[features.premises, default: features.dwelling]
        units[features.premises] = first
        if first != features.dwelling { withSeveralUnits.insert(features.premises) }
      }
    }
    for index in 1..<max(1, addresses.count) {
      addresses[index].dwellingHolders = dwellings[addresses[index].dwelling] ?? 0
      addresses[index].premisesHolders = premises[addresses[index].premises] ?? 0
      addresses[index].hasSeveralUnits = withSeveralUnits.contains(addresses[index].premises)
    }
  }
}

extension JapaneseAddress {
  /// Whether a room, floor or wing is stated.
  var statesUnit: Bool {
    if case .notStated = unit { return premisesCount < numbers.count || !wing.isEmpty }
    return true
  }
}
