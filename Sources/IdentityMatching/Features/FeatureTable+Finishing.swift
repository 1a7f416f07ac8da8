internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

/// What can be known of the values of a table only when all records are there, such as how many people hold them.
struct FinishedColumns: Sendable {
  /// A piece of it. The pieces have nothing to do with each other, so that each may be found by another thread.
  enum Piece: Sendable {
    case names([NamePartKeys])
    case addresses([AddressKeys])
    case contacts(phoneHolders: [Int32], emailHolders: [Int32], cardHolders: [Int32])
    case dates([BirthDate?], log2DefaultShare: [Float])
  }

  fileprivate private(set) var nameKeys: [NamePartKeys] = []
  fileprivate private(set) var addressKeys: [AddressKeys] = []
  fileprivate private(set) var phoneHolders: [Int32] = []
  fileprivate private(set) var emailHolders: [Int32] = []
  fileprivate private(set) var cardHolders: [Int32] = []
  fileprivate private(set) var birthDates: [BirthDate?] = []
  fileprivate private(set) var log2DefaultShare: [Float] = []

  /// Puts a piece in its place.
  mutating func take(_ piece: consuming Piece) {
    switch piece {
    case .names(let keys): nameKeys = keys
    case .addresses(let keys): addressKeys = keys
    case .contacts(let phones, let emails, let cards):
      (phoneHolders, emailHolders, cardHolders) = (phones, emails, cards)
    case .dates(let dates, let shares): (birthDates, log2DefaultShare) = (dates, shares)
    }
  }
}

extension FeatureColumns {
  /// How the pieces are found, the dearest first.
  static let finishing: [@Sendable (FeatureColumns, CountedTables) -> FinishedColumns.Piece] = [
    { .names($0.finishedNameKeys($1)) },
    { .addresses($0.finishedAddressKeys($1)) },
    { $0.finishedContacts($1) },
    { $0.finishedDates($1) },
  ]

  private func finishedContacts(_ tables: CountedTables) -> FinishedColumns.Piece {
    .contacts(
      phoneHolders: tables.holders(phonesOfRecord, valueCount: phones.count, persons: persons) {
        StatisticKey.key(.phone, phones.phones[$0].rawValue)
      },
      emailHolders: tables.holders(emailsOfRecord, valueCount: emails.count, persons: persons) {
        StatisticKey.key(.email, emails[$0].canonicalHash)
      },
      cardHolders: tables.holders(cardsOfRecord, valueCount: cards.count, persons: persons) {
        StatisticKey.key(.card, cards.hashes[$0])
      })
  }

  private func finishedDates(_ tables: CountedTables) -> FinishedColumns.Piece {
    let defaults = tables.birthDateDefaults(birthDates)
    return .dates(
      birthDates.map { defaults.isPlaceholder($0) ? nil : $0 },
      log2DefaultShare: birthDates.map { defaults.log2Share(of: $0) })
  }

  /// The keys of the parts, with shares that take the base itself into account: a name that is rare in the country may
  /// be common here.
  private func finishedNameKeys(_ tables: CountedTables) -> [NamePartKeys] {
    var keys = nameParts.keys
    let log2Base = log2(Float(max(tables.baseCount, ApplicantModel.smallestBase)))
    let counts = tables.holders(
      valueCount: keys.count, key: { StatisticKey.key(.namePart, nameParts.contentHash($0)) },
      count: { records in
        HolderCount.counts(valueCount: keys.count) { note in
          for record in records {
            let person = persons[record]
            for place in names.range(record) {
              let name = names.values[place]
              if name.family != 0 { note(name.family, person) }
              if name.given != 0 { note(name.given, person) }
              if name.whole != 0 { note(name.whole, person) }
            }
          }
        }
      })
    for (index, count) in counts.enumerated() {
      // A whole name stands for family and given name together: that one or two people have it does not make it common.
      if count <= 2, nameParts.role(index) == .whole { continue }
      let here = log2(Float(max(1, count))) - log2Base
      keys[index].log2SpellingShare = max(keys[index].log2SpellingShare, here)
      keys[index].log2ReadingShare = max(keys[index].log2ReadingShare, here)
    }
    return keys
  }

  /// The keys of the addresses with the number of people at them.
  private func finishedAddressKeys(_ tables: CountedTables) -> [AddressKeys] {
    var keys = addresses.keys
    var dwellings = KeyNumbers(capacity: keys.count)
    let dwellingNumbers = keys.map { dwellings.number(of: $0.dwelling) }
    var premises = KeyNumbers(capacity: keys.count)
    let premisesNumbers = keys.map { premises.number(of: $0.premises) }
    // For each premises the first dwelling with a unit, plus one, and whether there is another.
    var units = [UInt32](repeating: 0, count: premises.count + 1)
    var hasSeveralUnits = [Bool](repeating: false, count: premises.count + 1)
    for index in keys.indices.dropFirst() where keys[index].premises != 0 {
      guard keys[index].statesUnit else { continue }
      let number = Int(premisesNumbers[index])
      if units[number] == 0 { units[number] = dwellingNumbers[index] + 1 }
      if units[number] != dwellingNumbers[index] + 1 { hasSeveralUnits[number] = true }
    }
    for index in keys.indices.dropFirst() {
      keys[index].hasSeveralUnits = hasSeveralUnits[Int(premisesNumbers[index])]
    }
    if let base = tables.base {
      for index in keys.indices.dropFirst() { keys[index].take(base) }
      return keys
    }
    let dwellingCounts = holders(atPlaces: dwellingNumbers, valueCount: dwellings.count + 1, tables)
    let premisesCounts = holders(atPlaces: premisesNumbers, valueCount: premises.count + 1, tables)
    for index in keys.indices.dropFirst() {
      keys[index].dwellingHolders = dwellingCounts[Int(dwellingNumbers[index])]
      keys[index].premisesHolders = premisesCounts[Int(premisesNumbers[index])]
    }
    return keys
  }

  /// The number of people at each dwelling or premises.
  ///
  /// - Parameter numbers: for each address the number of its dwelling or premises.
  private func holders(atPlaces numbers: [UInt32], valueCount: Int, _ tables: CountedTables) -> [Int32] {
    tables.holders(
      valueCount: valueCount, key: { UInt64($0) },
      count: { records in
        HolderCount.counts(valueCount: valueCount) { note in
          for record in records where addressOfRecord[record] != 0 {
            note(numbers[Int(addressOfRecord[record])], persons[record])
          }
        }
      })
  }
}

extension AddressKeys {
  /// Takes from a base how many people are at the place.
  fileprivate mutating func take(_ base: some BaseStatistics) {
    if dwelling != 0 { dwellingHolders = max(1, base.count(StatisticKey.key(.dwelling, dwelling))) }
    if premises == 0 { return }
    premisesHolders = max(1, base.count(StatisticKey.key(.premises, premises)))
    // One unit in the base, and another in the table, are several too.
    if base.count(StatisticKey.key(.unit, premises)) > 1 { hasSeveralUnits = true }
  }
}

extension FeatureTable {
  init(_ columns: FeatureColumns, _ finished: FinishedColumns, leftCount: Int?, baseCount: Int) {
    self.init(
      leftCount: leftCount, recordCount: columns.recordCount, baseCount: baseCount,
      nameParts: columns.nameParts,
      nameKeys: finished.nameKeys, names: columns.names, organizations: columns.organizations,
      birthDates: finished.birthDates, log2DefaultShare: finished.log2DefaultShare, sexes: columns.sexes,
      addressOfRecord: columns.addressOfRecord, addresses: columns.addresses.addresses,
      addressKeys: finished.addressKeys,
      postalCodes: columns.postalCodes, phonesOfRecord: columns.phonesOfRecord,
      phones: columns.phones.phones, phoneHolders: finished.phoneHolders,
      emailsOfRecord: columns.emailsOfRecord, emails: columns.emails, emailHolders: finished.emailHolders,
      cardsOfRecord: columns.cardsOfRecord, cards: columns.cards.hashes, cardHolders: finished.cardHolders,
      contentHashes: columns.contentHashes)
  }
}
