/// A telephone number as the exchange sees it: its national digits, and what kind of line they name.
///
/// ```swift
/// PhoneNumber.parse("+81 (0)90-1234-5678")?.formatted    // "090-1234-5678"
/// PhoneNumber.parse("９０１２３４５６７８")?.formatted      // "090-1234-5678", the 0 was lost in a spreadsheet
/// PhoneNumber.parse("0120-444-444")?.isEvidence          // false: a shop's number, nobody's home
/// ```
///
/// Eight bytes: up to 15 digits (the limit of ITU-T E.164) and the kind in one integer.
public struct PhoneNumber: Sendable, Hashable {
  /// What a number is for, by the prefixes of the numbering plan (電気通信番号計画).
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    /// A number of no known form: without an area code, with a digit too many or too few.
    case unknown = 0
    /// 060, 070, 080, 090 and seven or more digits; says nothing about the carrier since numbers are ported.
    case mobile = 1
    /// A geographic number, whose area code the numbering plan lists.
    case landline = 2
    /// 050: internet telephony, of a person or an office.
    case ip = 3
    /// 020: machines and pagers, not a person.
    case machine = 4
    /// Free, shared-cost, premium and carrier services: 0120, 0800, 0570, 0990, 0180, 0077-…
    case service = 5
    /// A number of another country.
    case foreign = 6
  }

  /// How much equality of the number says.
  public enum Strength: UInt8, Sendable, Hashable, Comparable {
    /// Nothing: services, machines, fillers.
    case none
    /// Little: the number is incomplete or mistyped, so equal digits may belong to different lines.
    case weak
    /// As much as a contact point can.
    case full

    /// Less says less.
    public static func < (lhs: Strength, rhs: Strength) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// The digits and the kind in one integer, the same for equal numbers in every version of this package:
  /// from the lowest bits, four bits a digit holding the digit plus one, the last digit lowest; the kind's raw value
  /// in the four highest bits.
  public let rawValue: UInt64

  /// A number of at most 15 digits; `nil` for more or none.
  init?(digits: some Collection<UInt8>, kind: Kind) {
    guard !digits.isEmpty, digits.count <= 15 else { return nil }
    var packed: UInt64 = 0
    for digit in digits { packed = packed << 4 | UInt64(digit + 1) }
    rawValue = packed | UInt64(kind.rawValue) << 60
  }

  /// The number that once had a ``rawValue``; `nil` where that is of no number.
  package init?(rawValue: UInt64) {
    guard Kind(rawValue: UInt8(rawValue >> 60)) != nil else { return nil }
    var rest = rawValue & 0xFFF_FFFF_FFFF_FFFF
    if rest == 0 { return nil }
    while rest != 0 {
      guard (1...10).contains(rest & 0xF) else { return nil }
      rest >>= 4
    }
    self.rawValue = rawValue
  }

  /// A number of digits that are packed as in ``rawValue``.
  init(packed: UInt64, kind: Kind) {
    rawValue = packed | UInt64(kind.rawValue) << 60
  }

  /// What the number is for.
  public var kind: Kind { Kind(rawValue: UInt8(rawValue >> 60)) ?? .unknown }

  /// The digits, leading 0 included; for a foreign number its country code first.
  var digits: [UInt8] {
    var packed = rawValue & (1 << 60 - 1)
    var reversed: [UInt8] = []
    reversed.reserveCapacity(15)
    while packed != 0 {
      reversed.append(UInt8(packed & 15) - 1)
      packed >>= 4
    }
    return reversed.reversed()
  }

  /// The digits as text: `0312345678`; a foreign number with its country code, without `+`.
  public var nationalDigits: String { String(digits: digits) }

  /// The number of digits of the area code, leading 0 included (03 has 2); `nil` for what is not a landline.
  public var areaCodeLength: Int? {
    guard kind == .landline else { return nil }
    return AreaCodes.length(digits)
  }

  /// The area code of a landline, with its leading 0: `03`, `0467`, `04992`.
  public var areaCode: String? {
    areaCodeLength.map { String(digits: digits.prefix($0)) }
  }

  /// Whether the digits are what people type to get past a form: one digit over and over, or counting up or down.
  ///
  /// 0000000000, 09012345678, 09000000000, 0312345678, 0120-123-456. The prefix is left out of the test, so a number
  /// that only ends in 1234 is no filler.
  public var isFiller: Bool {
    let packed = rawValue & (1 << 60 - 1)
    let count = (67 - packed.leadingZeroBitCount) / 4
    return Self.isPattern(packed, count, wraps: true)
      || Self.isPattern(packed, count - prefixLength(count), wraps: false)
  }

  /// How much equality of the number says; see ``isEvidence``.
  public var strength: Strength {
    switch kind {
    case .service, .machine: .none
    case .unknown: isFiller ? .none : .weak
    case .mobile, .landline, .ip, .foreign: isFiller ? .none : .full
    }
  }

  /// Whether two records with this number have something in common: never for services, machines, fillers, and numbers
  /// that are too short or of no known form.
  public var isEvidence: Bool { strength == .full }

  /// The number as it is printed: `03-1234-5678`, `090-1234-5678`, `0120-123-456`, `+16502530000`.
  public var formatted: String {
    let all = digits
    switch kind {
    case .foreign:
      return "+" + String(digits: all)
    case .unknown:
      switch all.count {
      case 7, 8: return Self.join(all, [all.count - 4, 4])
      case 11 where all[0] == 0 && all[2] == 0: return Self.join(all, [3, 4, 4])
      default: return String(digits: all)
      }
    case .mobile, .ip, .machine:
      return all.count == 11 ? Self.join(all, [3, 4, 4]) : String(digits: all)
    case .service:
      switch all.count {
      case 10 where all[1] != 0: return Self.join(all, [4, 3, 3])
      case 11 where all[1] != 0: return Self.join(all, [4, 3, 4])
      default: return String(digits: all)
      }
    case .landline:
      let area = AreaCodes.length(all)
      return Self.join(all, [area, all.count - area - 4, 4])
    }
  }

  /// How many digits say nothing about who answers: the area code, 090, 0120.
  private func prefixLength(_ count: Int) -> Int {
    switch kind {
    case .landline:
      // The five digits after the first, each one less than what is packed.
      AreaCodes.length(
        leading: (1...5).reduce(0) { sum, place in
          sum * 10 + Int(rawValue >> UInt64(4 * (count - 1 - place)) & 15) - 1
        })
    case .mobile, .ip, .machine: 3
    case .service: 4
    // 0900-… is not assigned, and 09000000000 a filler all the same.
    case .unknown: count == 11 ? 3 : 0
    case .foreign: 0
    }
  }

  /// Whether the last `count` digits are one digit over and over, or count up or down.
  private static func isPattern(_ packed: UInt64, _ count: Int, wraps: Bool) -> Bool {
    guard count >= 4 else { return false }
    var (isRepeated, isRising, isFalling) = (true, true, true)
    for place in 1..<count {
      let digit = Int(packed >> UInt64(4 * (place - 1)) & 15) - 1
      let before = Int(packed >> UInt64(4 * place) & 15) - 1
      if digit != before { isRepeated = false }
      if digit != before + 1, !(wraps && before == 9 && digit == 0) { isRising = false }
      if before != digit + 1, !(wraps && before == 0 && digit == 9) { isFalling = false }
      // Most numbers show it in their last three digits.
      if !isRepeated, !isRising, !isFalling { return false }
    }
    return true
  }

  private static func join(_ digits: [UInt8], _ widths: [Int]) -> String {
    var parts: [String] = []
    var start = 0
    for width in widths where width > 0 {
      parts.append(String(digits: digits[start..<min(start + width, digits.count)]))
      start += width
    }
    return parts.joined(separator: "-")
  }
}

extension PhoneNumber {
  /// How two numbers agree.
  public enum Agreement: UInt8, Sendable, Hashable {
    /// The same line.
    case same
    /// One was given without its area code, and the rest is equal: 1234-5678 and 03-1234-5678.
    case localPart
    /// Different lines. A person may have both: a landline replaced by a mobile is no contradiction.
    case different
  }

  /// How this number agrees with `other`; symmetric.
  public func compare(_ other: PhoneNumber) -> Agreement {
    if self == other { return .same }
    return isLocalPart(of: other) || other.isLocalPart(of: self) ? .localPart : .different
  }

  private func isLocalPart(of other: PhoneNumber) -> Bool {
    guard kind == .unknown, other.kind == .landline, let area = other.areaCodeLength else { return false }
    let local = digits
    return local.count >= 6 && other.digits.dropFirst(area).elementsEqual(local)
  }
}

extension PhoneNumber: CustomStringConvertible {
  /// The number as it is printed, see ``formatted``. Personal data: keep it out of logs.
  public var description: String { formatted }
}

extension String {
  /// `digits`, each 0–9, as ASCII.
  init(digits: some Collection<UInt8>) {
    self.init(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
