import ContractHistory
import Foundation
import Testing

/// Sales and the other things that facts are counted by.
struct CalendarTests {
  static func sale(_ id: String, _ start: String, _ end: String) throws -> SalePeriod {
    SalePeriod(id: id, start: try Instant(start), end: try Instant(end))
  }

  static func autumn() throws -> ContractCalendar {
    try ContractCalendar(sales: [
      sale("november", "2026-11-01", "2026-11-21"), sale("september", "2026-09-01", "2026-09-21"),
      // Meets november without sharing a second.
      sale("flash", "2026-11-21", "2026-11-22"),
    ])
  }

  @Test(
    "A sale runs from its first second to the last before its end, in Tokyo",
    arguments: [
      ("2026-08-31T23:59:59+09:00", nil, nil),
      ("2026-09-01T00:00:00+09:00", "september", nil),
      ("2026-09-20T23:59:59+09:00", "september", nil),
      ("2026-09-21T00:00:00+09:00", nil, "september"),
      ("2026-10-31T14:59:59Z", nil, "september"),
      ("2026-10-31T15:00:00Z", "november", "september"),
      ("2026-11-20T14:59:59Z", "november", "september"),
      ("2026-11-20T15:00:00Z", "flash", "november"),
      ("2026-11-22T00:00:00+09:00", nil, "flash"),
    ])
  func running(at: String, running: String?, last: String?) throws {
    let calendar = try Self.autumn()
    #expect(calendar.sale(at: try Instant(at))?.id == running)
    #expect(calendar.lastSale(endedBy: try Instant(at))?.id == last)
  }

  @Test(
    "Sales that cannot be are refused",
    arguments: [
      ([("a", "2026-11-01", "2026-11-01")], ContractCalendarProblem.emptySale("a")),
      ([("a", "2026-11-02", "2026-11-01")], .reversedSale("a")),
      ([("a", "2026-11-01", "2026-11-03"), ("b", "2026-11-02", "2026-11-04")], .overlappingSales("a", "b")),
      ([("b", "2026-11-02", "2026-11-03"), ("a", "2026-11-01", "2026-11-10")], .overlappingSales("a", "b")),
      ([("a", "2026-11-01", "2026-11-03"), ("a", "2026-12-02", "2026-12-04")], .saleTwice("a")),
    ])
  func refusing(sales: [(String, String, String)], problem: ContractCalendarProblem) throws {
    let sales = try sales.map { try Self.sale($0.0, $0.1, $0.2) }
    #expect(throws: problem) { try ContractCalendar(sales: sales) }
  }

  @Test("A sale without an id and a retention below 0 days are refused")
  func refusingMore() throws {
    let nameless = try Self.sale("", "2026-11-01", "2026-11-02")
    #expect(throws: ContractCalendarProblem.saleWithoutID(start: nameless.start)) {
      try ContractCalendar(sales: [nameless])
    }
    let problem = #expect(throws: ContractCalendarProblem.self) {
      try ContractCalendar(retention: Retention(sets: -1))
    }
    #expect(
      problem?.description
        == "the retention `sets` is below 0 days; expected 0 or more, or none to keep everything")
  }

  @Test("A calendar comes back from JSON, and JSON is held to the same rules")
  func coding() throws {
    let calendar = try ContractCalendar(
      sales: Self.autumn().sales, monthOneRules: ["first-course": .monthOfTenthDayAfter],
      retention: Retention(applications: 365))
    let json = try JSONEncoder().encode(calendar)
    #expect(try JSONDecoder().decode(ContractCalendar.self, from: json) == calendar)
    #expect(try JSONDecoder().decode(ContractCalendar.self, from: Data("{}".utf8)) == ContractCalendar())
    let reversed = #"{"sales": [{"id": "a", "start": "2026-11-02", "end": "2026-11-01"}]}"#
    #expect(throws: ContractCalendarProblem.reversedSale("a")) {
      try JSONDecoder().decode(ContractCalendar.self, from: Data(reversed.utf8))
    }
  }

  @Test("The past ends with September 2019 unless told otherwise")
  func past() throws {
    #expect(try ContractCalendar().pastRecordBorder == Instant("2019-10-01"))
  }
}
