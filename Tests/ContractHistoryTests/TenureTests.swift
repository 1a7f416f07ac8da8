import ContractHistory
import Foundation
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

  /// Contract type, identity check, termination, months, bucket, and why.
  static let table = """
    later   | 2026-01-25                | 2026-06-30                | 6  | upTo6  | the sixth month's last day
    later   | 2026-01-25                | 2026-07-01                | 7  | upTo12 | the seventh month's first day
    old     | 2026-01-25                | 2026-07-31                | 6  | upTo6  | month one is February
    old     | 2026-01-25                | 2026-08-01                | 7  | upTo12 | one day later
    old     | 2026-01-21                | 2026-06-30                | 6  | upTo6  | the tenth day after is 31 January
    old     | 2026-01-22                | 2026-06-30                | 5  | upTo6  | the tenth day after is 1 February
    old     | 2026-01-25                | 2026-01-31                | 0  | upTo6  | ended before month one
    old     | 2024-02-19                | 2024-02-29                | 1  | upTo6  | leap year: the tenth day after is 29 February
    old     | 2025-02-19                | 2025-03-01                | 1  | upTo6  | no leap year: it is 1 March
    old     | 2025-12-22                | 2026-01-31                | 1  | upTo6  | over the turn of the year
    later   | 2026-01-31T23:59:59+09:00 | 2026-02-01T00:00:00+09:00 | 2  | upTo6  | one second, two months
    later   | 2026-01-31T15:00:00Z      | 2026-02-28                | 1  | upTo6  | 1 February in Tokyo
    later   | 2026-01-31T14:59:59Z      | 2026-02-28                | 2  | upTo6  | 31 January in Tokyo
    later   | 2025-01-01                | 2025-12-31                | 12 | upTo12 | a year
    later   | 2025-01-01                | 2026-01-01                | 13 | upTo24 | a year and a day
    later   | 2024-02-29                | 2026-01-31                | 24 | upTo24 | the safe line
    later   | 2024-02-29                | 2026-02-01                | 25 | upTo36 | behind it
    later   | 2019-04-30                | 2022-03-31                | 36 | upTo36 | from 平成31 to 令和4
    later   | 2019-04-30                | 2022-04-01                | 37 | over36 | the safe zone
    unknown | 2026-01-25                | 2026-07-01                | 7  | upTo12 | the default rule
    """

  static func cases() -> [Case] {
    table.split(separator: "\n").compactMap { row in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let months = Int(cells[3]), let bucket = TenureBucket(rawValue: cells[4]) else { return nil }
      return Case(
        type: cells[0], check: cells[1], end: cells[2], months: months, bucket: bucket, why: cells[5])
    }
  }

  @Test("No row of the table is lost")
  func rows() {
    #expect(Self.cases().count == 20)
  }

  @Test("Months are counted from month one to the month of the termination", arguments: cases())
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
