/// A date as the eight digits of `YYYYMMDD`, four bits each: what two dates differ in is then a matter of a few bits.
struct DateDigits: Sendable, Hashable {
  /// The digits, the year's first in the highest bits; all bits set for a date that has none.
  let rawValue: UInt32

  /// No date of the years 0...9999.
  static let none = DateDigits(rawValue: .max)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The digits of a date; ``none`` for years that do not have four.
  init(_ date: CivilDate) {
    guard 0...9999 ~= date.year else {
      self = .none
      return
    }
    var rest = UInt32(date.year) * 10_000 + UInt32(date.month) * 100 + UInt32(date.day)
    var digits: UInt32 = 0
    for place in 0..<8 {
      digits |= (rest % 10) &<< UInt32(4 * place)
      rest /= 10
    }
    rawValue = digits
  }

  /// Whether two dates are the same or differ by a slip: as ``DateSlip`` says, of dates that both have digits.
  func isSlip(of other: DateDigits) -> Bool {
    let (one, two) = (rawValue, other.rawValue)
    let difference = one ^ two
    if difference == 0 { return true }
    let digits = (difference | difference &>> 1 | difference &>> 2 | difference &>> 3) & 0x1111_1111
    switch digits.nonzeroBitCount {
    case 1: return true
    case 2:
      // Two neighbours in the other order.
      let place = UInt32(digits.trailingZeroBitCount)
      if digits &>> place == 0x11 {
        let (left, right) = ((one &>> place) & 0xFF, (two &>> place) & 0xFF)
        if (left &>> 4 | left &<< 4) & 0xFF == right { return true }
      }
    default: break
    }
    if difference & 0xFFFF_0000 == 0 {
      return one & 0xFF == (two &>> 8) & 0xFF && (one &>> 8) & 0xFF == two & 0xFF
    }
    if difference & 0xFFFF == 0 {
      let years = abs(year - other.year)
      return years == 1 || years == 10 || years == 100
    }
    return false
  }

  private var year: Int32 {
    var year: UInt32 = 0
    for place in stride(from: UInt32(28), through: 16, by: -4) {
      year = year * 10 + (rawValue &>> place) & 15
    }
    return Int32(year)
  }
}
