import IdentityMatching
import RecordLinkage
import Testing

/// Deduplicates records and returns what was found.
private func deduplicate(
  _ records: [ApplicantRecord], workers: Int = 1
) async throws -> IdentityMatcher.Outcome {
  var builder = FeatureTableBuilder()
  for record in records { try builder.append(record) }
  return await IdentityMatcher().run(builder.finish(), workers: workers)
}

/// Family names of many different people, none of them like another.
private let families = [
  "田中", "山本", "中村", "小林", "加藤", "吉田", "山口", "松本", "井上", "木村", "清水", "山崎", "池田", "橋本", "阿部",
  "石川", "前田", "藤田", "小川", "岡田", "後藤", "長谷川", "村上", "近藤", "石井", "坂本", "遠藤", "青木", "藤井", "西村",
]

@Suite("Deduplication")
struct DeduplicationTests {
  @Test("Two records of one person and a wife's make one person, another, and one household")
  func family() async throws {
    let wife = ApplicantRecord.sato.with {
      $0.name = "佐藤 花子"
      $0.kana = "サトウ ハナコ"
      $0.birthDate = ["1988-11-03"]
      $0.sex = "女"
      $0.phones = ["080-1122-5813"]
      $0.emails = []
      $0.cardTokens = []
    }
    let again = ApplicantRecord.sato.with { $0.addressLines = ["港区虎ノ門1-23-1"] }
    let clusters = try #require(try await deduplicate([.sato, wife, again]).clusters)
    #expect(clusters.person == [0, 1, 0])
    #expect(clusters.household == [0, 0, 0])
  }

  @Test("A dormitory is not a household")
  func dormitory() async throws {
    let records = families.enumerated().map { index, family in
      ApplicantRecord(
        id: "\(index)", name: "\(family) 誠", birthDate: "19\(60 + index)-03-\(10 + index % 18)",
        addressLines: ["東京都八王子市南大沢1-1-1"])
    }
    let outcome = try await deduplicate(records)
    #expect(outcome.links.filter { $0.band == .match }.isEmpty)
  }

  @Test("A shop's telephone number on many records links nobody")
  func sharedPhone() async throws {
    let records = families.enumerated().map { index, family in
      ApplicantRecord(
        id: "\(index)", name: "\(family) 誠", birthDate: "19\(60 + index)-03-\(10 + index % 18)",
        phones: ["03-3501-8822"])
    }
    let outcome = try await deduplicate(records)
    #expect(outcome.links.filter { $0.band == .match }.isEmpty)
  }

  @Test("A default birth date does not make namesakes one person")
  func placeholder() async throws {
    let outcome = try await deduplicate([
      ApplicantRecord(name: "佐藤 誠", birthDate: "1900-01-01", addressLines: ["東京都港区虎ノ門1-23-1"]),
      ApplicantRecord(name: "佐藤 誠", birthDate: "1900-01-01", addressLines: ["福岡県福岡市中央区天神2-5-8"]),
    ])
    #expect(outcome.links.isEmpty)
  }

  @Test("One organization under two legal spellings is one, its neighbour is not")
  func organizations() async throws {
    let clusters = try #require(
      try await deduplicate([
        ApplicantRecord(name: "株式会社　青葉商事", addressLines: ["東京都渋谷区幡ヶ谷2-6-5"]),
        ApplicantRecord(name: "㈱青葉商事", addressLines: ["渋谷区幡ケ谷二丁目６番５号"]),
        ApplicantRecord(name: "梅村精機株式会社", addressLines: ["東京都渋谷区幡ヶ谷2-6-5"]),
      ]).clusters)
    #expect(clusters.person == [0, 0, 2])
  }

  @Test("Records with another birth date and another given name never get into one person")
  func contradiction() async throws {
    // The middle record has neither a given name nor a birth date and would chain the two brothers.
    let older = ApplicantRecord.sato.with {
      $0.name = "佐藤 学"
      $0.kana = "サトウ マナブ"
      $0.birthDate = ["1990-01-20"]
    }
    let bare = ApplicantRecord.sato.with {
      $0.name = "佐藤"
      $0.kana = ""
      $0.birthDate = []
    }
    let clusters = try #require(try await deduplicate([.sato, bare, older]).clusters)
    #expect(clusters.person[0] != clusters.person[2])
  }

  /// A family name, given name, birth date and address on a lot of its own.
  private func record(
    _ name: String, _ birthDate: String, _ address: String, _ phone: String = ""
  ) -> ApplicantRecord {
    ApplicantRecord(name: name, birthDate: birthDate, addressLines: [address], phones: [phone])
  }

  @Test("A record between two namesakes does not make one person of them")
  func namesakesThroughAThird() async throws {
    let house = "東京都港区虎ノ門1-23-1"
    let clusters = try #require(
      try await deduplicate([
        record("勅使河原 誠", "1950-03-04", house), record("勅使河原 誠", "", house),
        record("勅使河原 誠", "1980-09-08", house),
      ]).clusters)
    #expect(clusters.person[0] != clusters.person[2])
  }

  @Test("Two flats of one building do not become one through a record without a flat")
  func flatsThroughAThird() async throws {
    let lot = "東京都港区虎ノ門1-23-1 メゾン青葉"
    let clusters = try #require(
      try await deduplicate([
        record("佐藤 誠", "", lot + "203"), record("佐藤 誠", "", lot), record("佐藤 誠", "", lot + "504"),
      ]).clusters)
    #expect(clusters.person[0] != clusters.person[2])
  }

  @Test("A form's own default date makes nobody one person")
  func formDefault() async throws {
    let given = ["誠", "直樹", "健一", "美咲", "陽子", "和夫", "恵子", "翔太", "愛", "実"]
    let records = (0..<1_200).map { index in
      record(
        "\(families[index % 30]) \(given[index / 30 % 10])", "1985-05-05",
        "東京都港区虎ノ門\(index / 60 + 1)-\(index % 60 + 1)-1")
    }
    let outcome = try await deduplicate(records)
    #expect(outcome.links.filter { $0.band == .match }.isEmpty)
  }

  @Test("Tenants who follow each other, and their moves, do not chain up into one household")
  func successiveTenants() async throws {
    let places = ["東京都港区虎ノ門1-23-1", "大阪府大阪市生野区桃谷2-5-8", "福岡県福岡市中央区天神2-5-8"]
    let clusters = try #require(
      try await deduplicate([
        record("佐藤 一郎", "1960-02-03", places[0]), record("鈴木 次郎", "1970-05-06", places[0], "090-3141-5926"),
        record("鈴木 次郎", "1970-05-06", places[1], "090-3141-5926"),
        record("高橋 三郎", "1980-08-09", places[1], "080-2718-2818"),
        record("高橋 三郎", "1980-08-09", places[2], "080-2718-2818"), record("田中 四郎", "1990-11-12", places[2]),
      ]).clusters)
    #expect(clusters.person == [0, 1, 1, 3, 3, 5])
    #expect(clusters.household[0] != clusters.household[5])
  }

  @Test("A person who applies again and again stays one person")
  func manyTimes() async throws {
    let clusters = try #require(try await deduplicate(Array(repeating: .sato, count: 300)).clusters)
    #expect(Set(clusters.person) == [0])
  }

  @Test("One household more on a lot does not take the others apart", arguments: [8, 12, 13, 16])
  func noCliff(families count: Int) async throws {
    let couples = (0..<count).flatMap { index in
      ["太郎", "花子"].enumerated().map { place, given in
        record(
          "\(families[index]) \(given)", "19\(50 + index)-0\(place + 3)-1\(place)", "東京都港区虎ノ門1-23-1",
          "03-3501-88\(10 + index)")
      }
    }
    let outcome = try await deduplicate(couples)
    for index in 0..<count {
      #expect(
        outcome.links.contains { $0.left == 2 * index && $0.right == 2 * index + 1 && $0.band == .match },
        "couple \(index) of \(count)")
    }
  }

  @Test("A table linked to itself says what deduplication says of it")
  func selfLink() async throws {
    let records = ["太郎", "花子", "健"].enumerated().map { index, given in
      record("佐藤 \(given)", "19\(50 + 20 * index)-03-04", "東京都港区虎ノ門1-23-1", "03-3501-8822")
    }
    var builder = FeatureTableBuilder()
    for record in records { try builder.append(record) }
    builder.beginRightTable()
    for record in records { try builder.append(record) }
    let linked = await IdentityMatcher().run(builder.finish(), workers: 1).links
    for pair in try await deduplicate(records).links {
      let other = linked.first { $0.left == pair.left && $0.right == pair.right }
      #expect(other?.weight == pair.weight && other?.band == pair.band)
    }
  }

  @Test("A table of no record and one of one record have nothing to link", arguments: [0, 1])
  func small(count: Int) async throws {
    let outcome = try await deduplicate(Array(repeating: .sato, count: count))
    #expect(outcome.links.isEmpty)
    #expect(outcome.clusters?.person.count == count)
  }

  @Test("A record of nothing is linked to nothing")
  func empty() async throws {
    let outcome = try await deduplicate([ApplicantRecord(), ApplicantRecord(), ApplicantRecord(id: "1")])
    #expect(outcome.links.isEmpty)
  }
}

@Suite("Feature table")
struct FeatureTableTests {
  @Test(
    "A card number is refused, unnamed, and leaves no trace",
    arguments: ["4111 1111 1111 1111", "5555-5555-5555-4444"])
  func cardNumber(number: String) {
    var builder = FeatureTableBuilder()
    let digits = number.filter(\.isNumber)
    do {
      try builder.append(.sato.with { $0.cardTokens = [number] })
      Issue.record("the card number was accepted")
    } catch {
      #expect(error.kind == .refused && error.field == .cardToken)
      #expect(!"\(error)".contains(digits.suffix(4)))
    }
    #expect(builder.recordCount == 0)
    #expect(builder.finish().recordCount == 0)
  }

  @Test("A value that cannot be read is named without its content, and the rest of the record counts")
  func unreadable() throws {
    var builder = FeatureTableBuilder()
    let problems = try builder.append(
      .sato.with {
        $0.birthDate = ["1985-02-31"]
        $0.postalCode = "12"
      })
    #expect(problems.map(\.field) == [.birthDate, .postalCode])
    #expect(problems.allSatisfy { $0.kind == .unreadable && !$0.reason.contains("1985") })
    #expect(builder.recordCount == 1)
  }
}
