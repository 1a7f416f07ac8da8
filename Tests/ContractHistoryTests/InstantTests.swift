import ContractHistory
import Foundation
import JapaneseNormalization
import Testing

/// Moments, and the days in Tokyo that they are of.
struct InstantTests {
  @Test(
    "ISO 8601 texts are moments",
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("1970-01-01", -32_400),
      ("2026-11-23T10:00:00+09:00", 1_795_395_600),
      ("2026-11-23T01:00:00Z", 1_795_395_600),
      ("2026-11-23T01:00Z", 1_795_395_600),
      ("2026-11-23T01:00:00.999Z", 1_795_395_600),
      ("2026-11-22T20:00:00-0500", 1_795_395_600),
      ("2019-10-01", 1_569_855_600),
      ("2024-02-29", 1_709_132_400),
    ])
  func parsing(text: String, seconds: Int64) throws {
    #expect(try Instant(text).secondsSince1970 == seconds)
  }

  @Test(
    "Other texts are none, and it is said why",
    arguments: [
      ("", InstantProblem.notISO8601), ("2026/11/23", .notISO8601),
      ("2026-11-23 10:00:00+09:00", .notISO8601),
      ("2026-11-23T10:00:00+09:00x", .notISO8601), ("2026-11-23T10:00.5+09:00", .notISO8601),
      ("2026-11-23T10:00:00." + String(repeating: "0", count: 43) + "Zzz", .notISO8601),
      ("2026-11-23T10:00:00.+09:00", .notISO8601),
      ("令和8年11月23日", .notISO8601), ("+026-11-23", .notISO8601),
      ("2026-02-29", .notInCalendar), ("2026-04-31", .notInCalendar), ("0000-01-01", .notInCalendar),
      ("2026-11-23T24:00:00+09:00", .notInCalendar), ("2016-12-31T23:59:60Z", .notInCalendar),
      ("9999-12-31T23:00:00Z", .notInCalendar), ("2026-11-23T10:00:00", .noZone),
      ("2026-11-23T10:00", .noZone),
    ])
  func refusing(text: String, problem: InstantProblem) {
    #expect(throws: problem) { try Instant(text) }
  }

  @Test(
    "A day begins at midnight in Tokyo",
    arguments: [
      ("2026-10-31T14:59:59Z", "2026-10-31"), ("2026-10-31T15:00:00Z", "2026-11-01"),
      ("2024-02-28T15:00:00Z", "2024-02-29"), ("2024-02-29T15:00:00Z", "2024-03-01"),
      ("2025-12-31T14:59:59Z", "2025-12-31"), ("2025-12-31T15:00:00Z", "2026-01-01"),
      // 平成 became 令和 at this midnight; days go on as before.
      ("2019-04-30T15:00:00Z", "2019-05-01"), ("1969-12-31T14:59:59Z", "1969-12-31"),
      ("1969-12-31T15:00:00Z", "1970-01-01"), ("0001-01-01", "0001-01-01"),
    ])
  func days(text: String, day: String) throws {
    #expect(try Instant(text).tokyoDay.description == day)
  }

  @Test("Days in Tokyo are those of the system's calendar")
  func oracle() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "Asia/Tokyo"))
    var random = SeededGenerator(seed: 2)
    for _ in 0..<500 {
      // From 1952, the first year after daylight saving time, to 2100.
      let seconds = Int64.random(in: -567_993_600..<4_133_980_800, using: &random)
      let day = try #require(Instant(secondsSince1970: seconds)).tokyoDay
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(seconds)))
      #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
    }
  }

  @Test("Text, JSON and days come back as they were")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let seconds = Int64.random(in: -62_135_629_200...253_402_268_399, using: &random)
      let instant = try #require(Instant(secondsSince1970: seconds))
      #expect(try Instant(instant.description) == instant)
      let json = try JSONEncoder().encode([instant])
      #expect(String(decoding: json, as: UTF8.self) == "[\"\(instant)\"]")
      #expect(try JSONDecoder().decode([Instant].self, from: json) == [instant])
      let midnight = Instant(tokyoDay: instant.tokyoDay)
      #expect(midnight <= instant)
      #expect(instant.secondsSince1970 - midnight.secondsSince1970 < 86_400)
    }
  }

  @Test("The years 1 to 9999 in Tokyo are all there is")
  func range() throws {
    #expect(Instant(secondsSince1970: -62_135_629_200)?.description == "0001-01-01T00:00:00+09:00")
    #expect(Instant(secondsSince1970: -62_135_629_201) == nil)
    #expect(Instant(secondsSince1970: 253_402_268_399)?.description == "9999-12-31T23:59:59+09:00")
    #expect(Instant(secondsSince1970: 253_402_268_400) == nil)
  }

  @Test("JSON that is no moment says what was expected")
  func json() {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Instant].self, from: Data(#"["23.11.2026"]"#.utf8))
    }
    #expect(String(describing: error).contains("expected `2026-11-23T10:00:00+09:00`"))
  }
}
