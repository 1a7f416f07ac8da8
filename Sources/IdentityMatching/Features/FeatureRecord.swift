package import JapaneseNormalization
internal import RecordLinkage

/// The features of one record as bytes: what an index keeps of each of millions of records, and reads of the few that an
/// application is compared with.
///
/// Mailboxes and card tokens are in it as hashes, for they are only compared for equality. The bytes are of this version of the
/// rules and of this gazetteer; see ``FeatureRecord/version``.
package enum FeatureRecord {
  /// What bytes that were written by another version of the rules begin with instead.
  package static let version: UInt8 = 1

  /// Where the number of the person begins.
  private static let personOffset = 2

  /// Whom a record counts as, from its bytes alone; 0 where there are too few.
  package static func person(in bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard bytes.count >= personOffset + 8 else { return 0 }
    return UInt64(
      littleEndian: bytes.loadUnaligned(fromByteOffset: personOffset, as: UInt64.self))
  }
}

extension FeatureTableBuilder {
  /// Writes the features of a record that was taken in.
  package func write(record: Int, to writer: inout PackedWriter) {
    columns.write(record: record, to: &writer)
  }

  /// Takes in a record of bytes that ``write(record:to:)`` wrote.
  ///
  /// - Returns: `false` where the bytes are damaged, or of another version of the rules or the gazetteer; nothing is taken in
  ///   then but values that no record has.
  package mutating func append(featureRecord bytes: UnsafeRawBufferPointer) -> Bool {
    var reader = PackedReader(bytes)
    return columns.append(from: &reader, gazetteer: gazetteer, room: &room)
  }
}

/// Room for reading records one after the other.
struct FeatureRecordRoom: Sendable {
  var letters: ScalarText = []
  var parts: [UInt32] = []
  var words: [UInt32] = []
}

extension FeatureColumns {
  // MARK: Writing

  fileprivate func write(record: Int, to writer: inout PackedWriter) {
    writer.write(byte: FeatureRecord.version)
    writer.write(byte: (organizations[record] ? 1 : 0) | sexes[record].rawValue &<< 1)
    writer.write(fixed: persons[record])
    writer.write(fixed: contentHashes[record])
    writer.write(birthDates[record]?.code ?? 0)
    if let date = birthDates[record] { writer.write(byte: date.notes.rawValue) }
    writer.write(postalCodes[record]?.rawValue ?? 0)
    writeNames(of: record, to: &writer)
    writeAddress(of: record, to: &writer)
    writer.write(UInt32(phonesOfRecord[record].count))
    for phone in phonesOfRecord[record] { writer.write(fixed: phones.phones[Int(phone)].rawValue) }
    writer.write(UInt32(emailsOfRecord[record].count))
    for email in emailsOfRecord[record] {
      let mailbox = emails[Int(email)]
      writer.write(fixed: mailbox.canonicalHash)
      // The mailbox is its own coarser form as a rule.
      let isOwn = mailbox.similarityHash == mailbox.canonicalHash
      writer.write(byte: isOwn ? 0 : 1)
      if !isOwn { writer.write(fixed: mailbox.similarityHash) }
    }
    writer.write(UInt32(cardsOfRecord[record].count))
    for card in cardsOfRecord[record] { writer.write(fixed: cards.hashes[Int(card)]) }
  }

  /// The parts of all names, and the names as numbers of these, from 1.
  private func writeNames(of record: Int, to writer: inout PackedWriter) {
    var parts: [UInt32] = []
    for name in names[record] {
      for part in [name.whole, name.family, name.given, name.middle] where part != 0 && !parts.contains(part)
      {
        parts.append(part)
      }
    }
    writer.write(UInt32(parts.count))
    var room: ScalarText = []
    for part in parts {
      let keys = nameParts.keys[Int(part)]
      writer.write(keys.log2SpellingShare)
      writer.write(keys.log2ReadingShare)
      nameParts.withLetters(of: Int(part), room: &room) { text in
        text.layout.write(to: &writer)
        for letter in text.letters { writer.write(letter.value) }
      }
    }
    writer.write(UInt32(names[record].count))
    for name in names[record] {
      for part in [name.family, name.given, name.middle, name.whole] {
        writer.write(UInt32(parts.firstIndex(of: part).map { $0 + 1 } ?? 0))
      }
    }
  }

  private func writeAddress(of record: Int, to writer: inout PackedWriter) {
    let number = Int(addressOfRecord[record])
    writer.write(byte: number == 0 ? 0 : addresses.keys[number].statesUnit ? 2 : 1)
    if number == 0 { return }
    let keys = addresses.keys[number]
    writer.write(fixed: keys.premises)
    writer.write(fixed: keys.dwelling)
    writer.write(fixed: keys.blocking)
    addresses.addresses[number].write(to: &writer)
  }

  // MARK: Reading

  fileprivate mutating func append(
    from reader: inout PackedReader, gazetteer: Gazetteer, room: inout FeatureRecordRoom
  ) -> Bool {
    guard reader.readByte() == FeatureRecord.version else { return false }
    let kinds = reader.readByte()
    let (person, contentHash): (UInt64, UInt64) = (reader.readFixed(), reader.readFixed())
    let dateCode = reader.read()
    let birthDate =
      dateCode == 0 ? nil : BirthDate(code: dateCode, notes: BirthDate.Notes(rawValue: reader.readByte()))
    let postalCode = reader.read()
    guard let sex = Sex(rawValue: kinds &>> 1) else { return false }
    readNames(from: &reader, room: &room)
    let address = readAddress(from: &reader, gazetteer: gazetteer, words: &room.words)
    readContacts(from: &reader)
    guard let address, reader.isAtEnd else {
      // The rows that were begun are not ended: the next record must not go on with them.
      names.dropOpenRow()
      phonesOfRecord.dropOpenRow()
      emailsOfRecord.dropOpenRow()
      cardsOfRecord.dropOpenRow()
      return false
    }
    names.endRow()
    phonesOfRecord.endRow()
    emailsOfRecord.endRow()
    cardsOfRecord.endRow()
    organizations.append(kinds & 1 != 0)
    sexes.append(sex)
    persons.append(person)
    contentHashes.append(contentHash)
    birthDates.append(birthDate)
    postalCodes.append(postalCode == 0 ? nil : PostalCode(rawValue: postalCode))
    addressOfRecord.append(address)
    return true
  }

  private mutating func readNames(from reader: inout PackedReader, room: inout FeatureRecordRoom) {
    room.parts.removeAll(keepingCapacity: true)
    room.parts.append(0)
    for _ in 0..<reader.readCount() {
      let shares = (spelling: reader.readFloat(), reading: reader.readFloat())
      guard let layout = NamePartLayout.read(from: &reader) else { return }
      room.letters.removeAll(keepingCapacity: true)
      for _ in 0..<layout.count {
        guard let letter = Unicode.Scalar(reader.read()), !reader.isDamaged else {
          reader.markDamaged()
          return
        }
        room.letters.append(letter)
      }
      room.parts.append(
        room.letters.withUnsafeBufferPointer {
          nameParts.number(of: NamePartText(layout: layout, letters: $0), log2Shares: shares)
        })
    }
    for _ in 0..<reader.readCount() {
      let (family, given) = (Int(reader.read()), Int(reader.read()))
      let (middle, whole) = (Int(reader.read()), Int(reader.read()))
      guard max(max(family, given), max(middle, whole)) < room.parts.count else {
        reader.markDamaged()
        return
      }
      names.append(
        NameFeatures(
          family: room.parts[family], given: room.parts[given], middle: room.parts[middle],
          whole: room.parts[whole]))
    }
  }

  /// The number of the address; `nil` where it could not be read.
  private mutating func readAddress(
    from reader: inout PackedReader, gazetteer: Gazetteer, words: inout [UInt32]
  ) -> UInt32? {
    let kind = reader.readByte()
    if kind == 0 { return reader.isDamaged ? nil : 0 }
    let keys = AddressKeys(
      premises: reader.readFixed(), dwelling: reader.readFixed(), blocking: reader.readFixed(),
      statesUnit: kind == 2)
    guard let address = JapaneseAddress.read(from: &reader, gazetteer: gazetteer, words: &words) else {
      return nil
    }
    return addresses.number(of: address, hash: address.contentHash) { keys }
  }

  private mutating func readContacts(from reader: inout PackedReader) {
    for _ in 0..<reader.readCount() {
      guard let phone = PhoneNumber(rawValue: reader.readFixed()) else {
        reader.markDamaged()
        return
      }
      phonesOfRecord.append(phones.number(of: phone))
    }
    for _ in 0..<reader.readCount() {
      let canonical: UInt64 = reader.readFixed()
      let similar: UInt64 = reader.readByte() == 0 ? canonical : reader.readFixed()
      let mailbox = Mailbox(canonicalHash: canonical, similarityHash: similar)
      emailsOfRecord.append(Self.withBytes(of: canonical) { emails.number(of: $0, mailbox) })
    }
    for _ in 0..<reader.readCount() {
      let hash: UInt64 = reader.readFixed()
      cardsOfRecord.append(Self.withBytes(of: hash) { cards.number(of: $0, hash: hash) })
    }
  }

  /// A hash in place of the text that it is of.
  private static func withBytes<Result>(
    of hash: UInt64, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeBytes(of: hash) { body($0.assumingMemoryBound(to: UInt8.self)) }
  }
}
