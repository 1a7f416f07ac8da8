/// A date, or as much of one as is known.
struct DateType: ValueType {
  /// How a date of three short numbers is read.
  enum Order: Sendable {
    case dayFirst, monthFirst
  }

  var order = Order.dayFirst

  var name: String { order == .dayFirst ? "date" : "date-month-first" }
  var summary: String {
    "a date as yyyy-mm-dd, yyyymmdd, dd/mm/yyyy or with the month's name"
      + (order == .dayFirst ? "" : "; 03/04/2020 is the fourth of March")
  }
  let parts = ["", "year", "month", "day"]

  /// The date as `yyyy-mm-dd`, `yyyy-mm` or `yyyy`; what is no date keeps its letters and digits, so that it still equals
  /// itself.
  func derive(_ text: String) -> [String] {
    guard let date = parse(text) else { return [TextFolding.folded(text), "", "", ""] }
    let year = Self.padded(date.year, 4)
    let month = date.month > 0 ? Self.padded(date.month, 2) : ""
    let day = date.day > 0 ? Self.padded(date.day, 2) : ""
    let whole = [year, month, day].prefix { !$0.isEmpty }.joined(separator: "-")
    return [whole, year, month, day]
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  private func parse(_ text: String) -> (year: Int, month: Int, day: Int)? {
    // A time of day after the date is left out.
    let words = TextFolding.folded(String(text.prefix { $0 != "T" && $0 != ":" }.prefix(40)))
      .split(separator: " ").prefix(3)
    var numbers: [(value: Int, width: Int)] = []
    var month: Int?
    for word in words {
      if let value = Int(word), word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        numbers.append((value, word.utf8.count))
      } else if let named = Self.months[String(word.prefix(3))], word.utf8.first.map({ $0 > 0x39 }) ?? false {
        month = named
      } else if let value = Int(word.prefix { $0.isNumber }), word.utf8.count <= 4 {
        // 3rd, 21st.
        numbers.append((value, 2))
      } else {
        return nil
      }
    }
    switch (numbers.count, month) {
    case (1, nil):
      let number = numbers[0]
      if number.width == 8 {
        // 19560312; where that is no date, 12031956.
        return valid(number.value / 10_000, number.value / 100 % 100, number.value % 100)
          ?? valid(number.value % 10_000, number.value / 10_000 % 100, number.value / 1_000_000)
      }
      if number.width == 4 { return valid(number.value, 0, 0) }
      return nil
    case (2, nil):
      if numbers[0].width == 4 { return valid(numbers[0].value, numbers[1].value, 0) }
      if numbers[1].width == 4 { return valid(numbers[1].value, numbers[0].value, 0) }
      return nil
    case (3, nil):
      if numbers[0].width == 4 { return valid(numbers[0].value, numbers[1].value, numbers[2].value) }
      let year = numbers[2].width == 4 ? numbers[2].value : Self.century(numbers[2].value)
      let (one, two) = (numbers[0].value, numbers[1].value)
      let dayFirst = valid(year, two, one)
      let monthFirst = valid(year, one, two)
      return order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
    case (1, let month?): return valid(numbers[0].value, month, 0)
    case (2, let month?):
      if numbers[0].width == 4 { return valid(numbers[0].value, month, numbers[1].value) }
      let year = numbers[1].width == 4 ? numbers[1].value : Self.century(numbers[1].value)
      return valid(year, month, numbers[0].value)
    default: return nil
    }
  }

  /// A year of two digits is of the last hundred years before 2030.
  private static func century(_ year: Int) -> Int { year < 100 ? (year < 30 ? 2000 : 1900) + year : year }

  private func valid(_ year: Int, _ month: Int, _ day: Int) -> (year: Int, month: Int, day: Int)? {
    guard (1000...2999).contains(year), (0...12).contains(month), (0...31).contains(day),
      month > 0 || day == 0
    else { return nil }
    return (year, month, day)
  }

  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12, "mrz": 3, "mai": 5, "okt": 10, "dez": 12,
  ]
}
