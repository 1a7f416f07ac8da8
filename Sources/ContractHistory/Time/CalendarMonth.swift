internal import JapaneseNormalization

/// A month of the calendar in Tokyo, as a number that counts on by one from month to month.
///
/// The era does not matter: 平成31年4月 is followed by 令和1年5月, 2019-04 by 2019-05.
struct CalendarMonth: Sendable, Hashable, Comparable {
  /// Months since the year 0.
  let number: Int

  /// The month that a day is of.
  init(of day: CalendarDate) {
    number = day.year * 12 + day.month - 1
  }

  /// The month in which a moment falls in Tokyo.
  init(of instant: Instant) {
    self.init(of: instant.tokyoDay)
  }

  /// How many months lie from this one to a later one, both counted; 0 where `last` is earlier.
  func months(through last: CalendarMonth) -> Int {
    max(0, last.number - number + 1)
  }

  static func < (lhs: CalendarMonth, rhs: CalendarMonth) -> Bool { lhs.number < rhs.number }
}
