/// From a string of digits to a number of the plan.
extension PhoneNumber {
  /// A number that is complete as written: national with its leading 0, or international.
  static func complete(_ digits: ArraySlice<UInt8>, hasPlus: Bool) -> PhoneNumber? {
    if hasPlus, digits.first != 0 { return international(digits) }
    if let number = domestic(digits) { return number }
    guard digits.first == 0 else { return nil }
    // 010, 0081 and the 011 that an American dials, each before the country code.
    for exit in exitCodes where digits.starts(with: exit.digits) {
      let rest = digits.dropFirst(exit.digits.count)
      if exit.isForJapanOnly {
        if let number = japanese(rest) { return number }
      } else if let number = international(rest) {
        return number
      }
    }
    // 0033-03-1234-5678: the carrier was chosen by hand.
    for width in [4, 3, 5, 6] where digits.starts(with: [0, 0]) {
      let rest = digits.dropFirst(width)
      if rest.starts(with: [0, 1, 0]), let number = complete(rest, hasPlus: false) { return number }
      if let number = domestic(rest) { return number }
    }
    if carrierServices.contains(where: digits.starts(with:)), (8...15).contains(digits.count) {
      return PhoneNumber(digits: digits, kind: .service)
    }
    return nil
  }

  /// A number that lost something on its way, read by the rule that restores it; `nil` where it is too short.
  static func repaired(_ digits: ArraySlice<UInt8>) -> PhoneNumber? {
    // 8190…: the + was dropped.
    if digits.starts(with: [8, 1]), let number = japanese(digits.dropFirst(2)) { return number }
    // 184-090…, 186-090…: caller identification off or on for one call.
    if digits.starts(with: [1, 8, 4]) || digits.starts(with: [1, 8, 6]),
      let number = domestic(digits.dropFirst(3))
    {
      return number
    }
    // 9012345678, 312345678: a spreadsheet took the number for an amount and dropped the 0.
    if let first = digits.first, first != 0, let number = domestic([0] + digits) { return number }
    guard (7...15).contains(digits.count) else { return nil }
    return PhoneNumber(digits: digits, kind: .unknown)
  }

  /// Country code first.
  private static func international(_ digits: ArraySlice<UInt8>) -> PhoneNumber? {
    if digits.starts(with: [8, 1]) { return japanese(digits.dropFirst(2)) }
    guard let first = digits.first, first != 0, (8...15).contains(digits.count) else { return nil }
    return PhoneNumber(digits: digits, kind: .foreign)
  }

  /// What follows +81: without the 0, or with the (0) that many add.
  private static func japanese(_ digits: ArraySlice<UInt8>) -> PhoneNumber? {
    digits.first == 0 ? domestic(digits) : domestic([0] + digits)
  }

  /// A national number with its leading 0.
  private static func domestic(_ digits: some Collection<UInt8>) -> PhoneNumber? {
    guard digits.first == 0, (10...11).contains(digits.count) else { return nil }
    let leading = digits.dropFirst().prefix(5).reduce(0) { $0 * 10 + Int($1) }
    return domesticKind(leading: leading, count: digits.count).flatMap {
      PhoneNumber(digits: digits, kind: $0)
    }
  }

  /// The kind of a national number of ten or eleven digits; `nil` where none has such a beginning and so many.
  ///
  /// - Parameter leading: the five digits after the first, which is 0, as a number.
  static func domesticKind(leading: Int, count: Int) -> Kind? {
    switch ruleOfPrefix[leading / 100] {
    case 0: count == 10 && AreaCodes.length(leading: leading) > 0 ? .landline : nil
    case let number: prefixRules[Int(number) - 1].digits == count ? prefixRules[Int(number) - 1].kind : nil
    }
  }

  /// For the three digits after the 0 the first of ``prefixRules`` that begins so, counted from 1; 0 where none does.
  private static let ruleOfPrefix: [UInt8] = (0..<1_000).map { leading in
    let digits: [UInt8] = [0, UInt8(leading / 100), UInt8(leading / 10 % 10), UInt8(leading % 10)]
    // Longest prefix first: 0800 is toll-free though 080 is a mobile.
    return prefixRules.firstIndex { digits.starts(with: $0.prefix) }.map { UInt8($0 + 1) } ?? 0
  }

  private struct PrefixRule {
    let prefix: [UInt8]
    let digits: Int
    let kind: Kind
  }

  /// The non-geographic prefixes, in the order in which they are tried.
  ///
  /// 060 became a mobile prefix with the numbering plan of December 2024. 0600, 0700 and 0900 are not assigned: they
  /// are kept as unknown numbers, which is what becomes of 09000000000 and its like.
  private static let prefixRules: [PrefixRule] = [
    PrefixRule(prefix: [0, 8, 0, 0], digits: 11, kind: .service),
    PrefixRule(prefix: [0, 1, 2, 0], digits: 10, kind: .service),
    PrefixRule(prefix: [0, 5, 7, 0], digits: 10, kind: .service),
    PrefixRule(prefix: [0, 9, 9, 0], digits: 10, kind: .service),
    PrefixRule(prefix: [0, 1, 8, 0], digits: 10, kind: .service),
    PrefixRule(prefix: [0, 1, 7, 0], digits: 10, kind: .service),
    PrefixRule(prefix: [0, 9, 1, 0], digits: 10, kind: .service),
    PrefixRule(prefix: [0, 6, 0, 0], digits: 11, kind: .unknown),
    PrefixRule(prefix: [0, 7, 0, 0], digits: 11, kind: .unknown),
    PrefixRule(prefix: [0, 9, 0, 0], digits: 11, kind: .unknown),
    PrefixRule(prefix: [0, 6, 0], digits: 11, kind: .mobile),
    PrefixRule(prefix: [0, 7, 0], digits: 11, kind: .mobile),
    PrefixRule(prefix: [0, 8, 0], digits: 11, kind: .mobile),
    PrefixRule(prefix: [0, 9, 0], digits: 11, kind: .mobile),
    PrefixRule(prefix: [0, 5, 0], digits: 11, kind: .ip),
    PrefixRule(prefix: [0, 2, 0], digits: 11, kind: .machine),
    // 010 is the international prefix and 00 a carrier's; 030 and 040 are retired mobile prefixes.
    PrefixRule(prefix: [0, 1, 0], digits: 0, kind: .unknown),
    PrefixRule(prefix: [0, 0], digits: 0, kind: .unknown),
  ]

  private struct ExitCode {
    let digits: [UInt8]
    let isForJapanOnly: Bool
  }

  /// What is dialled before a country code. 011 (North America) and 00 (Europe) only count before 81: 011 is also
  /// 札幌, and 00 begins a Japanese carrier's prefix.
  private static let exitCodes: [ExitCode] = [
    ExitCode(digits: [0, 1, 0], isForJapanOnly: false),
    ExitCode(digits: [0, 1, 1, 8, 1], isForJapanOnly: true),
    ExitCode(digits: [0, 0, 8, 1], isForJapanOnly: true),
  ]

  /// Toll-free and other services of a carrier under its own prefix, such as 0077-777 and 0088-21.
  private static let carrierServices: [[UInt8]] = [
    [0, 0, 3, 7], [0, 0, 6, 6], [0, 0, 7, 7], [0, 0, 7, 8], [0, 0, 8, 8],
  ]
}
