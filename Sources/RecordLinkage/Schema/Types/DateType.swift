/// A date of the calendar.
///
/// The canonical form is `yyyy-mm-dd`; a date that is given to the year or the month is `yyyy` or `yyyy-mm`.
/// Read are `1974-09-16`, `1974/9/16`, `19740916`, `16.9.1974`, `16 Sep 1974`, `September 16, 1974`, `Sep
/// 1974`, `16091974`, each with or without a time of the day after it.
///
/// - *Day or month first*: where only one order is a date, that is it; `03/04/1974` is 3 April for `date` and
///   March 4 for `date-mdy`. Profiling finds out which a column needs.
/// - *Two digits of a year*: 00–29 are 2000–2029, 30–99 are 1930–1999, as spreadsheets have it.
/// - *What is no date*, like 1908-13-09, stays as its digits (without digits, as folded text), so that equal
///   stays equal and one wrong digit stays one wrong digit; it has a year where the first four digits may be
///   one, and neither month nor day.
/// - *Fillers* 0000-00-00, 0001-01-01 and 9999-12-31 count as missing. 1900-01-01 may be a birth date: list
///   it under the column's missing values where it is not.
struct DateType: ValueType {
  /// What comes first where both readings are dates.
  enum Order: Sendable { case dayFirst, monthFirst }

  let name: String
  let summary: String
  let parts = ["", "year", "month", "day"]
  private let order: Order

  init(order: Order) {
    self.order = order
    switch order {
    case .dayFirst:
      name = "date"
      summary = "a date as yyyy-mm-dd, read from most notations; 03/04/1974 is 3 April"
    case .monthFirst:
      name = "date-mdy"
      summary = "a date as yyyy-mm-dd, read from most notations; 03/04/1974 is March 4"
    }
  }

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if StandardMissing.isMissing(utf8) {
      result.fill(to: parts.count)
      return
    }
    switch DateText.read(utf8, order: order) {
    case .date(let date): Self.write(date, to: &result)
    case .filler: result.fill(to: parts.count)
    case nil: writeUnread(utf8, to: &result)
    }
  }

  private static func write(_ date: DateText.Fields, to result: inout ValueParts) {
    DateText.append(date.year, digits: 4, to: &result.bytes)
    if date.month > 0 {
      result.append(UInt8(ascii: "-"))
      DateText.append(date.month, digits: 2, to: &result.bytes)
    }
    if date.day > 0 {
      result.append(UInt8(ascii: "-"))
      DateText.append(date.day, digits: 2, to: &result.bytes)
    }
    result.endPart()
    result.appendPart(copyOf: 0..<4)
    if date.month > 0 { result.appendPart(copyOf: 5..<7) } else { result.endPart() }
    if date.day > 0 { result.appendPart(copyOf: 8..<10) } else { result.endPart() }
  }

  private func writeUnread(_ utf8: UnsafeBufferPointer<UInt8>, to result: inout ValueParts) {
    CompactFold.appendDigits(utf8, to: &result.bytes)
    if result.bytes.isEmpty { TextFold.words.append(utf8, to: &result.bytes) }
    result.endPart()
    if result.bytes.count == 8, DateText.years.contains(result.bytes[..<4].decimalValue) {
      result.appendPart(copyOf: 0..<4)
    }
    result.fill(to: parts.count)
  }
}
