/// Reads dates as people and programs write them.
enum DateText {
  /// A date; month or day 0 where not given.
  struct Fields: Hashable, Sendable {
    var year: Int
    var month = 0
    var day = 0

    /// Whether it is a date of the Gregorian calendar, in a year that dates of people and things have.
    var isValid: Bool {
      guard years.contains(year) else { return false }
      if month == 0 { return day == 0 }
      guard (1...12).contains(month) else { return false }
      return day == 0 || (1...DateText.length(ofMonth: month, year: year)).contains(day)
    }
  }

  /// What a text is.
  enum Reading: Hashable {
    case date(Fields)
    /// A date that programs write for none.
    case filler
  }

  /// Years that count as years.
  static let years = 1000...2999

  /// Reads a date; `nil` where there is none.
  static func read(_ utf8: UnsafeBufferPointer<UInt8>, order: DateType.Order) -> Reading? {
    // The two commonest forms without looking for tokens.
    if utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-"),
      let year = digits(utf8, 0..<4), let month = digits(utf8, 5..<7), let day = digits(utf8, 8..<10)
    {
      return checked(Fields(year: year, month: month, day: day), otherwise: nil)
    }
    if utf8.count == 8, let number = digits(utf8, 0..<8) { return eightDigits(number, order: order) }
    guard let tokens = DateTokens(utf8) else { return nil }
    return read(tokens, order: order)
  }

  private static func read(_ tokens: DateTokens, order: DateType.Order) -> Reading? {
    let numbers = tokens.numbers
    if let month = tokens.month {
      switch numbers.count {
      case 1:
        // Sep 1974; 16 Sep without a year is no date.
        guard numbers[0].digits == 4 else { return nil }
        return checked(Fields(year: numbers[0].value, month: month), otherwise: nil)
      case 2:
        let yearIsFirst = numbers[0].digits == 4 || (numbers[0].value > 31 && numbers[1].value <= 31)
        let year = numbers[yearIsFirst ? 0 : 1]
        let day = numbers[yearIsFirst ? 1 : 0]
        guard day.value > 0 else { return nil }
        return checked(Fields(year: year.year, month: month, day: day.value), otherwise: nil)
      default: return nil
      }
    }
    switch numbers.count {
    case 1: return oneNumber(numbers[0], order: order)
    case 2:
      if numbers[0].digits == 4, numbers[1].digits <= 2, numbers[1].value > 0 {
        return checked(Fields(year: numbers[0].value, month: numbers[1].value), otherwise: nil)
      }
      if numbers[1].digits == 4, numbers[0].digits <= 2, numbers[0].value > 0 {
        return checked(Fields(year: numbers[1].value, month: numbers[0].value), otherwise: nil)
      }
      return nil
    case 3: return threeNumbers(numbers[0], numbers[1], numbers[2], order: order)
    default: return nil
    }
  }

  private static func oneNumber(_ number: DateTokens.Number, order: DateType.Order) -> Reading? {
    switch number.digits {
    case 8: return eightDigits(number.value, order: order)
    case 6:
      let fields = Fields(year: number.value / 100, month: number.value % 100)
      return fields.month > 0 ? checked(fields, otherwise: nil) : nil
    case 4: return checked(Fields(year: number.value), otherwise: nil)
    default: return nil
    }
  }

  private static func threeNumbers(
    _ a: DateTokens.Number, _ b: DateTokens.Number, _ c: DateTokens.Number, order: DateType.Order
  ) -> Reading? {
    if a.digits == 4 || (a.value > 31 && c.value <= 31 && a.digits == 2) {
      if a.digits == 4, b.value == 0, c.value == 0 {
        return a.value == 0 ? .filler : checked(Fields(year: a.value), otherwise: nil)
      }
      return checked(Fields(year: a.year, month: b.value, day: c.value), otherwise: nil)
    }
    guard c.digits == 4 || c.digits == 2 else { return nil }
    return inOrder(a.value, b.value, year: c.year, order: order)
  }

  private static func inOrder(_ a: Int, _ b: Int, year: Int, order: DateType.Order) -> Reading? {
    let dayFirst = Fields(year: year, month: b, day: a)
    let monthFirst = Fields(year: year, month: a, day: b)
    return order == .dayFirst
      ? checked(dayFirst, otherwise: monthFirst) : checked(monthFirst, otherwise: dayFirst)
  }

  private static func eightDigits(_ number: Int, order: DateType.Order) -> Reading? {
    let fields = Fields(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    if let reading = checked(fields, otherwise: nil) { return reading }
    if number == 0 { return .filler }
    // 19081309 has a year in front: it is a wrong date, and not the 19th of August 1309.
    if (1800...2199).contains(fields.year) { return nil }
    return inOrder(number / 1_000_000, number / 10_000 % 100, year: number % 10_000, order: order)
  }

  private static func checked(_ fields: Fields, otherwise: Fields?) -> Reading? {
    if isFiller(fields) { return .filler }
    if fields.isValid { return .date(fields) }
    guard let otherwise, otherwise.isValid else { return nil }
    return .date(otherwise)
  }

  /// 0000-00-00, 0000-01-01, 0001-01-01 and 9999-12-31.
  private static func isFiller(_ fields: Fields) -> Bool {
    switch (fields.year, fields.month, fields.day) {
    case (0, 0, 0), (0...1, 1, 1), (9999, 12, 31): true
    default: false
    }
  }

  /// The number of days of a month.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Appends a number with leading zeros.
  static func append(_ value: Int, digits: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }

  private static func digits(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for position in range {
      guard ASCII.isDigit(utf8[position]) else { return nil }
      value = value * 10 + Int(utf8[position] - 0x30)
    }
    return value
  }
}

/// The numbers and the month's name of a date, without the time of the day.
struct DateTokens {
  /// A number and how many digits it was written with.
  struct Number {
    var value: Int
    var digits: Int

    /// As a year: of two digits 00–29 are of this century, the others of the last.
    var year: Int { digits > 2 ? value : value + (value < 30 ? 2000 : 1900) }
  }

  private(set) var numbers: [Number] = []
  private(set) var month: Int?

  /// `nil` where there is a word that belongs in no date, or too much of anything.
  init?(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.count <= 64 else { return nil }
    // Full-width digits and accents (févr., März) fold away, and so do separators.
    var folded: [UInt8] = []
    TextFold.words.append(.init(rebasing: utf8[..<Self.timeStart(utf8)]), to: &folded)
    var position = 0
    while position < folded.count {
      let start = position
      if ASCII.isDigit(folded[position]) {
        while position < folded.count, ASCII.isDigit(folded[position]) { position += 1 }
        guard position - start <= 8, numbers.count < 3 else { return nil }
        numbers.append(Number(value: folded[start..<position].decimalValue, digits: position - start))
      } else if folded[position] == 0x20 {
        position += 1
      } else {
        while position < folded.count, folded[position] != 0x20, !ASCII.isDigit(folded[position]) {
          position += 1
        }
        let word = folded[start..<position]
        if Self.ignored[word] != nil { continue }
        guard month == nil, let found = Self.months[word] else { return nil }
        month = found
      }
    }
  }

  /// Where a time of the day begins: before `T12:00`, before the number that a colon follows.
  private static func timeStart(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return utf8.count }
    var start = colon
    while start > 0, ASCII.isDigit(utf8[start - 1]) { start -= 1 }
    if start > 0, utf8[start - 1] | 0x20 == UInt8(ascii: "t") { start -= 1 }
    return start
  }

  private static let ignored = WordTable<Bool>(
    words: """
      st nd rd th of de del do den der le the mon tue wed thu fri sat sun monday tuesday wednesday \
      thursday friday saturday sunday
      """)

  /// Names of months, folded, in English, German, French, Spanish, Italian, Portuguese and Dutch; no two of
  /// them are at odds.
  private static let months = WordTable<Int>(
    [
      "january jan januar janvier janv enero ene gennaio gen janeiro januari jaenner",
      "february feb februar fevrier fevr fev febrero febbraio fevereiro februari",
      "march mar marz maerz mrz mars marzo marco maart mrt",
      "april apr avril avr abril abr aprile",
      "may mai mayo maggio mag maio mei",
      "june jun juni juin junio giugno giu junho",
      "july jul juli juillet juil julio luglio lug julho",
      "august aug aout agosto ago augustus",
      "september sep sept septembre septiembre settembre set setembro",
      "october oct oktober okt octobre octubre ottobre ott outubro out",
      "november nov novembre noviembre novembro",
      "december dec dezember dez decembre diciembre dic dicembre dezembro",
    ].enumerated().flatMap { month, names in names.split(separator: " ").map { (String($0), month + 1) } })
}
