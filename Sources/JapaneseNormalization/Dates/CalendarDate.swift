/// A day of the proleptic Gregorian calendar, without time of day or zone.
///
/// Four bytes; ordered; only days that exist can be made.
///
/// ```swift
/// CalendarDate(year: 1985, month: 2, day: 29)          // nil: 1985 was no leap year
/// try CalendarDate.parse("令和8年11月22日").description   // "2026-11-22"
/// ```
public struct CalendarDate: Sendable, Hashable {
  /// The digits of the date as a number: 19850401.
  public let code: UInt32

  /// The year, 1...9999.
  public var year: Int { Int(code / 10_000) }

  /// The month, 1...12.
  public var month: Int { Int(code / 100 % 100) }

  /// The day of the month, from 1.
  public var day: Int { Int(code % 100) }

  /// The day with this year (1...9999), month and day; `nil` where there is none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, of: year)
    else { return nil }
    code = UInt32(year * 10_000 + month * 100 + day)
  }

  /// The day `dayNumber` days after 1970-01-01; `nil` outside the years 1...9999.
  ///
  /// The algorithm is `civil_from_days` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  public init?(dayNumber: Int) {
    guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// Days since 1970-01-01, negative before it; the difference of two is the number of days between them.
  public var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The number of days of `month` (1...12) in `year`.
  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether `year` has a 29 February.
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension CalendarDate: Comparable {
  /// Earlier days first.
  public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool { lhs.code < rhs.code }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as ISO 8601 writes it: `1985-04-01`.
  public var description: String {
    "\(DateText.padded(year, 4))-\(DateText.padded(month, 2))-\(DateText.padded(day, 2))"
  }
}

extension CalendarDate {
  /// The day that `text` names, in any of the forms that ``BirthDate/parse(_:)`` reads.
  ///
  /// - Throws: `DateProblem`, among them `incomplete` where the day or the month is missing.
  /// - Complexity: O(*n*) in the length of `text`.
  public static func parse(_ text: String) throws(DateProblem) -> CalendarDate {
    var reader = DateReader(TextFolding.fold(text), prefersFullDay: true)
    let reading = try reader.read()
    guard let date = CalendarDate(year: reading.year, month: reading.month, day: reading.day) else {
      throw .incomplete
    }
    return date
  }
}

/// Numbers as dates print them.
enum DateText {
  /// `value` in decimal with zeros in front up to `width` digits.
  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
