/// A date of birth as far as it is known: a day, a month, or only a year.
///
/// ```swift
/// try BirthDate.parse("昭和六十年四月一日").description        // "1985-04-01"
/// try BirthDate.parse("S60.4").description                  // "1985-04"
/// try BirthDate.parse("平成33年1月5日").notes                 // [.outsideEra]: 2021-01-05
/// try BirthDate.parse("1985-02-30")                         // throws .impossibleDay
/// ```
///
/// Equality is that of the date; how it was written is only noted. Four bytes of date and one of notes.
public struct BirthDate: Sendable {
  /// How much of a date is known.
  public enum Precision: UInt8, Sendable, Hashable, Comparable {
    /// The year alone.
    case year
    /// Year and month.
    case month
    /// The day.
    case day

    /// Less is known.
    public static func < (lhs: Precision, rhs: Precision) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// What was odd about the way a date was written. For the row's note; no part of equality.
  public struct Notes: OptionSet, Sendable, Hashable {
    /// The notes as bits.
    public let rawValue: UInt8

    /// Notes of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The era had no such year or day: 昭和64年3月 is 1989-03, 平成33年 is 2021.
    public static let outsideEra = Notes(rawValue: 1)
    /// The year had two digits and no era: 850401, 85/4/1. See ``BirthDate/parse(_:)``.
    public static let twoDigitYear = Notes(rawValue: 2)
    /// Day and month could be read the other way round: 04/01/1985.
    public static let ambiguousOrder = Notes(rawValue: 4)
    /// The text was the serial number of a spreadsheet: 31138.
    public static let serialNumber = Notes(rawValue: 8)
    /// The compact digits have a second reading: 200101 as 2001-01 or 2020-01-01.
    public static let ambiguousDigits = Notes(rawValue: 16)
    /// A date of 明治 before 1873-01-01, when the calendar was the lunar one: the day is not that of the solar calendar.
    public static let lunarCalendar = Notes(rawValue: 32)
  }

  /// The digits of the date as a number, 0 for what is unknown: 19850401, 19850400, 19850000.
  public let code: UInt32
  /// What was odd about the way it was written.
  public let notes: Notes

  init(year: Int, month: Int, day: Int, notes: Notes) {
    code = UInt32(year * 10_000 + month * 100 + (month == 0 ? 0 : day))
    self.notes = notes
  }

  /// The date of a ``code``, as ``code`` and ``notes`` were once.
  package init(code: UInt32, notes: Notes) {
    self.code = code
    self.notes = notes
  }

  /// The date of birth `date`.
  public init(_ date: CalendarDate) {
    self.init(year: date.year, month: date.month, day: date.day, notes: [])
  }

  /// The year.
  public var year: Int { Int(code / 10_000) }

  /// The month 1...12, where known.
  public var month: Int? { code / 100 % 100 == 0 ? nil : Int(code / 100 % 100) }

  /// The day of the month, where known.
  public var day: Int? { code % 100 == 0 ? nil : Int(code % 100) }

  /// How much is known.
  public var precision: Precision { month == nil ? .year : day == nil ? .month : .day }

  /// The day, where known.
  public var date: CalendarDate? {
    guard let month, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Whether it is 1 January. Registers use that day where only the year is known (many residents from abroad), and
  /// forms where nothing was chosen, so it says less than other days.
  public var isJanuaryFirst: Bool { code % 10_000 == 101 }

  /// Whether it is a day that software fills in: 1900-01-01, 1970-01-01 and the zero days of other systems.
  public var isPlaceholder: Bool { Self.placeholders.contains(code) }

  /// Zero days of spreadsheets (1899-12-30 and -31, 1900-01-01, 1904-01-01) and of Unix.
  private static let placeholders: Set<UInt32> = [
    1899_12_30, 1899_12_31, 1900_01_01, 1904_01_01, 1970_01_01,
  ]

  /// The full years of age on `day`, negative where the date lies after it. An unknown month or day counts as January
  /// or the first, so the age is the greatest that is possible.
  public func age(on day: CalendarDate) -> Int {
    let birthday = max(Int(code % 10_000), 101)
    let isBefore = Int(day.code % 10_000) < birthday
    return day.year - year - (isBefore ? 1 : 0)
  }

  /// Whether somebody born then can be alive and of age to sign on `day`: from `minimumAge` to 120 years.
  public func isPlausible(on day: CalendarDate, minimumAge: Int = 0) -> Bool {
    (minimumAge...max(120, minimumAge)).contains(age(on: day))
  }
}

extension BirthDate: Hashable {
  /// Whether the dates are equal; notes do not count.
  public static func == (lhs: BirthDate, rhs: BirthDate) -> Bool { lhs.code == rhs.code }

  /// Hashes the date.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension BirthDate: CustomStringConvertible {
  /// The date as ISO 8601 writes it: `1985-04-01`, `1985-04`, `1985`. Personal data: keep it out of logs.
  public var description: String {
    var text = DateText.padded(year, 4)
    if let month { text += "-" + DateText.padded(month, 2) }
    if let day { text += "-" + DateText.padded(day, 2) }
    return text
  }
}

extension BirthDate {
  /// The date of birth that `text` names.
  ///
  /// - Western: 1985-04-01, 1985/4/1, 1985年4月1日, 19850401, Apr 1, 1985, 1 April 1985, with or without a time of day;
  ///   1985-04 and 1985 alone.
  /// - Era: 昭和60年4月1日, 昭60-4-1, S60.4.1, S600401, R1/R01, 令和元年, ㍼60; kanji numerals; the seven digits of
  ///   Japanese host systems, whose first is the era (3600401 = 昭和60年4月1日); both years side by side,
  ///   1985(昭和60)年4月1日. Years beyond an era's end are counted on and noted.
  /// - Two-digit years without an era are western: 30–99 are 1930–1999, 00–29 are 2000–2029; noted, since 600401
  ///   may also mean 昭和60年 (``BirthDateAgreement/eraSlip`` covers the pair).
  /// - 04/01/1985 is read month first, 04.01.1985 day first, 13/01/1985 as it must be; noted where both are possible
  ///   (``BirthDateAgreement/dayMonthSwapped`` covers the pair).
  /// - Six digits that begin with 19 or 20 and end in 01–12 are a year and a month: 198504.
  /// - Five digits from 10000 (1927-05-18) to 54788 (2049-12-31) are a spreadsheet's serial number: 31138.
  ///
  /// - Throws: `DateProblem`.
  /// - Complexity: O(*n*) in the length of `text`.
  public static func parse(_ text: String) throws(DateProblem) -> BirthDate {
    if let plain = text.utf8.withContiguousStorageIfAvailable(parsePlain), let plain { return plain }
    var reader = DateReader(TextFolding.fold(text), prefersFullDay: false)
    let reading = try reader.read()
    return BirthDate(year: reading.year, month: reading.month, day: reading.day, notes: reading.notes)
  }

  /// The date of birth in three columns. The year may have an era (昭和60, S60); a blank month or day is unknown.
  ///
  /// - Throws: `DateProblem`.
  public static func parse(
    year: String, month: String, day: String
  ) throws(DateProblem) -> BirthDate {
    func column(_ text: String, _ unit: Unicode.Scalar) -> ScalarText {
      var scalars = TextFolding.fold(text)
      while let last = scalars.last, last == unit || last == " " { scalars.removeLast() }
      return scalars.isEmpty ? [] : scalars + [unit]
    }
    let joined = column(year, "年") + column(month, "月") + column(day, "日")
    var reader = DateReader(joined, prefersFullDay: false)
    let reading = try reader.read()
    return BirthDate(year: reading.year, month: reading.month, day: reading.day, notes: reading.notes)
  }
}

extension BirthDate {
  /// The date of a well-formed text, as ``parse(_:)-(String)``.
  package static func parse(utf8: UnsafeBufferPointer<UInt8>) throws(DateProblem) -> BirthDate {
    if let plain = parsePlain(utf8) { return plain }
    return try parse(String(decoding: utf8, as: UTF8.self))
  }

  /// The date of four digits of a year, one or two of a month and of a day, with one mark between them or, eight together, none:
  /// 1985-04-01, 1985/4/1, 19850401. `nil` for all else, and for days that the calendar lacks.
  private static func parsePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> BirthDate? {
    guard (8...10).contains(utf8.count) else { return nil }
    var numbers = (0, 0, 0)
    var digits = (0, 0, 0)
    var field = 0
    let mark = utf8[4]
    let isCompact = utf8.count == 8 && mark &- 0x30 < 10
    if !isCompact, mark != UInt8(ascii: "-"), mark != UInt8(ascii: "/"), mark != UInt8(ascii: ".") {
      return nil
    }
    for (place, byte) in utf8.enumerated() {
      if isCompact, place == 4 || place == 6 { field += 1 }
      let digit = byte &- 0x30
      if digit < 10 {
        switch field {
        case 0: (numbers.0, digits.0) = (numbers.0 * 10 + Int(digit), digits.0 + 1)
        case 1: (numbers.1, digits.1) = (numbers.1 * 10 + Int(digit), digits.1 + 1)
        default: (numbers.2, digits.2) = (numbers.2 * 10 + Int(digit), digits.2 + 1)
        }
      } else {
        guard byte == mark, field < 2, !isCompact else { return nil }
        field += 1
      }
    }
    guard digits.0 == 4, field == 2, 1...2 ~= digits.1, 1...2 ~= digits.2 else { return nil }
    guard (1868...2100).contains(numbers.0), 1...12 ~= numbers.1, numbers.2 >= 1,
      numbers.2 <= CalendarDate.daysInMonth(numbers.1, of: numbers.0)
    else { return nil }
    return BirthDate(year: numbers.0, month: numbers.1, day: numbers.2, notes: [])
  }
}
