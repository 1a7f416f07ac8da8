/// A day of the Gregorian calendar.
package struct CalendarDay: Sendable, Hashable, Comparable {
  package var year: Int
  package var month: Int
  package var day: Int

  package init(_ year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day `ordinal` days after 1970-01-01.
  ///
  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`; valid from the year 0 on.
  package init(ordinal: Int) {
    let shifted = ordinal + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  package var ordinal: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Full years from this day to `later`.
  package func years(until later: CalendarDay) -> Int {
    later.year - year - ((later.month, later.day) < (month, day) ? 1 : 0)
  }

  /// The day `days` later.
  package func adding(days: Int) -> CalendarDay { CalendarDay(ordinal: ordinal + days) }

  package static func < (lhs: CalendarDay, rhs: CalendarDay) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }

  /// Whether the day exists: 1985-02-30 does not.
  package var exists: Bool {
    (1...12).contains(month) && (1...31).contains(day) && CalendarDay(ordinal: ordinal) == self
  }
}
