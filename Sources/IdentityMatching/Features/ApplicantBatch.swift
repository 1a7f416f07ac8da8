/// Records on their way into a ``FeatureTable``: the values of many records as UTF-8, one after the other in one arena.
///
/// Only values that are there take room, so a batch of a table with thirty columns of which ten are filled is a third as
/// large. A batch that is emptied and filled again allocates nothing.
///
/// ```swift
/// var batch = ApplicantBatch()
/// for row in rows {
///   batch.append(row.name, to: .name)
///   batch.append(row.mobile, to: .phone)
///   batch.append(row.landline, to: .phone)
///   batch.endRecord()
/// }
/// let problems = builder.append(batch)
/// ```
public struct ApplicantBatch: Sendable {
  /// A value: its field, and where it ends in ``bytes``.
  struct Value: Sendable {
    let field: ApplicantField
    let end: Int
  }

  /// Where a record ends in ``values``, and whether it is taken in at all.
  struct RecordEnd: Sendable {
    let values: Int
    let isSkipped: Bool
  }

  private(set) var bytes: [UInt8] = []
  private(set) var values: [Value] = []
  private(set) var ends: [RecordEnd] = []

  /// A batch without records.
  public init() {}

  /// The number of records that were ended.
  public var recordCount: Int { ends.count }

  /// The number of bytes that its values take, for who sizes batches.
  public var byteCount: Int { bytes.count }

  /// Adds a value to the record that is being built. Of a field that a person has once, the first value counts; addresses
  /// have lines, and telephone numbers, mail addresses and card tokens are as many as there are. An empty value is as good
  /// as none, and ``ApplicantField/id`` and ``ApplicantField/applicationDate``, which nothing is compared by, are not kept.
  ///
  /// - Parameter utf8: Well-formed UTF-8; U+FFFD is read where it is not.
  /// - Complexity: O(length of the value); it is copied.
  public mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, to field: ApplicantField) {
    guard !utf8.isEmpty, field != .id, field != .applicationDate else { return }
    bytes.append(contentsOf: utf8)
    values.append(Value(field: field, end: bytes.count))
  }

  /// Adds a value to the record that is being built; see ``append(_:to:)-(UnsafeBufferPointer<UInt8>,_)``.
  public mutating func append(_ text: String, to field: ApplicantField) {
    var text = text
    text.withUTF8 { append($0, to: field) }
  }

  /// Ends a record; the next value is of another one.
  public mutating func endRecord() {
    ends.append(RecordEnd(values: values.count, isSkipped: false))
  }

  /// Ends a record that keeps its number but is not taken in: the caller has found out that it must not be.
  public mutating func skipRecord() {
    ends.append(RecordEnd(values: values.count, isSkipped: true))
  }

  /// Takes all records out and keeps the storage.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

extension ApplicantBatch {
  /// Adds a record.
  public mutating func append(_ record: ApplicantRecord) {
    append(record.name, to: .name)
    append(record.familyName, to: .familyName)
    append(record.givenName, to: .givenName)
    append(record.middleName, to: .middleName)
    append(record.kana, to: .kana)
    append(record.familyKana, to: .familyKana)
    append(record.givenKana, to: .givenKana)
    append(record.romaji, to: .romaji)
    append(record.familyRomaji, to: .familyRomaji)
    append(record.givenRomaji, to: .givenRomaji)
    append(record.formerName, to: .formerName)
    append(record.formerFamilyName, to: .formerFamilyName)
    append(record.alias, to: .alias)
    append(record.aliasKana, to: .aliasKana)
    append(birthDate: record.birthDate)
    append(record.sex, to: .sex)
    append(record.postalCode, to: .postalCode)
    append(record.prefecture, to: .prefecture)
    append(record.city, to: .city)
    append(record.town, to: .town)
    append(record.lot, to: .lot)
    for line in record.addressLines { append(line, to: .address) }
    append(record.building, to: .building)
    append(record.room, to: .room)
    for phone in record.phones { append(phone, to: .phone) }
    for email in record.emails { append(email, to: .email) }
    for token in record.cardTokens { append(token, to: .cardToken) }
    endRecord()
  }

  /// A birth date in one text, or year, month and day in three.
  private mutating func append(birthDate texts: [String]) {
    switch texts.count {
    case 0: break
    case 1: append(texts[0], to: .birthDate)
    case 3:
      append(texts[0], to: .birthYear)
      append(texts[1], to: .birthMonth)
      append(texts[2], to: .birthDay)
    default:
      if texts.contains(where: { !$0.isEmpty }) { append(texts.joined(separator: " "), to: .birthDate) }
    }
  }
}
