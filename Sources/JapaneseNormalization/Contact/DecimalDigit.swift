/// Single digits as people write them in numbers that are read digit by digit: telephone, postal code, card.
enum DecimalDigit {
  /// The value 0–9 of `scalar` where it stands for one decimal digit: ASCII, any other decimal digit of Unicode,
  /// 〇 and the kanji digits, the formal ones (壱弐参) included. 十 and above are not digits.
  static func value(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x30...0x39: UInt8(scalar.value - 0x30)
    case 0..<0x80: nil
    default: kanji[scalar] ?? unicodeDigit(scalar)
    }
  }

  private static let kanji: [Unicode.Scalar: UInt8] = [
    "〇": 0, "零": 0, "一": 1, "壱": 1, "壹": 1, "二": 2, "弐": 2, "貳": 2, "三": 3, "参": 3, "參": 3,
    "四": 4, "五": 5, "伍": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  private static func unicodeDigit(_ scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue, value >= 0, value <= 9
    else { return nil }
    return UInt8(value)
  }
}
