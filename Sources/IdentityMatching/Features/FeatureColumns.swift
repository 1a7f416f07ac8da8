internal import JapaneseNormalization
internal import RecordLinkage

/// The features of records as they come out of normalization: columns of numbers, and the distinct values behind these.
///
/// A worker fills one from a batch, with numbers of its own; ``append(_:)`` joins it to those of the records before, so
/// that a value's number is the order of its first appearance whoever met it.
struct FeatureColumns: Sendable {
  var nameParts = NamePartNumbers()
  var names = RowColumn<NameFeatures>()
  var organizations: [Bool] = []
  var birthDates: [BirthDate?] = []
  var sexes: [Sex] = []
  var addresses: AddressNumbers
  var addressOfRecord: [UInt32] = []
  var postalCodes: [PostalCode?] = []
  var phones = PhoneNumbers()
  var phonesOfRecord = RowColumn<UInt32>()
  var emails = MailboxNumbers()
  var emailsOfRecord = RowColumn<UInt32>()
  var cards = TextNumbers()
  var cardsOfRecord = RowColumn<UInt32>()
  /// Who holds a record's values, as far as holders are counted: a hash of name and birth date.
  var persons: [UInt64] = []
  var contentHashes: [UInt64] = []

  /// - Parameter emptyAddress: the address that says nothing.
  init(emptyAddress: JapaneseAddress) {
    addresses = AddressNumbers(empty: emptyAddress)
  }

  var recordCount: Int { contentHashes.count }

  /// Appends the records of `other`. Only its distinct values are looked up.
  mutating func append(_ other: FeatureColumns) {
    var numbers: [UInt32] = []
    nameParts.take(other.nameParts, numbers: &numbers)
    names.append(other.names) {
      NameFeatures(
        family: numbers[Int($0.family)], given: numbers[Int($0.given)], middle: numbers[Int($0.middle)],
        whole: numbers[Int($0.whole)])
    }
    numbers.removeAll(keepingCapacity: true)
    addresses.take(other.addresses, numbers: &numbers)
    for number in other.addressOfRecord { addressOfRecord.append(numbers[Int(number)]) }
    numbers.removeAll(keepingCapacity: true)
    phones.take(other.phones, numbers: &numbers)
    phonesOfRecord.append(other.phonesOfRecord) { numbers[Int($0)] }
    numbers.removeAll(keepingCapacity: true)
    emails.take(other.emails, numbers: &numbers)
    emailsOfRecord.append(other.emailsOfRecord) { numbers[Int($0)] }
    numbers.removeAll(keepingCapacity: true)
    for number in 0..<other.cards.count {
      if number + 12 < other.cards.count { cards.prefetch(other.cards.hashes[number + 12]) }
      numbers.append(
        other.cards.withText(number) { cards.number(of: $0, hash: other.cards.hashes[number]) })
    }
    cardsOfRecord.append(other.cardsOfRecord) { numbers[Int($0)] }
    organizations += other.organizations
    birthDates += other.birthDates
    sexes += other.sexes
    postalCodes += other.postalCodes
    persons += other.persons
    contentHashes += other.contentHashes
  }

  /// Makes room for so many records in all, of whom each has a value of its own of most kinds.
  mutating func reserve(_ count: Int) {
    nameParts.reserve(count)
    names.reserve(count)
    LargeMemory.reserve(total: count, in: &organizations)
    LargeMemory.reserve(total: count, in: &birthDates)
    LargeMemory.reserve(total: count, in: &sexes)
    addresses.reserve(count)
    LargeMemory.reserve(total: count, in: &addressOfRecord)
    LargeMemory.reserve(total: count, in: &postalCodes)
    phones.reserve(count)
    phonesOfRecord.reserve(count)
    emails.reserve(count)
    emailsOfRecord.reserve(count)
    cards.reserve(count)
    cardsOfRecord.reserve(count)
    LargeMemory.reserve(total: count, in: &persons)
    LargeMemory.reserve(total: count, in: &contentHashes)
  }

  /// Takes all records out and keeps the storage.
  mutating func removeAll() {
    nameParts.removeAll()
    names.removeAll()
    organizations.removeAll(keepingCapacity: true)
    birthDates.removeAll(keepingCapacity: true)
    sexes.removeAll(keepingCapacity: true)
    addresses.removeAll()
    addressOfRecord.removeAll(keepingCapacity: true)
    postalCodes.removeAll(keepingCapacity: true)
    phones.removeAll()
    phonesOfRecord.removeAll()
    emails.removeAll()
    emailsOfRecord.removeAll()
    cards.removeAll()
    cardsOfRecord.removeAll()
    persons.removeAll(keepingCapacity: true)
    contentHashes.removeAll(keepingCapacity: true)
  }
}
