internal import JapaneseNormalization
internal import RecordLinkage

/// Normalizes the records of batches, one worker's work: it keeps its parsers, its memory and its buffers from one record to
/// the next.
struct RecordNormalizer: Sendable {
  var addressParser: AddressParser
  var addressMemo = AddressMemo()
  /// The address that says nothing.
  let emptyAddress: JapaneseAddress
  var addressKeys = AddressKeyBuffers()
  private var nameBuilder = NameFeatureBuilder()
  /// The card tokens of a record, one after the other, and where each ends, before anything of it is taken in.
  var tokens: [UInt8] = []
  var tokenEnds: [Int] = []
  /// Content hashes of a record's values of one kind.
  var hashes: [UInt64] = []
  /// What could not be read in the batch.
  private(set) var problems: [BatchProblem] = []
  private(set) var skipped: [Int] = []
  private var record = 0

  init(gazetteer: Gazetteer) {
    addressParser = AddressParser(gazetteer: gazetteer)
    emptyAddress = addressParser.parse("")
  }

  /// Appends the features of a batch's records, and returns what was wrong with them.
  ///
  /// - Parameter firstRecord: the number of the batch's first record in the stream that it is of.
  mutating func normalize(
    _ batch: ApplicantBatch, firstRecord: Int, into columns: inout FeatureColumns
  ) -> BatchOutcome {
    problems = []
    skipped = []
    nameBuilder.begin()
    // Its numbers are those of the columns.
    addressMemo.removeAll()
    var index = FieldIndex()
    for record in 0..<batch.recordCount {
      self.record = firstRecord + record
      let isThere: Void? = batch.withFields(ofRecord: record, index: &index) {
        normalize($0, into: &columns)
      }
      if isThere == nil { skipped.append(firstRecord + record) }
    }
    return BatchOutcome(problems: problems, skippedRecords: skipped)
  }

  private mutating func normalize(_ fields: RecordFields, into columns: inout FeatureColumns) {
    // Cards first: a refused record leaves no trace.
    guard readCards(of: fields) else { return }
    let nameStart = columns.names.values.count
    let isOrganization = nameBuilder.addNames(
      of: fields, to: &columns.names, parts: &columns.nameParts)
    columns.organizations.append(isOrganization)
    let birthDate = birthDate(of: fields)
    let place = appendAddress(of: fields, to: &columns)
    // Who holds a value, as far as holders are counted: rows of one name and birth date are one; without a birth date rows
    // of one name and place, for the branches of a firm have one name too.
    let person = StableHash.of(
      hash(ofNames: columns.names.values[nameStart...], keys: columns.nameParts.keys),
      birthDate.map { UInt64($0.code) } ?? place)
    columns.persons.append(person)
    columns.birthDates.append(birthDate)
    let sex = FieldValues.sex(fields[.sex])
    columns.sexes.append(sex)

    var hash = StableHash()
    hash.combine(person)
    hash.combine(UInt64(sex.rawValue))
    hash.combine(place)
    appendPhones(of: fields, to: &columns, hash: &hash)
    appendEmails(of: fields, to: &columns, hash: &hash)
    appendCards(to: &columns, hash: &hash)
    columns.contentHashes.append(hash.value)
  }

  /// Notes that something is wrong with the record.
  mutating func note(_ kind: RecordProblem.Kind, _ field: ApplicantField, _ reason: String) {
    problems.append(
      BatchProblem(record: record, problem: RecordProblem(kind: kind, field: field, reason: reason)))
  }

  /// A hash of the names, whatever their order.
  private mutating func hash(ofNames names: ArraySlice<NameFeatures>, keys: [NamePartKeys]) -> UInt64 {
    hashes.removeAll(keepingCapacity: true)
    for (place, name) in zip(names.indices, names)
    where !names[..<place].contains(where: { $0.whole == name.whole }) {
      let keys = keys[Int(name.whole)]
      hashes.append(keys.foldedKey &+ 31 &* keys.readingKey)
    }
    hashes.sort()
    var hash = StableHash()
    for value in hashes { hash.combine(value) }
    return hash.value
  }

  private mutating func birthDate(of fields: RecordFields) -> BirthDate? {
    do {
      if fields.has(.birthDate) { return try FieldValues.birthDate(fields[.birthDate]) }
      guard fields.has(.birthYear) || fields.has(.birthMonth) || fields.has(.birthDay) else { return nil }
      return try BirthDate.parse(
        year: fields.text(.birthYear), month: fields.text(.birthMonth), day: fields.text(.birthDay))
    } catch {
      note(.unreadable, .birthDate, error.description)
      return nil
    }
  }
}
