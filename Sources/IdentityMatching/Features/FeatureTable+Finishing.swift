internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

extension FeatureTable {
  /// The table of the records of some columns: what can be known of a value only when all records are there, such as how
  /// many people hold it, is found here.
  init(_ columns: consuming FeatureColumns, leftCount: Int?) {
    let persons = columns.persons
    let defaults = BirthDateDefaults(columns.birthDates)
    self.leftCount = leftCount
    recordCount = columns.recordCount
    nameParts = columns.nameParts.parts
    nameKeys = Self.nameKeys(columns, persons: persons)
    names = columns.names
    organizations = columns.organizations
    log2DefaultShare = columns.birthDates.map { defaults.log2Share(of: $0) }
    birthDates = columns.birthDates.map { defaults.isPlaceholder($0) ? nil : $0 }
    sexes = columns.sexes
    addressOfRecord = columns.addressOfRecord
    addresses = Self.addresses(columns, persons: persons)
    postalCodes = columns.postalCodes
    phonesOfRecord = columns.phonesOfRecord
    phones = columns.phones.phones
    phoneHolders = HolderCount.counts(columns.phonesOfRecord, valueCount: phones.count, persons: persons)
    emailsOfRecord = columns.emailsOfRecord
    emails = columns.emails
    emailHolders = HolderCount.counts(columns.emailsOfRecord, valueCount: emails.count, persons: persons)
    cardsOfRecord = columns.cardsOfRecord
    cardHolders = HolderCount.counts(
      columns.cardsOfRecord, valueCount: columns.cards.count, persons: persons)
    contentHashes = columns.contentHashes
  }

  /// The keys of the parts, with shares that take the table itself into account: a name that is rare in the country may
  /// be common here.
  private static func nameKeys(_ columns: FeatureColumns, persons: [UInt64]) -> [NamePartKeys] {
    var keys = columns.nameParts.keys
    let log2Base = log2(Float(max(columns.recordCount, ApplicantModel.smallestBase)))
    let counts = HolderCount.counts(valueCount: keys.count) { note in
      for (record, person) in persons.enumerated() {
        for place in columns.names.range(record) {
          let name = columns.names.values[place]
          if name.family != 0 { note(name.family, person) }
          if name.given != 0 { note(name.given, person) }
          if name.whole != 0 { note(name.whole, person) }
        }
      }
    }
    for (index, count) in counts.enumerated() {
      // A whole name stands for family and given name together: that one or two people have it does not make it common.
      if columns.nameParts.parts[index].role == .whole, count <= 2 { continue }
      let here = log2(Float(max(1, count))) - log2Base
      keys[index].log2SpellingShare = max(keys[index].log2SpellingShare, here)
      keys[index].log2ReadingShare = max(keys[index].log2ReadingShare, here)
    }
    return keys
  }

  /// The addresses with the number of people at them.
  private static func addresses(_ columns: FeatureColumns, persons: [UInt64]) -> [AddressFeatures] {
    var addresses = columns.addresses.addresses
    var dwellings = KeyNumbers()
    let dwellingNumbers = addresses.map { dwellings.number(of: $0.dwelling) }
    var premises = KeyNumbers()
    let premisesNumbers = addresses.map { premises.number(of: $0.premises) }
    func counts(_ numbers: [UInt32], _ count: Int) -> [Int32] {
      HolderCount.counts(valueCount: count) { note in
        for (record, place) in columns.addressOfRecord.enumerated() where place != 0 {
          note(numbers[Int(place)], persons[record])
        }
      }
    }
    let dwellingCounts = counts(dwellingNumbers, dwellings.count)
    let premisesCounts = counts(premisesNumbers, premises.count)
    // For each premises the first dwelling with a unit, plus one, and whether there is another.
    var units = [UInt32](repeating: 0, count: premises.count)
    var withSeveralUnits = [Bool](repeating: false, count: premises.count)
    for index in addresses.indices.dropFirst() where addresses[index].premises != 0 {
      guard addresses[index].address.statesUnit else { continue }
      let number = Int(premisesNumbers[index])
      if units[number] == 0 { units[number] = dwellingNumbers[index] + 1 }
      if units[number] != dwellingNumbers[index] + 1 { withSeveralUnits[number] = true }
    }
    for index in addresses.indices.dropFirst() {
      addresses[index].dwellingHolders = dwellingCounts[Int(dwellingNumbers[index])]
      addresses[index].premisesHolders = premisesCounts[Int(premisesNumbers[index])]
      addresses[index].hasSeveralUnits = withSeveralUnits[Int(premisesNumbers[index])]
    }
    return addresses
  }
}

extension JapaneseAddress {
  /// Whether a room, floor or wing is stated.
  var statesUnit: Bool {
    if case .notStated = unit { return premisesCount < numbers.count || !wing.isEmpty }
    return true
  }
}
