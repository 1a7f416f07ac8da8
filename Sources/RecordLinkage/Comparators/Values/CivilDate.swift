/// A day of the Gregorian calendar, also before its introduction (proleptic).
public struct CivilDate: Hashable, Comparable, Sendable {
  /// The year, astronomical: 0 is 1 BC. Within -5,000,000...5,000,000.
  public let year: Int32
  /// The month, 1...12.
  public let month: UInt8
  /// The day of the month, from 1.
  public let day: UInt8

  /// The years that are possible, so that a day's number fits 32 bits.
  public static let years: ClosedRange<Int> = -5_000_000...5_000_000

  /// The day; `nil` where the calendar has none, as 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), 1...12 ~= month, day >= 1, day <= Self.dayCount(year: year, month: month)
    else { return nil }
    self.year = Int32(year)
    self.month = UInt8(month)
    self.day = UInt8(day)
  }

  /// The day so many days after 1 January 1970; `nil` where the year is not in ``years``.
  ///
  /// The arithmetic counts years from March, so that the leap day is the last (Hinnant, "chrono-compatible
  /// low-level date algorithms", 2013; Richards in the *Explanatory Supplement to the Astronomical Almanac*,
  /// 2013, section 15.11).
  public init?(daysSince1970 days: Int32) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The number of days since 1 January 1970, negative before.
  public var daysSince1970: Int32 {
    let year = Int(self.year) - (month <= 2 ? 1 : 0)
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let monthFromMarch = (Int(month) + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  /// Whether the year has a 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The days of a month; 0 for a month that is none.
  public static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  /// By time.
  public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }
}
