import ContractHistory
import Testing

/// How many months a contract has run.
struct TenureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let type: String
    let check: String
    let end: String
    let months: Int
    let bucket: TenureBucket
    let why: String
    var testDescription: String { "\(type) \(check) to \(end): \(why)" }
  }

  static let cases: [Case] = [
    .init(
      type: "later", check: "2026-01-25", end: "2026-06-30", months: 6, bucket: .upTo6,
      why: "the sixth month's last day"),
    .init(
      type: "later", check: "2026-01-25", end: "2026-07-01", months: 7, bucket: .upTo12,
      why: "the seventh month's first day"),
    .init(
      type: "old", check: "2026-01-25", end: "2026-07-31", months: 6, bucket: .upTo6,
      why: "month one is February"),
    .init(
      type: "old", check: "2026-01-25", end: "2026-08-01", months: 7, bucket: .upTo12, why: "one day later"),
    .init(
      type: "old", check: "2026-01-21", end: "2026-06-30", months: 6, bucket: .upTo6,
      why: "the tenth day after is 31 January"),
    .init(
      type: "old", check: "2026-01-22", end: "2026-06-30", months: 5, bucket: .upTo6,
      why: "the tenth day after is 1 February"),
    .init(
      type: "old", check: "2026-01-25", end: "2026-01-31", months: 0, bucket: .upTo6,
      why: "ended before month one"),
    .init(
      type: "old", check: "2024-02-19", end: "2024-02-29", months: 1, bucket: .upTo6,
      why: "leap year: the tenth day after is 29 February"),
    .init(
      type: "old", check: "2025-02-19", end: "2025-03-01", months: 1, bucket: .upTo6,
      why: "no leap year: it is 1 March"),
    .init(
      type: "old", check: "2025-12-22", end: "2026-01-31", months: 1, bucket: .upTo6,
      why: "over the turn of the year"),
    .init(
      type: "later", check: "2026-01-31T23:59:59+09:00", end: "2026-02-01T00:00:00+09:00", months: 2,
      bucket: .upTo6, why: "one second, two months"),
    .init(
      type: "later", check: "2026-01-31T15:00:00Z", end: "2026-02-28", months: 1, bucket: .upTo6,
      why: "1 February in Tokyo"),
    .init(
      type: "later", check: "2026-01-31T14:59:59Z", end: "2026-02-28", months: 2, bucket: .upTo6,
      why: "31 January in Tokyo"),
    .init(type: "later", check: "2025-01-01", end: "2025-12-31", months: 12, bucket: .upTo12, why: "a year"),
    .init(
      type: "later", check: "2025-01-01", end: "2026-01-01", months: 13, bucket: .upTo24,
      why: "a year and a day"),
    .init(
      type: "later", check: "2024-02-29", end: "2026-01-31", months: 24, bucket: .upTo24, why: "the safe line"
    ),
    .init(
      type: "later", check: "2024-02-29", end: "2026-02-01", months: 25, bucket: .upTo36, why: "behind it"),
    .init(
      type: "later", check: "2019-04-30", end: "2022-03-31", months: 36, bucket: .upTo36,
      why: "from 平成31 to 令和4"),
    .init(
      type: "later", check: "2019-04-30", end: "2022-04-01", months: 37, bucket: .over36, why: "the safe zone"
    ),
    .init(
      type: "unknown", check: "2026-01-25", end: "2026-07-01", months: 7, bucket: .upTo12,
      why: "the default rule"),
  ]

  @Test("Months are counted from month one to the month of the termination", arguments: cases)
  func months(_ tenure: Case) throws {
    let calendar = try ContractCalendar(
      monthOneRules: ["old": .monthOfTenthDayAfter, "later": .monthOfIDCheck])
    let start = LineStart(
      line: "L", at: try Instant(tenure.check), kind: .handsetSet, contractType: tenure.type)
    let facts = ContractFacts(
      of: .person, confirmed: [.lineStarted(start), .lineTerminated(line: "L", at: try Instant(tenure.end))],
      review: [], asOf: try Instant("2026-11-23"), under: calendar)
    let line = try #require(facts.particulars?.terminations.first)
    #expect(line.months == tenure.months)
    #expect(line.bucket == tenure.bucket)
    #expect(facts.terminationBuckets.map(\.bucket) == [tenure.bucket])
    #expect(facts.gapCount == (tenure.type == "unknown" ? 1 : 0))
  }

  @Test("A month-one rule has 0 to 366 days")
  func rule() {
    #expect(MonthOneRule(daysAfterIDCheck: -1) == .monthOfIDCheck)
    #expect(MonthOneRule(daysAfterIDCheck: 400).daysAfterIDCheck == 366)
  }
}
