/// What a date text says: numbers of the Gregorian calendar, 0 for a month or day that is not known.
struct DateReading: Equatable {
  var year: Int
  var month = 0
  var day = 0
  var notes: BirthDate.Notes = []
}

/// Takes a folded date text apart into numbers with their units, and hands them to ``DateFields`` for a meaning.
struct DateReader {
  private let text: ScalarText
  /// Where a digit string has two readings, whether to take the one with a day (application dates, which always have
  /// one) or the likelier for a birth.
  private let prefersFullDay: Bool
  private var index = 0

  init(_ text: ScalarText, prefersFullDay: Bool) {
    self.text = text
    self.prefersFullDay = prefersFullDay
  }

  /// Reads the whole text as one date.
  mutating func read() throws(DateProblem) -> DateReading {
    if isMissing { throw .missing }
    var fields = DateFields(prefersFullDay: prefersFullDay)
    skipLabels()
    while index < text.count, !fields.isFull {
      let scalar = text[index]
      if let number = readNumber() {
        fields.append(number)
        if number.isCompact { break }
        if fields.isLoneSerialNumber, isFractionToEnd { index = text.count }
      } else if fields.era != nil, fields.isEmpty, scalar == "元" {
        index += 1
        fields.append(DateField(value: 1, digits: 1, unit: readUnit()))
      } else if scalar == "(" {
        guard let year = readParenthesizedYear() else { break }
        fields.otherYear = year
        if let unit = readUnit() { fields.setUnitOfLast(unit) }
      } else if Self.separators.contains(scalar) {
        fields.noteSeparator(scalar)
        index += 1
      } else if fields.isEmpty, fields.era == nil, let era = readEra() {
        fields.era = era
      } else if let word = readWord() {
        if let month = Self.month(named: word), fields.namedMonth == nil {
          fields.namedMonth = month
        } else if !Self.silentWords.contains(String(scalars: word)) {
          throw .unreadable
        }
      } else {
        break
      }
    }
    guard isHarmless(text[index...]) else { throw .unreadable }
    return try fields.meaning()
  }

  // MARK: Numbers and units

  private mutating func readNumber() -> DateField? {
    let start = index
    var end = index
    var value = 0
    while end < text.count, (0x30...0x39).contains(text[end].value) {
      if end - start < 15 { value = value * 10 + Int(text[end].value - 0x30) }
      end += 1
    }
    var digits = end - start
    if end < text.count, KanjiNumeral.isNumeral(text[end]),
      let numeral = KanjiNumeral.parse(text, from: start), numeral.end > end
    {
      // 一九八五 has as many digits as letters; 六十 and 千九百八十五 as many as their value.
      let isDigitwise = text[start..<numeral.end].allSatisfy { DecimalDigit.value($0) != nil }
      value = numeral.value
      end = numeral.end
      digits = isDigitwise ? end - start : String(value).utf8.count
    }
    guard digits > 0, value >= 0 else { return nil }
    index = end
    return DateField(value: value, digits: digits, unit: readUnit())
  }

  private mutating func readUnit() -> DateField.Unit? {
    var next = index
    while next < text.count, text[next] == " " { next += 1 }
    guard next < text.count else { return nil }
    let unit: DateField.Unit
    switch text[next] {
    case "年": unit = .year
    case "月": unit = .month
    case "日": unit = .day
    default: return nil
    }
    index = next + 1
    return unit
  }

  /// The year in brackets that stands beside the other calendar's: 1985(昭和60)年, 昭和60年(1985年).
  private mutating func readParenthesizedYear() -> Int? {
    guard let close = text[index...].prefix(16).firstIndex(of: ")") else { return nil }
    var inner = DateReader(ScalarText(text[(index + 1)..<close]), prefersFullDay: false)
    let era = inner.readEra()
    while inner.index < inner.text.count, inner.text[inner.index] == " " { inner.index += 1 }
    var number = inner.readNumber()
    if number == nil, era != nil, inner.index < inner.text.count, inner.text[inner.index] == "元" {
      inner.index += 1
      number = DateField(value: 1, digits: 1, unit: inner.readUnit())
    }
    guard let number, inner.index == inner.text.count, number.unit == nil || number.unit == .year
    else { return nil }
    if let era {
      guard number.digits <= 2 else { return nil }
      index = close + 1
      return era.yearBefore + number.value
    }
    guard number.digits == 4 else { return nil }
    index = close + 1
    return number.value
  }

  // MARK: Words

  /// An era mark. A single Latin letter is one only where no other letter follows: s60, but not sep 1.
  private mutating func readEra() -> JapaneseEra? {
    for (spelling, era) in JapaneseEra.spellings where text[index...].starts(with: spelling) {
      let end = index + spelling.count
      if spelling[0].isASCII, end < text.count, Self.isLatin(text[end]) { continue }
      index = end
      return era
    }
    return nil
  }

  private mutating func readWord() -> ArraySlice<Unicode.Scalar>? {
    let start = index
    var end = index
    while end < text.count, Self.isLatin(text[end]), end - start < 16 { end += 1 }
    guard end > start else { return nil }
    index = end
    return text[start..<end]
  }

  private mutating func skipLabels() {
    while index < text.count {
      if let label = Self.labels.first(where: text[index...].starts(with:)) {
        index += label.count
      } else if [" ", "\"", "'", "=", ":", "`"].contains(text[index]) {
        index += 1
      } else {
        return
      }
    }
  }

  private static func month(named word: ArraySlice<Unicode.Scalar>) -> Int? {
    guard word.count >= 3 else { return nil }
    return monthNames.firstIndex { $0.starts(with: word) }.map { $0 + 1 }
  }

  private static let monthNames: [[Unicode.Scalar]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ].map { Array($0.unicodeScalars) }

  private static let labels: [[Unicode.Scalar]] = ["生年月日", "誕生日", "西暦", "born", "dob"].map {
    Array($0.unicodeScalars)
  }

  /// Words between the parts of a date that change nothing.
  private static let silentWords: Set<String> = [
    "st", "nd", "rd", "th", "of", "the", "ad", "ce", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static let separators: Set<Unicode.Scalar> = ["-", "/", ".", ",", " ", "・", "_", "'"]

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
}

extension DateReader {
  /// Whether `rest`, what stands after a date, is a time of day, a weekday or 生まれ rather than something unread.
  private func isHarmless(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    if rest.first == ".", rest.dropFirst().allSatisfy({ $0 == "0" }) { return true }
    var hasDigits = false
    var hasTimeMark = false
    for scalar in rest {
      guard Self.afterDate.contains(scalar) else { return false }
      if (0x30...0x39).contains(scalar.value) { hasDigits = true }
      if scalar == ":" || scalar == "時" || scalar == "t" { hasTimeMark = true }
    }
    return !hasDigits || hasTimeMark
  }

  /// Times (t09:00:00.000+09:00z, 午前0時, 0:00 am, jst), weekdays, 生まれ, quotes.
  private static let afterDate = Set("0123456789:.+- tzapmjsguc()午前後時分秒日月火水木金土曜祝生まれ,\"'".unicodeScalars)

  /// Whether only `.0`, `.5` or the like follows.
  private var isFractionToEnd: Bool {
    text[index...].first == "." && text[(index + 1)...].allSatisfy { (0x30...0x39).contains($0.value) }
  }

  /// Blank, a word for nothing, only punctuation, or only zeros or only nines: 0000-00-00, 9999/99/99.
  private var isMissing: Bool {
    let hasWords = text.contains { $0.properties.isAlphabetic || KanjiVariants.isKanji($0) }
    if hasWords { return Self.wordsForNothing.contains(String(scalars: text)) }
    let digits = text.filter { (0x30...0x39).contains($0.value) }
    return digits.allSatisfy { $0 == "0" } || (digits.count >= 4 && digits.allSatisfy { $0 == "9" })
  }

  private static let wordsForNothing: Set<String> = [
    "不明", "なし", "無し", "無", "未入力", "未定", "未記入", "未登録", "非公開", "n/a", "na", "null", "none", "nan", "nat", "nil",
    "unknown", "(null)", "#n/a",
  ]
}
