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
