/// A day of the Gregorian calendar, read from its canonical text.
struct CivilDate {
  /// Days since 1 January 1970.
  let day: Int32

  /// The date `yyyy-mm-dd`; `nil` for anything else, dates that do not exist included.
  init?(_ units: ArraySlice<UInt16>) {
    guard units.count == 10, units[units.startIndex + 4] == 0x2D, units[units.startIndex + 7] == 0x2D else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int32? {
      var value: Int32 = 0
      for place in range {
        let unit = units[units.startIndex + place]
        guard (0x30...0x39).contains(unit) else { return nil }
        value = value * 10 + Int32(unit - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.day = Self.days(year: year, month: month, day: day)
  }

  /// Days since 1 January 1970 of a date of the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible
  /// low-level date algorithms", `days_from_civil`).
  static func days(year: Int32, month: Int32, day: Int32) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
