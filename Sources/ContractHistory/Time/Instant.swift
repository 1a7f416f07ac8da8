public import JapaneseNormalization

/// A moment in time: whole seconds since 1970-01-01T00:00:00Z, of the years 1…9999 in Tokyo.
///
/// Whoever asks says what time it is: nothing in this module reads a clock, so that every answer can be had again.
///
/// ```swift
/// let check = try Instant("2026-11-23T10:00:00+09:00")
/// check.tokyoDay.description   // "2026-11-23"
/// check.description            // "2026-11-23T10:00:00+09:00"
/// ```
///
/// Leap seconds do not exist here, as in POSIX time.
public struct Instant: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSince1970: Int64

  /// The seconds of a day.
  static let secondsPerDay: Int64 = 86_400
  /// How far Asia/Tokyo is ahead of UTC: 9 hours, always. Japan had daylight saving time in 1948–1951 only (tz database,
  /// file `asia`, rule `Japan`), and no contract of a mobile telephone is that old.
  static let tokyoOffset: Int64 = 9 * 3600

  private static let seconds: ClosedRange<Int64> = {
    // Days 0001-01-01 and 9999-12-31, the ends of `CalendarDate`.
    let first: Int64 = -719_162
    let last: Int64 = 2_932_896
    return (first * secondsPerDay - tokyoOffset)...((last + 1) * secondsPerDay - 1 - tokyoOffset)
  }()

  /// The moment so many seconds after 1970-01-01T00:00:00Z; `nil` outside the years 1…9999 in Tokyo.
  public init?(secondsSince1970: Int64) {
    guard Self.seconds.contains(secondsSince1970) else { return nil }
    self.secondsSince1970 = secondsSince1970
  }

  /// Midnight in Tokyo, with which `tokyoDay` begins.
  public init(tokyoDay: CalendarDate) {
    secondsSince1970 = Int64(tokyoDay.dayNumber) * Self.secondsPerDay - Self.tokyoOffset
  }

  /// The number of the day in Tokyo: days since 1970-01-01.
  var tokyoDayNumber: Int {
    let local = secondsSince1970 + Self.tokyoOffset
    let (day, rest) = local.quotientAndRemainder(dividingBy: Self.secondsPerDay)
    return Int(rest < 0 ? day - 1 : day)
  }

  /// The day in Tokyo.
  public var tokyoDay: CalendarDate {
    guard let day = CalendarDate(dayNumber: tokyoDayNumber) else {
      preconditionFailure("an instant is of the years 1…9999, the initializer sees to it")
    }
    return day
  }
}

extension Instant: Comparable {
  /// Earlier moments first.
  public static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.secondsSince1970 < rhs.secondsSince1970 }
}
