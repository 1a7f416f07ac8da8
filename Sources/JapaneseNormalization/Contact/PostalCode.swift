/// A postal code: seven digits, or the three or five of the system before February 1998.
///
/// It is evidence, never a key: a tower and a large office have codes of their own inside a district (105-6390 inside
/// 105-0001).
///
/// ```swift
/// PostalCode.parse("〒１０５−６３９０")?.formatted    // "105-6390"
/// PostalCode.parse("600000")?.formatted             // "060-0000": a spreadsheet dropped the 0
/// PostalCode.parse("150-01")?.formatted             // "150-01", of the old system
/// ```
public struct PostalCode: Sendable, Hashable {
  /// The digits as a number and how many they are in one integer: the number times eight plus the count.
  public let rawValue: UInt32

  /// Codes of `count` digits with the number `value`.
  init(value: UInt32, count: Int) {
    rawValue = value << 3 | UInt32(count)
  }

  /// The code that once had a ``rawValue``.
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// How many digits there are: 7, 5 or 3.
  public var digitCount: Int { Int(rawValue & 7) }

  /// The digits as a number; 60-0000 for 060-0000.
  var value: UInt32 { rawValue >> 3 }

  /// The digits as text, with leading zeros: `1056390`.
  public var digits: String { DateText.padded(Int(value), digitCount) }

  /// Whether the code is of the system before 1998 and so names an area that seven digits divide.
  public var isLegacy: Bool { digitCount < 7 }

  /// Whether the digits are what people type to get past a form: one digit over and over, or 1234567.
  public var isFiller: Bool {
    value == 1_234_567 || value == 12_345 || value == 123 || value % Self.repeatedOnes(digitCount) == 0
  }

  /// The code as it is printed: `105-6390`, `150-01`, `150`.
  public var formatted: String {
    let text = digits
    guard digitCount > 3 else { return text }
    return text.prefix(3) + "-" + text.dropFirst(3)
  }

  private static func repeatedOnes(_ count: Int) -> UInt32 {
    switch count {
    case 3: 111
    case 5: 11_111
    default: 1_111_111
    }
  }
}

extension PostalCode {
  /// How two codes agree.
  public enum Agreement: UInt8, Sendable, Hashable, CaseIterable {
    /// The same seven digits; or five digits that lost 00 in a spreadsheet and the seven that they come from.
    case same
    /// The first five digits agree, or the old code of one is the beginning of the other's.
    case samePrefix5
    /// The first three digits agree: one collecting post office, often one ward or town.
    case samePrefix3
    /// Other places, or one place and a building of its own code elsewhere in the numbering.
    case different
  }

  /// How this code agrees with `other`; symmetric.
  ///
  /// Legacy codes that are equal are `samePrefix5` or `samePrefix3`, since they name areas.
  public func compare(_ other: PostalCode) -> Agreement {
    if digitCount == 7, self == other { return .same }
    if isEaten(of: other) || other.isEaten(of: self) { return .same }
    let known = min(digitCount, other.digitCount)
    if known >= 5, prefix(5) == other.prefix(5) { return .samePrefix5 }
    return prefix(3) == other.prefix(3) ? .samePrefix3 : .different
  }

  /// Whether these five digits may be a code of seven without its 00. Such codes are those of 札幌 (001–007), whose fourth
  /// digit is 0 or 8: 10010 may be 001-0010, and 15012 is only 150-12.
  public var mayHaveLostZeros: Bool {
    digitCount == 5 && (1...7).contains(value / 10_000) && (value / 1000 % 10 == 0 || value / 1000 % 10 == 8)
  }

  private func isEaten(of other: PostalCode) -> Bool {
    mayHaveLostZeros && other.digitCount == 7 && other.value == value
  }

  private func prefix(_ count: Int) -> UInt32 {
    var result = value
    for _ in count..<max(digitCount, count) { result /= 10 }
    return result
  }
}

extension PostalCode {
  /// The code that `text` begins with, after 〒 and other marks; `nil` where there is none.
  ///
  /// What follows a space or a letter (an address in the same field) is left alone. By the number of digits:
  /// - 7: a code.
  /// - 6 without a dash, or 2 and 4: a code whose leading 0 a spreadsheet dropped (600000 is 060-0000). There was no
  ///   code of six digits.
  /// - 5 as 3 and 2, or 3: the old system.
  /// - 5 as 1 and 4: a code that lost 00.
  /// - 5 without a dash: kept as the old code that it may be; where it may also have lost 00
  ///   (``mayHaveLostZeros``), ``compare(_:)`` tries that reading too.
  /// - other numbers are none.
  ///
  /// - Complexity: O(*n*) in the length of `text`.
  public static func parse(_ text: String) -> PostalCode? {
    if let plain = text.utf8.withContiguousStorageIfAvailable(parsePlain), let plain { return plain }
    var groups: [Int] = []
    var value: UInt32 = 0
    var isInGroup = false
    var total = 0
    scan: for scalar in TextFolding.fold(text) {
      if let digit = DecimalDigit.value(scalar) {
        if isInGroup { groups[groups.count - 1] += 1 } else { groups.append(1) }
        isInGroup = true
        total += 1
        guard total <= 8 else { return nil }
        value = value * 10 + UInt32(digit)
        continue
      }
      switch scalar {
      case "-", "ー", "の", "~":
        isInGroup = false
      case " ", ".":
        // 105 6390 is one code; the .0 of an exported column and an address after a whole code are not part of it.
        if total >= 5 { break scan }
        isInGroup = false
      default:
        if total > 0 { break scan }
      }
    }
    switch (total, groups.count) {
    case (7, _): return PostalCode(value: value, count: 7)
    case (6, 1),
      (6, _) where groups.first == 2:
      return PostalCode(value: value, count: 7)
    case (5, _) where groups.first == 1 && groups.count == 2: return PostalCode(value: value, count: 7)
    case (5, 1),
      (5, _) where groups.first == 3:
      return PostalCode(value: value, count: 5)
    case (3, 1): return PostalCode(value: value, count: 3)
    default: return nil
    }
  }
}

extension PostalCode {
  /// The code of a well-formed text, as ``parse(_:)``.
  package static func parse(utf8: UnsafeBufferPointer<UInt8>) -> PostalCode? {
    parsePlain(utf8) ?? parse(String(decoding: utf8, as: UTF8.self))
  }

  /// The code of seven digits of ASCII, with a hyphen after the third or without; `nil` for all else.
  private static func parsePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> PostalCode? {
    guard utf8.count == 7 || (utf8.count == 8 && utf8[3] == UInt8(ascii: "-")) else { return nil }
    var value: UInt32 = 0
    for (place, byte) in utf8.enumerated() where utf8.count == 7 || place != 3 {
      let digit = byte &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + UInt32(digit)
    }
    return PostalCode(value: value, count: 7)
  }
}

extension PostalCode: CustomStringConvertible {
  /// The code as it is printed, see ``formatted``.
  public var description: String { formatted }
}
