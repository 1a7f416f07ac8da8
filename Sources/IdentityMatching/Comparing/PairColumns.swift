internal import JapaneseNormalization
internal import RecordLinkage

/// The rows of records and the sketches of names as the comparison of pairs reads them.
///
/// 64 bytes a record and 48 a part of a name, beside the ``FeatureTable`` that they are made of. Written while they are made, each
/// piece by one task, and then only read, from several threads.
final class PairColumns: @unchecked Sendable {
  /// A row for each record, each in one line of the processor's cache.
  let rows: UnsafeMutableBufferPointer<PairRow>
  /// A sketch for each part of a name.
  let names: UnsafeMutableBufferPointer<NamePartSketch>
  let table: FeatureTable

  /// The columns of a table.
  ///
  /// - Complexity: O(*n*) for *n* records and distinct values.
  init(_ table: FeatureTable) {
    self.table = table
    rows = Self.allocateRows(table.recordCount)
    names = .allocate(capacity: table.nameParts.count)
    sketchNames()
    fill(0..<table.recordCount) { _ in true }
  }

  /// The columns of a table, made by several tasks.
  ///
  /// - Parameter isCompared: for each record whether it is in a pair; the rows of others are not filled in.
  init(_ table: FeatureTable, isCompared: [Bool], workers: Int) async {
    self.table = table
    rows = Self.allocateRows(table.recordCount)
    names = .allocate(capacity: table.nameParts.count)
    let size = 16_384
    let count = (table.recordCount + size - 1) / size
    // The names are one piece of the work: the numbers of the readings are given out in order.
    await ParallelMap.forEach(count + 1, workers: workers) { piece in
      if piece == 0 {
        self.sketchNames()
      } else {
        let start = (piece - 1) * size
        self.fill(start..<min(start + size, self.table.recordCount)) { isCompared[$0] }
      }
    }
  }

  deinit {
    UnsafeMutableRawPointer(rows.baseAddress)?.deallocate()
    names.deallocate()
  }

  private static func allocateRows(_ count: Int) -> UnsafeMutableBufferPointer<PairRow> {
    let size = MemoryLayout<PairRow>.stride
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * size, alignment: size)
    return UnsafeMutableBufferPointer(
      start: bytes.bindMemory(to: PairRow.self, capacity: count), count: count)
  }

  /// A sketch for each family, given and middle name. Whole names are only compared where one cannot be divided.
  private func sketchNames() {
    var readings = ValuePool()
    let parts = table.nameParts
    for number in parts.indices {
      if parts.role(number) == .whole {
        names.initializeElement(at: number, to: .blank)
        continue
      }
      let part = parts[number]
      let reading = readings.intern(part.kana.k1).rawValue
      names.initializeElement(
        at: number, to: withUnsafePointer(to: part) { NamePartSketch($0, reading: reading) })
    }
  }

  @inline(__always)
  private func fill(_ records: Range<Int>, where isCompared: (Int) -> Bool) {
    table.addresses.withUnsafeBufferPointer { addresses in
      let reference = addresses[0]
      for record in records {
        var row = PairRow()
        guard isCompared(record) else {
          rows.initializeElement(at: record, to: row)
          continue
        }
        row.flags = .isFilled
        fillNames(record, &row)
        row.birthDate = table.birthDates[record].map { PairRow.digits($0.code) } ?? 0
        if table.log2DefaultShare[record] != 0 { row.flags.insert(.hasDefaultBirthDate) }
        row.address = table.addressOfRecord[record]
        if row.address != 0 {
          row.place = addresses[Int(row.address)].sketch(besides: reference)
        }
        row.postalCode = table.postalCodes[record]?.rawValue ?? 0
        row.kindsAndSex = table.sexes[record].rawValue &<< 6
        fillContacts(record, &row)
        rows.initializeElement(at: record, to: row)
      }
    }
  }

  @inline(__always)
  private func fillNames(_ record: Int, _ row: inout PairRow) {
    let range = table.names.range(record)
    guard range.count == 1 else { return }
    let name = table.names.values[range.lowerBound]
    row.family = name.family
    row.given = name.given
    row.whole = UInt32(truncatingIfNeeded: table.nameKeys[Int(name.whole)].foldedKey)
    if name.middle == 0, name.family != 0 || name.given != 0 { row.flags.insert(.isOneName) }
  }

  @inline(__always)
  private func fillContacts(_ record: Int, _ row: inout PairRow) {
    var fits = true
    let phones = table.phonesOfRecord.range(record)
    for index in phones {
      let number = table.phonesOfRecord.values[index]
      if let bit = PairRow.bit(table.phones[Int(number)].kind) {
        row.kindsAndSex |= bit
      } else {
        fits = false
      }
      switch index - phones.lowerBound {
      case 0: row.phones.0 = number + 1
      case 1: row.phones.1 = number + 1
      default: fits = false
      }
    }
    let emails = table.emailsOfRecord.range(record)
    if let index = emails.first {
      let number = table.emailsOfRecord.values[index]
      row.email = number + 1
      row.emailKey = UInt16(truncatingIfNeeded: table.emails[Int(number)].similarityHash &>> 32)
    }
    let cards = table.cardsOfRecord.range(record)
    if let index = cards.first { row.card = table.cardsOfRecord.values[index] + 1 }
    if fits, emails.count < 2, cards.count < 2 { row.flags.insert(.fitsContacts) }
  }
}
