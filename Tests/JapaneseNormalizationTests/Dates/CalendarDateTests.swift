import JapaneseNormalization
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test("Day numbers count every day of 400 years without a gap")
  func dayNumbers() throws {
    var previous = try #require(CalendarDate(dayNumber: -60_000))
    for number in -59_999...(-60_000 + 146_097) {
      let date = try #require(CalendarDate(dayNumber: number))
      #expect(date.dayNumber == number)
      #expect(previous < date)
      let isNextDay = date.month == previous.month && date.day == previous.day + 1
      #expect(isNextDay || date.day == 1)
      previous = date
    }
    #expect(CalendarDate(dayNumber: 0)?.description == "1970-01-01")
    #expect(CalendarDate(year: 1, month: 1, day: 1)?.dayNumber == -719_162)
    #expect(CalendarDate(year: 9999, month: 12, day: 31)?.dayNumber == 2_932_896)
    #expect(CalendarDate(dayNumber: .max) == nil && CalendarDate(dayNumber: .min) == nil)
  }

  @Test("Only days that exist can be made")
  func existence() {
    #expect(CalendarDate(year: 1985, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 1984, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 1985, month: .max, day: .min) == nil)
  }

  @Test("An application date is a whole day")
  func wholeDays() throws {
    #expect(try CalendarDate.parse("令和8年11月22日").description == "2026-11-22")
    #expect(try CalendarDate.parse("2026/11/22 09:15").description == "2026-11-22")
    // Six digits are a day here, where a birth date would be a month.
    #expect(try CalendarDate.parse("200405").description == "2020-04-05")
    #expect(throws: DateProblem.incomplete) { _ = try CalendarDate.parse("2026年11月") }
    #expect(throws: DateProblem.missing) { _ = try CalendarDate.parse("") }
  }
}
