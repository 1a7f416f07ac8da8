internal import JapaneseNormalization

/// Which calendar month counts as the first of a contract.
///
/// Carriers have changed the rule between courses: month one of old contracts is the month in which the tenth day after
/// the identity check falls, of later ones the month of the check itself. So a check on 25 January makes February or
/// January month one, and a termination in July the sixth month or the seventh.
public struct MonthOneRule: Sendable, Hashable, Codable {
  /// How many days after the identity check the day lies whose month is month one, 0…366.
  public let daysAfterIDCheck: Int

  /// The month so many days after the identity check; a number outside 0…366 is brought to the nearest end.
  public init(daysAfterIDCheck: Int) {
    self.daysAfterIDCheck = min(max(daysAfterIDCheck, 0), 366)
  }

  /// From an object with `daysAfterIDCheck`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(daysAfterIDCheck: try container.decode(Int.self, forKey: .daysAfterIDCheck))
  }

  /// Month one is the month of the identity check.
  public static let monthOfIDCheck = MonthOneRule(daysAfterIDCheck: 0)
  /// Month one is the month of the tenth day after the identity check.
  public static let monthOfTenthDayAfter = MonthOneRule(daysAfterIDCheck: 10)

  /// Month one of a contract whose identity was checked at `start`.
  func monthOne(of start: Instant) -> CalendarMonth {
    let day = start.tokyoDayNumber + daysAfterIDCheck
    // Only the last days of the year 9999 have no day after them.
    return CalendarMonth(of: CalendarDate(dayNumber: day) ?? start.tokyoDay)
  }

  /// The months of a contract from month one to the month of `end`, both counted; 0 where it ended before month one.
  ///
  /// A contract of January that ends in June has 6 months whatever the days, one that ends in July has 7.
  func months(from start: Instant, to end: Instant) -> Int {
    monthOne(of: start).months(through: CalendarMonth(of: end))
  }
}
