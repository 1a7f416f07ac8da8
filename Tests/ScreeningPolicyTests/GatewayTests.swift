import ContractHistory
import Foundation
import HouseholdIndex
import IdentityMatching
import RecordLinkage
import ScreeningPolicy
import Testing

/// The gateway of the article, from the first contract to the next application of the house.
@Suite("Gateway")
struct GatewayTests {
  private static func instant(_ text: String) throws -> Instant { try Instant(text) }

  /// Who ended a contract after five months, with a landline and a first card.
  private static let former = ApplicantRecord(
    id: "A-1", name: "佐藤 太郎", kana: "サトウ タロウ", birthDate: "1985-04-01", postalCode: "105-6390",
    addressLines: ["東京都港区虎ノ門一丁目23番1号"], phones: ["03-3456-7801"], emails: ["taro@example.jp"],
    cardTokens: ["tok_first"])

  /// Applications that come afterwards.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let application: ApplicantRecord
    let outcome: ScreeningOutcome
    let reasons: [String]
    let personBand: Band
    let householdBand: Band
    let basis: HouseholdFinding.Basis?
  }

  private static let cases = [
    Case(
      testDescription:
        "another member of the house, the address rewritten, a mobile for the landline, a second card",
      application: ApplicantRecord(
        id: "A-2", name: "佐藤 花子", kana: "サトウ ハナコ", birthDate: "1987-09-12", postalCode: "105-0001",
        addressLines: ["虎ノ門1-23-1"], phones: ["090-1111-2222"], emails: ["hana@example.jp"],
        cardTokens: ["tok_second"]),
      outcome: .review, reasons: ["family-listed"], personBand: .different, householdBand: .match,
      basis: .house),
    Case(
      testDescription: "the same person, with another address, telephone and card",
      application: ApplicantRecord(
        id: "A-3", name: "佐藤太郎", kana: "ｻﾄｳ ﾀﾛｳ", birthDate: "S60.4.1", postalCode: "105-0001",
        addressLines: ["港区虎ノ門１－２３－１"], phones: ["090-3333-4444"], cardTokens: ["tok_third"]),
      outcome: .decline, reasons: ["between-sales", "short-termination"], personBand: .match,
      householdBand: .match,
      basis: .house),
    Case(
      testDescription: "a stranger of the same name",
      application: ApplicantRecord(
        id: "A-4", name: "佐藤 太郎", kana: "サトウ タロウ", birthDate: "1972-11-30", postalCode: "060-0001",
        addressLines: ["北海道札幌市中央区北一条西2-1"], phones: ["090-5555-6666"], cardTokens: ["tok_fourth"]),
      outcome: .accept, reasons: [], personBand: .different, householdBand: .different, basis: nil),
    Case(
      testDescription: "somebody of the next house",
      application: ApplicantRecord(
        id: "A-5", name: "鈴木 一郎", kana: "スズキ イチロウ", birthDate: "1990-01-01", postalCode: "105-0001",
        addressLines: ["東京都港区虎ノ門1-23-2"], phones: ["090-7777-8888"]),
      outcome: .accept, reasons: [], personBand: .different, householdBand: .different, basis: nil),
  ]

  private static func gateway(_ folder: Folder) throws -> Gateway {
    Gateway(
      index: try HouseholdIndex.create(at: folder.path, expectedRecords: 1_000_000), policy: .example,
      calendar: try ContractCalendar(sales: [
        SalePeriod(id: "spring", start: instant("2026-04-01"), end: instant("2026-04-21"))
      ]))
  }

  private static func tellOfFormer(_ gateway: Gateway) throws {
    let first = try gateway.receive(former, at: instant("2026-04-05"))
    #expect(first.decision.outcome == .accept)
    try gateway.start(line: "L-1", of: "A-1", sale: "spring", at: instant("2026-04-05"))
    try gateway.end(line: "L-1", of: "A-1", listedUntil: instant("2028-08-20"), at: instant("2026-08-20"))
  }

  @Test("sends each application where the rules say", arguments: cases)
  func applications(_ one: Case) throws {
    let folder = Folder()
    let gateway = try Self.gateway(folder)
    try Self.tellOfFormer(gateway)
    let now = try Self.instant("2026-11-23T10:00:00+09:00")
    let screening = try gateway.index.screen(one.application, asOf: now, under: gateway.calendar)
    #expect(screening.personBand == one.personBand)
    #expect(screening.householdBand == one.householdBand)
    #expect(screening.household?.basis == one.basis)
    let (decision, answer) = try gateway.receive(one.application, at: now)
    #expect(decision.outcome == one.outcome)
    #expect(decision.reasons.map(\.rule) == one.reasons)
    // The answer can be had again as it was given.
    #expect(try gateway.index.decision(answer).content?.screening == screening)
    guard case .intact = try gateway.index.verifyAudit() else {
      Issue.record("the audit is broken")
      return
    }
  }

  @Test("says of the household how it was found and what it counts, and nothing of whose it is")
  func household() throws {
    let folder = Folder()
    let gateway = try Self.gateway(folder)
    try Self.tellOfFormer(gateway)
    let now = try Self.instant("2026-11-23T10:00:00+09:00")
    let screening = try gateway.index.screen(Self.cases[0].application, asOf: now, under: gateway.calendar)
    let household = try #require(screening.household)
    #expect(household.members == 1)
    #expect(household.sharesFamilyName)
    #expect(!household.isRoomKnown)
    #expect(screening.householdFacts.terminations(of: .handsetSet, months: 0...6).confirmed == 1)
    #expect(screening.householdFacts.particulars == nil)
    #expect(screening.personFacts.terminations.isEmpty)
    #expect(screening.changes == nil)
    // Two years on the entry has expired.
    let later = try gateway.index.screen(
      Self.cases[0].application, asOf: Self.instant("2028-11-23"), under: gateway.calendar)
    #expect(gateway.policy.decide(later).outcome == .accept)
  }

  @Test("says what has changed since the person was last seen, by any of the records")
  func changes() throws {
    let folder = Folder()
    let gateway = try Self.gateway(folder)
    try Self.tellOfFormer(gateway)
    // Moves, and keeps the mailbox.
    var moved = Self.former
    moved.id = "A-6"
    moved.addressLines = ["大阪府大阪市北区梅田3-1-1 1203号"]
    moved.postalCode = "530-0001"
    moved.phones = ["090-9999-0000"]
    _ = try gateway.receive(moved, at: Self.instant("2026-09-01"))
    // Comes back to the first address with nothing of the second but name and birth date.
    let again = Self.cases[1].application
    let screening = try gateway.index.screen(again, asOf: Self.instant("2026-11-23"), under: gateway.calendar)
    let person = try #require(screening.person)
    #expect(person.band == .match)
    #expect(person.records == 2)
    let changes = try #require(screening.changes)
    #expect(changes.lastSeen == (try Self.instant("2026-09-01")))
    #expect(changes.address == true)
    #expect(changes.phone == true)
    #expect(changes.phoneKindsBefore == [.mobile])
    #expect(changes.card == true)
    #expect(changes.email == nil)
    #expect(changes.count == 3)
    #expect(screening.personFacts.terminations(of: .handsetSet, months: 0...6).confirmed == 1)
  }

  @Test("tells those downstream of every person and household")
  func following() throws {
    let folder = Folder()
    let gateway = try Self.gateway(folder)
    try Self.tellOfFormer(gateway)
    var told: [IndexChange.Event] = []
    var cursor = try gateway.follow(from: 0) { told.append($0.event) }
    #expect(told == [.enrolled(record: "A-1", PersonID(rawValue: 1), HouseholdID(rawValue: 1))])
    told = []
    _ = try gateway.receive(Self.cases[0].application, at: Self.instant("2026-11-23"))
    _ = try gateway.receive(Self.cases[2].application, at: Self.instant("2026-11-23"))
    cursor = try gateway.follow(from: cursor) { told.append($0.event) }
    #expect(
      told == [
        .enrolled(record: "A-2", PersonID(rawValue: 2), HouseholdID(rawValue: 1)),
        .enrolled(record: "A-4", PersonID(rawValue: 3), HouseholdID(rawValue: 2)),
      ])
    // A reviewer finds that the two are one after all, and another that they are not.
    told = []
    let now = try Self.instant("2026-11-24")
    try gateway.index.decide(.mustLink("A-1", "A-4"), by: "reviewer-1", at: now)
    try gateway.index.decide(.cannotLink("A-1", "A-4"), by: "reviewer-2", at: now)
    cursor = try gateway.follow(from: cursor) { told.append($0.event) }
    #expect(
      told == [
        .personMerged(PersonID(rawValue: 3), into: PersonID(rawValue: 1)),
        .householdMerged(HouseholdID(rawValue: 2), into: HouseholdID(rawValue: 1)),
        .personSplit(PersonID(rawValue: 1), into: PersonID(rawValue: 4)),
        .personMoved(record: "A-4", from: PersonID(rawValue: 1), to: PersonID(rawValue: 4)),
        .householdSplit(HouseholdID(rawValue: 1), into: HouseholdID(rawValue: 3)),
        .householdMoved(record: "A-4", from: HouseholdID(rawValue: 1), to: HouseholdID(rawValue: 3)),
      ])
    #expect(try gateway.follow(from: cursor) { _ in } == cursor)
  }

  @Test("The article shows the gateway as it is run here")
  func article() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let article = try String(
      contentsOf: root.appending(path: "Sources/HouseholdIndex/HouseholdIndex.docc/ScreeningApplications.md"),
      encoding: .utf8)
    let example = try String(
      contentsOf: root.appending(path: "Tests/ScreeningPolicyTests/Gateway.swift"), encoding: .utf8)
    let code = example.split(separator: "\n", maxSplits: 1)[1]
    #expect(article.contains("```swift\n\(code)```"))
  }
}
