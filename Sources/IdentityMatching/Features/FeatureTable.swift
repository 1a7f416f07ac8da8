internal import JapaneseNormalization

/// What normalization makes of records, column by column: the only thing that matching sees.
///
/// Each distinct value is interned once; equality is an integer compare. In linking, the left table's records come first
/// and the right table's follow, so that a pair is two row numbers whatever the tables.
public struct FeatureTable: Sendable {
  /// The number of records of the left table, or `nil` where one table is deduplicated.
  public let leftCount: Int?
  /// The number of records in all.
  public let recordCount: Int
  /// The records that one record may match: those of the greater of two tables, of the whole one table, or of the base that the
  /// table holds a few records of.
  public let baseCount: Int

  /// The distinct family, given and whole names; the first is empty.
  let nameParts: NamePartNumbers
  /// The keys of ``nameParts``, in the same order.
  let nameKeys: [NamePartKeys]
  /// The names of each record: legal, former, alias, and every reading of an ambiguous one.
  let names: RowColumn<NameFeatures>
  /// Whether a record is of an organization.
  let organizations: [Bool]
  /// Birth dates; `nil` where missing or unreadable, or a placeholder.
  let birthDates: [BirthDate?]
  /// log2 of the share of records with the same birth date, where it is a usual default; 0 for all other dates.
  let log2DefaultShare: [Float]
  /// Sex.
  let sexes: [Sex]
  /// For each record the place of its address in ``addresses``; 0 stands for none.
  let addressOfRecord: [UInt32]
  /// The distinct addresses; the first is empty.
  let addresses: [JapaneseAddress]
  /// What is known of each address as a number.
  let addressKeys: [AddressKeys]
  /// Full postal codes; `nil` where missing.
  let postalCodes: [PostalCode?]
  /// The places of each record's telephone numbers in ``phones``.
  let phonesOfRecord: RowColumn<UInt32>
  /// The distinct telephone numbers that are evidence.
  let phones: [PhoneNumber]
  /// The number of people that hold each telephone number.
  let phoneHolders: [Int32]
  /// The places of each record's mailboxes in ``emails``.
  let emailsOfRecord: RowColumn<UInt32>
  /// The distinct mailboxes that are evidence.
  let emails: MailboxNumbers
  /// The number of people that hold each mailbox.
  let emailHolders: [Int32]
  /// The numbers of each record's card tokens; the tokens themselves are not kept.
  let cardsOfRecord: RowColumn<UInt32>
  /// A hash of each card token.
  let cards: [UInt64]
  /// The number of people that hold each card token.
  let cardHolders: [Int32]
  /// A hash of all that is known of a record, the same whatever the order of loading.
  let contentHashes: [UInt64]

}

/// A name of a record as two numbers of parts.
struct NameFeatures: Sendable, Hashable {
  /// The family name's place among the name parts; 0 for none.
  var family: UInt32
  /// The given name's place among the name parts; 0 for none.
  var given: UInt32
  /// The place of the middle names, or of whatever a division leaves over, among the name parts; 0 for none.
  var middle: UInt32
  /// The undivided name's place among the name parts; 0 for none.
  var whole: UInt32
}

/// What blocking and comparing need of an address beside itself.
struct AddressKeys: Sendable, Equatable, BitwiseCopyable {
  /// A hash of the premises' key; 0 without a lot.
  var premises: UInt64 = 0
  /// A hash of the dwelling's key; 0 where there is none.
  var dwelling: UInt64 = 0
  /// A hash of the coarser key under which candidates meet; 0 where there is none.
  var blocking: UInt64 = 0
  /// The number of people at this dwelling.
  var dwellingHolders: Int32 = 0
  /// The number of people at these premises.
  var premisesHolders: Int32 = 0
  /// Whether a room, floor or wing is stated.
  var statesUnit = false
  /// Whether the premises are known to hold several units.
  var hasSeveralUnits = false
}
