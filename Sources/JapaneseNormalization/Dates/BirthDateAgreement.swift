/// How two dates of birth agree: the levels of the comparison, best first.
///
/// The levels are tried in the order of their declaration and the first that fits is the answer, so 1929-04-01 and
/// 1992-04-01, a transposition and 昭和4年 against 平成4年 at once, are `oneDigit`.
public enum BirthDateAgreement: UInt8, Sendable, Hashable, CaseIterable {
  /// The same day.
  case equal
  /// Both days known and, of the eight digits, one is wrong or two neighbours are transposed: 1985-04-01 and 1985-04-11,
  /// 1985 and 1958.
  case oneDigit
  /// Day and month changed places: 1990-01-12 and 1990-12-01.
  case dayMonthSwapped
  /// The same year number, month and day under another era: 昭和5年 and 平成5年; or a two-digit year taken for a western
  /// one, 昭和60年 and 1960.
  case eraSlip
  /// One side knows only the month or the year, and what both know agrees.
  case partialEqual
  /// The year agrees and nothing above does.
  case yearOnly
  /// Nothing of this.
  case different
}

extension BirthDate {
  /// How this date agrees with `other`; symmetric, without allocation.
  ///
  /// - Complexity: O(1).
  public func compare(_ other: BirthDate) -> BirthDateAgreement {
    let (a, b) = (code, other.code)
    let isFull = a % 100 != 0 && b % 100 != 0
    if a == b { return isFull ? .equal : .partialEqual }
    if isFull {
      if Self.differInOneDigit(a, b) { return .oneDigit }
      if a / 10_000 == b / 10_000, a / 100 % 100 == b % 100, a % 100 == b / 100 % 100 {
        return .dayMonthSwapped
      }
      if a % 10_000 == b % 10_000, Self.isEraSlip(Int(a / 10_000), Int(b / 10_000)) { return .eraSlip }
      return a / 10_000 == b / 10_000 ? .yearOnly : .different
    }
    guard a / 10_000 == b / 10_000 else { return .different }
    let isMonthKnown = a / 100 % 100 != 0 && b / 100 % 100 != 0
    return isMonthKnown && a / 100 != b / 100 ? .yearOnly : .partialEqual
  }

  /// Whether two different numbers of eight digits differ in one digit or by two neighbours transposed.
  private static func differInOneDigit(_ a: UInt32, _ b: UInt32) -> Bool {
    var (a, b) = (a, b)
    while a % 10 == b % 10 {
      a /= 10
      b /= 10
    }
    // The lowest difference stands in the last digit now.
    if a / 10 == b / 10 { return true }
    return a / 100 == b / 100 && a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10
  }

  /// Whether a year number of one calendar makes both years: 昭和5年 is 1930, 平成5年 is 1993.
  private static func isEraSlip(_ a: Int, _ b: Int) -> Bool {
    let (early, late) = a < b ? (a, b) : (b, a)
    return slips.contains { late - early == $0.years && $0.earlyYears.contains(early) }
  }

  private struct Slip {
    /// The distance of the two readings.
    let years: Int
    /// The earlier readings for which the number exists in both calendars.
    let earlyYears: ClosedRange<Int>
  }

  private static let slips: [Slip] = {
    var slips: [Slip] = []
    for early in JapaneseEra.allCases {
      for late in JapaneseEra.allCases where late.rawValue > early.rawValue {
        let last = early.yearBefore + min(early.lastYear, late.lastYear)
        slips.append(
          Slip(years: late.yearBefore - early.yearBefore, earlyYears: early.yearBefore + 1...last))
      }
    }
    // 60年 written without its era and taken for 1960.
    let showa = JapaneseEra.showa
    slips.append(Slip(years: showa.yearBefore - 1900, earlyYears: 1901...1900 + showa.lastYear))
    return slips
  }()
}
