/// One number of a date text.
struct DateField {
  /// What follows the number: 年, 月, 日.
  enum Unit: Int {
    case year
    case month
    case day
  }

  let value: Int
  /// How many digits it was written with: 01 has two.
  let digits: Int
  var unit: Unit?

  /// Whether the number alone is a date.
  var isCompact: Bool { unit == nil && digits >= 6 }
}

/// The numbers of a date text and the rules that say which is the year, the month and the day.
struct DateFields {
  var era: JapaneseEra?
  /// From a month's English name.
  var namedMonth: Int?
  /// The year that stood in brackets beside the first, as a western one.
  var otherYear: Int?

  private var fields: [DateField] = []
  private var separator: Unicode.Scalar?
  private let prefersFullDay: Bool

  init(prefersFullDay: Bool) {
    self.prefersFullDay = prefersFullDay
  }

  var isEmpty: Bool { fields.isEmpty }

  /// Whether a year, a month and a day have been read.
  var isFull: Bool { fields.count + (namedMonth == nil ? 0 : 1) >= 3 }

  /// Whether five digits are all there is so far.
  var isLoneSerialNumber: Bool {
    fields.count == 1 && fields[0].digits == 5 && fields[0].unit == nil && era == nil
  }

  mutating func append(_ field: DateField) { fields.append(field) }

  mutating func setUnitOfLast(_ unit: DateField.Unit) {
    if let last = fields.indices.last, fields[last].unit == nil { fields[last].unit = unit }
  }

  /// Remembers the first mark that parts two numbers.
  mutating func noteSeparator(_ scalar: Unicode.Scalar) {
    if separator == nil, !fields.isEmpty, scalar != " " { separator = scalar }
  }

  /// The date that the numbers mean.
  func meaning() throws(DateProblem) -> DateReading {
    var reading = try arranged()
    if reading.year == 9999 { throw .missing }
    if let otherYear, otherYear != reading.year { throw .contradictoryYears }
    // 00 and 99 stand for an unknown month or day.
    if reading.month == 99 { reading.month = 0 }
    if reading.day == 99 || reading.month == 0 { reading.day = 0 }
    guard (1868...2100).contains(reading.year) else { throw .yearOutOfRange }
    guard reading.month <= 12 else { throw .impossibleMonth }
    if reading.month > 0 {
      guard reading.day <= CalendarDate.daysInMonth(reading.month, of: reading.year) else {
        throw .impossibleDay
      }
    }
    if let era {
      if !era.contains(year: reading.year, month: reading.month, day: reading.day) {
        reading.notes.insert(.outsideEra)
      }
      if era == .meiji, reading.year < 1873 { reading.notes.insert(.lunarCalendar) }
    }
    return reading
  }

  private func arranged() throws(DateProblem) -> DateReading {
    guard let first = fields.first else { throw .unreadable }
    if era != nil { return try eraDate(first) }
    if let namedMonth { return try dateWithNamedMonth(namedMonth) }
    if fields.contains(where: { $0.unit != nil }) { return try dateWithUnits() }
    switch fields.count {
    case 1: return try compactDate(first)
    case 2: return try yearAndMonth(first, fields[1])
    default: return try threeNumbers(first, fields[1], fields[2])
    }
  }

  // MARK: Years

  /// 30–99 are 1930–1999, 00–29 are 2000–2029.
  private static func westernYear(twoDigits value: Int) -> Int { value < 30 ? 2000 + value : 1900 + value }

  private static func year(_ field: DateField, notes: inout BirthDate.Notes) throws(DateProblem) -> Int {
    switch field.digits {
    case 4: return field.value
    case 1, 2:
      notes.insert(.twoDigitYear)
      return westernYear(twoDigits: field.value)
    default: throw .unreadable
    }
  }

  private static func eraYear(_ era: JapaneseEra, _ value: Int) throws(DateProblem) -> Int {
    guard (1...99).contains(value) else { throw .yearOutOfRange }
    return era.yearBefore + value
  }

  // MARK: Arrangements

  private func eraDate(_ first: DateField) throws(DateProblem) -> DateReading {
    guard let era else { throw .unreadable }
    if fields.count == 1, first.unit == nil {
      switch first.digits {
      case 6:  // s600401
        let year = try Self.eraYear(era, first.value / 10_000)
        return DateReading(year: year, month: first.value / 100 % 100, day: first.value % 100)
      case 4:  // s6004
        return DateReading(year: try Self.eraYear(era, first.value / 100), month: first.value % 100)
      default: break
      }
    }
    let slots = try slots()
    guard let year = slots[0], year.digits <= 2 else { throw .unreadable }
    return DateReading(
      year: try Self.eraYear(era, year.value), month: slots[1]?.value ?? 0, day: slots[2]?.value ?? 0)
  }

  private func dateWithUnits() throws(DateProblem) -> DateReading {
    let slots = try slots()
    guard let field = slots[0] else { throw .unreadable }
    var reading = DateReading(year: 0, month: slots[1]?.value ?? 0, day: slots[2]?.value ?? 0)
    reading.year = try Self.year(field, notes: &reading.notes)
    return reading
  }

  /// Year, month and day by their units; a number without one takes the place after the number before it.
  private func slots() throws(DateProblem) -> [DateField?] {
    var slots: [DateField?] = [nil, nil, nil]
    var next = 0
    for field in fields {
      let slot = field.unit?.rawValue ?? next
      guard slot < 3, slots[slot] == nil, slot == 0 || field.digits <= 2 else { throw .unreadable }
      slots[slot] = field
      next = slot + 1
    }
    return slots
  }

  private func dateWithNamedMonth(_ month: Int) throws(DateProblem) -> DateReading {
    guard let first = fields.first else { throw .unreadable }
    var reading = DateReading(year: 0, month: month)
    guard fields.count > 1 else {
      guard first.digits == 4 else { throw .unreadable }
      reading.year = first.value
      return reading
    }
    // 1985 Apr 1 begins with the year; 1 Apr 85 and Apr 1, 1985 end with it.
    let yearFirst = first.digits == 4
    reading.day = yearFirst ? fields[1].value : first.value
    reading.year = try Self.year(yearFirst ? first : fields[1], notes: &reading.notes)
    return reading
  }

  private func yearAndMonth(_ first: DateField, _ second: DateField) throws(DateProblem) -> DateReading {
    if first.digits == 4, second.digits <= 2 {
      return DateReading(year: first.value, month: second.value)
    }
    if first.digits <= 2, second.digits == 4 {
      return DateReading(year: second.value, month: first.value)
    }
    throw .unreadable
  }

  private func threeNumbers(
    _ first: DateField, _ second: DateField, _ third: DateField
  ) throws(DateProblem) -> DateReading {
    if first.digits == 4, second.digits <= 2, third.digits <= 2 {
      return DateReading(year: first.value, month: second.value, day: third.value)
    }
    guard first.digits <= 2, second.digits <= 2 else { throw .unreadable }
    if third.digits == 4 { return try yearLast(first, second, third) }
    guard third.digits <= 2 else { throw .unreadable }
    // 85/4/1 begins with the year unless what follows is no month and day: 4/1/85.
    let isYearFirst = (0...12).contains(second.value) && (0...31).contains(third.value)
    guard isYearFirst else { return try yearLast(first, second, third) }
    var reading = DateReading(year: 0, month: second.value, day: third.value)
    reading.year = try Self.year(first, notes: &reading.notes)
    return reading
  }

  /// Western order. Month first as spreadsheets of an American locale export it; day first where the month demands it
  /// or where dots part the numbers.
  private func yearLast(
    _ first: DateField, _ second: DateField, _ third: DateField
  ) throws(DateProblem) -> DateReading {
    let dayFirst = first.value > 12 || (separator == "." && second.value <= 12)
    var reading = DateReading(
      year: 0, month: dayFirst ? second.value : first.value, day: dayFirst ? first.value : second.value)
    reading.year = try Self.year(third, notes: &reading.notes)
    if first.value <= 12, second.value <= 12, first.value != second.value {
      reading.notes.insert(.ambiguousOrder)
    }
    return reading
  }
}

extension DateFields {
  /// One number without unit: its number of digits says what it is.
  private func compactDate(_ field: DateField) throws(DateProblem) -> DateReading {
    let value = field.value
    switch field.digits {
    case 14: return try eightDigits(value / 1_000_000)
    case 12: return try eightDigits(value / 10_000)
    case 8: return try eightDigits(value)
    case 7:
      // The era as a digit, as host systems store it: 3600401.
      guard let era = JapaneseEra(rawValue: UInt8(value / 1_000_000)) else { throw .unreadable }
      var fields = DateFields(prefersFullDay: prefersFullDay)
      fields.era = era
      fields.append(DateField(value: value % 1_000_000, digits: 6))
      return try fields.meaning()
    case 6: return sixDigits(value)
    case 5:
      // Day 1 is 1900-01-01 and 29 February 1900 is counted though there was none, so day 0 is 1899-12-30.
      guard (10_000...54_788).contains(value), let date = CalendarDate(dayNumber: value - 25_569) else {
        throw .unreadable
      }
      return DateReading(year: date.year, month: date.month, day: date.day, notes: .serialNumber)
    case 4: return DateReading(year: value)
    default: throw .unreadable
    }
  }

  private func eightDigits(_ value: Int) throws(DateProblem) -> DateReading {
    let yearFirst = DateReading(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    let lastYear = value % 10_000
    if !(1868...2100).contains(yearFirst.year), yearFirst.year != 9999, (1868...2100).contains(lastYear) {
      // 04011985
      return try yearLast(
        DateField(value: value / 1_000_000, digits: 2), DateField(value: value / 10_000 % 100, digits: 2),
        DateField(value: lastYear, digits: 4))
    }
    return yearFirst
  }

  private func sixDigits(_ value: Int) -> DateReading {
    let year = value / 10_000
    let month = value / 100 % 100
    let day = value % 100
    let isDay = (1...12).contains(month) && (1...31).contains(day)
    let isYearMonth = (year == 19 || year == 20) && (1...12).contains(day)
    if isYearMonth, !(isDay && prefersFullDay) {
      return DateReading(year: value / 100, month: day, notes: isDay ? .ambiguousDigits : [])
    }
    return DateReading(
      year: Self.westernYear(twoDigits: year), month: month, day: day, notes: .twoDigitYear)
  }
}
