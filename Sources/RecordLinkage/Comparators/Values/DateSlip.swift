/// How two dates differ: as slips of the pen and of the keyboard make them differ, or otherwise.
///
/// The first that applies, from the most specific on. The digits are those of `YYYYMMDD`.
public enum DateSlip: String, Hashable, Sendable, CaseIterable {
  /// The same day.
  case equal
  /// The same year, and each has the other's day for its month: 1990-04-07 and 1990-07-04.
  case dayMonthSwapped = "day-month-swapped"
  /// The same day of the year, one year apart: an age miscounted, a year begun.
  case yearOffByOne = "year-off-by-one"
  /// The same day of the year, ten years apart: 1985-03-02 and 1975-03-02.
  case yearOffByTen = "year-off-by-ten"
  /// The same day of the year, a hundred years apart: a two-digit year in the wrong century.
  case yearOffByHundred = "year-off-by-hundred"
  /// Two neighbouring digits in the other order: 1985-03-12 and 1958-03-12, and across fields too.
  case digitsTransposed = "digits-transposed"
  /// One digit of eight is another: 1985-03-12 and 1985-03-17.
  case oneDigit = "one-digit"
  /// None of these.
  case different

  /// How two dates differ. Symmetric.
  ///
  /// Digits are compared only of years 0...9999.
  public init(_ lhs: CivilDate, _ rhs: CivilDate) {
    if lhs == rhs {
      self = .equal
    } else if lhs.year == rhs.year, lhs.month == rhs.day, lhs.day == rhs.month {
      self = .dayMonthSwapped
    } else if let years = Self.yearSlip(lhs, rhs) {
      self = years
    } else {
      self = Self.digitSlip(lhs, rhs) ?? .different
    }
  }

  /// How two days differ, by their numbers since 1 January 1970.
  public init(daysSince1970 lhs: Int32, _ rhs: Int32) {
    if let left = CivilDate(daysSince1970: lhs), let right = CivilDate(daysSince1970: rhs) {
      self.init(left, right)
    } else {
      self = lhs == rhs ? .equal : .different
    }
  }

  /// The days between two dates, never negative.
  public static func days(_ lhs: CivilDate, _ rhs: CivilDate) -> Int {
    abs(Int(lhs.daysSince1970) - Int(rhs.daysSince1970))
  }

  private static func yearSlip(_ lhs: CivilDate, _ rhs: CivilDate) -> DateSlip? {
    guard lhs.month == rhs.month, lhs.day == rhs.day else { return nil }
    switch abs(Int(lhs.year) - Int(rhs.year)) {
    case 1: return .yearOffByOne
    case 10: return .yearOffByTen
    case 100: return .yearOffByHundred
    default: return nil
    }
  }

  private static func digitSlip(_ lhs: CivilDate, _ rhs: CivilDate) -> DateSlip? {
    guard 0...9999 ~= lhs.year, 0...9999 ~= rhs.year else { return nil }
    var left = digits(lhs)
    var right = digits(rhs)
    // From the last digit on: how many differ, and whether the first two that do are neighbours in the other
    // order.
    var differing = 0
    var crossed = false
    var before: (left: Int, right: Int)?
    for _ in 0..<8 {
      let pair = (left: left % 10, right: right % 10)
      if pair.left != pair.right {
        differing += 1
        if differing == 2, let before { crossed = before.left == pair.right && before.right == pair.left }
        before = pair
      } else {
        before = nil
      }
      left /= 10
      right /= 10
    }
    if differing == 1 { return .oneDigit }
    return differing == 2 && crossed ? .digitsTransposed : nil
  }

  private static func digits(_ date: CivilDate) -> Int {
    Int(date.year) * 10_000 + Int(date.month) * 100 + Int(date.day)
  }
}
