import JapaneseNormalization
import RecordLinkage
import Testing

@testable import IdentityMatching

@Suite("Batches of records")
struct BatchTests {
  @Test("The table is the same however the records come in", arguments: [1, 2, 3, 5])
  func sameTable(workers: Int) async throws {
    let records = RandomRecords(seed: UInt64(workers)).records(600)
    var builder = FeatureTableBuilder()
    for record in records[..<50] { try builder.append(record) }
    builder.beginRightTable()
    for record in records[50...] { try builder.append(record) }
    let expected = builder.finish()

    for size in [1, 7, 64, 1000] {
      var builder = FeatureTableBuilder()
      var first = ApplicantBatch()
      for record in records[..<50] { first.append(record) }
      builder.append(first)
      builder.beginRightTable()
      await builder.append(batches: (550 + size - 1) / size, workers: workers) { number, batch in
        for record in records[50...].dropFirst(number * size).prefix(size) { batch.append(record) }
      }
      expect(builder.finish(), equals: expected, "batches of \(size)")
    }
  }

  @Test("Records are counted over all batches, those left out too", arguments: [1, 3])
  func numbers(workers: Int) async {
    var builder = FeatureTableBuilder()
    let outcome = await builder.append(batches: 40, workers: workers) { number, batch in
      for place in 0..<number % 4 {
        switch (number, place) {
        case (6, 1): batch.append(.sato.with { $0.cardTokens = ["4111 1111 1111 1111"] })
        case (11, 2): batch.append(.sato.with { $0.birthDate = ["1985-02-31"] })
        case (30, 0):
          batch.append("佐藤 誠", to: .name)
          batch.skipRecord()
        default: batch.append(.sato)
        }
      }
    }
    // Batches 0…5 have 7 records, those up to 10 have 15, those up to 29 have 43.
    #expect(outcome.problems.map(\.record) == [8, 17])
    #expect(outcome.problems.map(\.problem.kind) == [.refused, .unreadable])
    #expect(outcome.skippedRecords == [43])
    #expect(builder.recordCount == 60 - 2)
  }

  @Test("No batch, an empty batch and an empty record")
  func nothing() async {
    var builder = FeatureTableBuilder()
    let outcome = await builder.append(batches: 0, workers: 2) { _, _ in Issue.record("asked for a batch") }
    #expect(outcome.problems.isEmpty && outcome.skippedRecords.isEmpty)
    builder.append(ApplicantBatch())
    var batch = ApplicantBatch()
    batch.endRecord()
    batch.append("", to: .name)
    batch.append("C-1", to: .id)
    batch.endRecord()
    #expect(builder.append(batch).problems.isEmpty)
    #expect(builder.finish().recordCount == 2)
  }

  @Test("What is no UTF-8 is read as far as it goes and harms no other record")
  func malformed() throws {
    var batch = ApplicantBatch()
    let bytes: [UInt8] = [0xE4, 0xBD, 0xFF, 0x00, 0xC0, 0x20, 0xF5, 0x9F]
    for field in ApplicantField.allCases {
      bytes.withUnsafeBufferPointer { batch.append($0, to: field) }
    }
    batch.endRecord()
    batch.append(.sato)
    var builder = FeatureTableBuilder()
    builder.append(batch)
    var expected = FeatureTableBuilder()
    try expected.append(.sato)
    #expect(builder.finish().contentHashes.last == expected.finish().contentHashes.last)
  }

  @Test("A batch that is filled again holds nothing of what was in it")
  func again() {
    var batch = ApplicantBatch()
    batch.append(.sato)
    batch.append("佐藤 誠", to: .name)
    batch.removeAll()
    batch.append("鈴木 誠", to: .name)
    batch.endRecord()
    #expect(batch.recordCount == 1)
    var builder = FeatureTableBuilder()
    builder.append(batch)
    let table = builder.finish()
    #expect(table.nameParts.dropFirst().allSatisfy { !$0.folded.contains("佐") })
    #expect(table.phones.isEmpty && table.addresses.count == 1)
  }

  @Test("Each field has a place of its own among a record's")
  func slots() {
    #expect(Set(ApplicantField.allCases.map(\.slot)) == Set(0..<ApplicantField.slotCount))
  }

  private func expect(_ table: FeatureTable, equals other: FeatureTable, _ comment: Comment) {
    #expect(table.leftCount == other.leftCount && table.recordCount == other.recordCount, comment)
    #expect(table.nameParts.elementsEqual(other.nameParts), comment)
    #expect(table.nameKeys == other.nameKeys, comment)
    #expect(table.names == other.names, comment)
    #expect(table.organizations == other.organizations, comment)
    #expect(table.birthDates == other.birthDates, comment)
    #expect(table.log2DefaultShare == other.log2DefaultShare, comment)
    #expect(table.sexes == other.sexes, comment)
    #expect(table.addressOfRecord == other.addressOfRecord, comment)
    #expect(table.addresses == other.addresses && table.addressKeys == other.addressKeys, comment)
    #expect(table.postalCodes == other.postalCodes, comment)
    #expect(table.phonesOfRecord == other.phonesOfRecord, comment)
    #expect(table.phones == other.phones && table.phoneHolders == other.phoneHolders, comment)
    #expect(table.emailsOfRecord == other.emailsOfRecord, comment)
    #expect(
      table.emails.indices.map { table.emails.canonical($0) }
        == other.emails.indices.map { other.emails.canonical($0) }, comment)
    #expect(table.emailHolders == other.emailHolders, comment)
    #expect(table.cardsOfRecord == other.cardsOfRecord, comment)
    #expect(table.cardHolders == other.cardHolders, comment)
    #expect(table.contentHashes == other.contentHashes, comment)
  }
}

@Suite("Tables of distinct values")
struct DistinctValueTests {
  @Test("Texts get the number of their first appearance, whatever their hashes", arguments: [1, 4, .max])
  func texts(hashes: UInt64) {
    var random = SplitMix(seed: hashes)
    var numbers = TextNumbers()
    var known: [[UInt8]] = []
    for _ in 0..<2_000 {
      let text = (0..<Int(random.next() % 3)).map { _ in UInt8(random.next() % 40) }
      let hash = UInt64(text.reduce(7) { $0 &* 31 &+ UInt64($1) }) % hashes
      let number = text.withUnsafeBufferPointer { numbers.number(of: $0, hash: hash) }
      if let first = known.firstIndex(of: text) {
        #expect(Int(number) == first)
      } else {
        #expect(Int(number) == known.count)
        known.append(text)
      }
    }
    for (number, text) in known.enumerated() {
      #expect(numbers.withText(number) { Array($0) } == text)
    }
    numbers.removeAll()
    #expect(numbers.count == 0)
    #expect(known[3].withUnsafeBufferPointer { numbers.number(of: $0, hash: 5) } == 0)
  }

  @Test("A value's holders are the different people who hold it")
  func holders() {
    var random = SplitMix(seed: 9)
    let entries = (0..<3_000).map { _ in
      (value: UInt32(random.next() % 100 * (random.next() % 3)), person: random.next() % 40)
    }
    let counts = HolderCount.counts(valueCount: 250) { note in
      for entry in entries { note(entry.value, entry.person) }
    }
    for value in 0..<250 {
      let people = Set(entries.filter { $0.value == value }.map(\.person))
      #expect(Int(counts[value]) == people.count)
    }
    #expect(HolderCount.counts(valueCount: 0) { _ in }.isEmpty)
  }
}

/// Records of few values each, so that many of them are shared, and of all sorts of damage.
private struct RandomRecords {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  func records(_ count: Int) -> [ApplicantRecord] {
    var copy = self
    return (0..<count).map { _ in copy.record() }
  }

  private mutating func one(_ values: String...) -> String {
    values[Int(random.next() % UInt64(values.count))]
  }

  private mutating func several(_ values: String...) -> [String] {
    (0..<Int(random.next() % 3)).map { _ in values[Int(random.next() % UInt64(values.count))] }
  }

  private mutating func record() -> ApplicantRecord {
    let digit = "\(random.next() % 10)"
    return ApplicantRecord(
      name: one("佐藤 誠", "佐藤誠", "鈴木　花子", "髙橋健一", "株式会社青葉商事", "NGUYEN VAN AN", "王偉", "", "〓田 誠", "\0"),
      familyName: one("", "", "", "田中"), kana: one("サトウ マコト", "ｽｽﾞｷ ﾊﾅｺ", "", "たかはし"),
      formerName: one("", "", "山田"), alias: one("", "", "木村 太郎"),
      birthDate: one("1985-04-0" + digit, "S60.4.1", "1900-01-01", "", "?", "昭和六十年四月一日"),
      sex: one("男", "F", "", "?"), postalCode: one("105-0001", "1050001", "", "12", "１０５−６３９０"),
      city: one("", "港区"),
      addressLines: several(
        "東京都港区虎ノ門一丁目23番\(digit)号", "港区虎ノ門1-23-\(digit)", "虎ノ門", "???", " "),
      building: one("", "メゾン青葉20" + digit, "青葉荘"), room: one("", "", "101"),
      phones: several(
        "090-1234-567" + digit, "03-3501-88\(digit)2", "x", " ", "０９０１２３４５６７８ / 03-3501-8822"),
      emails: several(
        "taro\(digit)@gmail.com", "t.aro1@googlemail.com", "info@example.jp", "@", "a..b@docomo.ne.jp"),
      cardTokens: several("tok_" + digit, "", "トークン" + digit))
  }
}

private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
