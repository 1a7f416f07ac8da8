/// The eras (元号) in which living people's dates are written.
public enum JapaneseEra: UInt8, Sendable, Hashable, CaseIterable {
  /// 明治, from 1868-01-25; by the solar calendar from 1873-01-01.
  case meiji = 1
  /// 大正, from 1912-07-30.
  case taisho = 2
  /// 昭和, from 1926-12-25.
  case showa = 3
  /// 平成, from 1989-01-08.
  case heisei = 4
  /// 令和, from 2019-05-01.
  case reiwa = 5

  /// The western year before the era's first: 昭和60年 is 1925 + 60.
  public var yearBefore: Int {
    switch self {
    case .meiji: 1867
    case .taisho: 1911
    case .showa: 1925
    case .heisei: 1988
    case .reiwa: 2018
    }
  }

  /// The last year number that the era had (昭和64年); 99 for the present era.
  public var lastYear: Int {
    switch self {
    case .meiji: 45
    case .taisho: 15
    case .showa: 64
    case .heisei: 31
    case .reiwa: 99
    }
  }

  /// The first day of the era as `yyyymmdd`.
  var firstCode: Int {
    switch self {
    case .meiji: 1868_01_25
    case .taisho: 1912_07_30
    case .showa: 1926_12_25
    case .heisei: 1989_01_08
    case .reiwa: 2019_05_01
    }
  }

  /// Whether a date lies in the era; a month or day of 0 is unknown and lies in it where some day of it does.
  func contains(year: Int, month: Int, day: Int) -> Bool {
    let earliest = year * 10_000 + max(month, 1) * 100 + max(day, 1)
    let latest = year * 10_000 + (month == 0 ? 12 : month) * 100 + (day == 0 ? 31 : day)
    guard latest >= firstCode else { return false }
    guard let next = JapaneseEra(rawValue: rawValue + 1) else { return true }
    // The day on which an era ended is also the day on which the next began, before 平成.
    return earliest <= next.firstCode && !(next.rawValue >= 4 && earliest == next.firstCode)
  }

  /// How eras are written in folded text, the longest first.
  static let spellings: [(spelling: [Unicode.Scalar], era: JapaneseEra)] = [
    (["明", "治"], .meiji), (["大", "正"], .taisho), (["昭", "和"], .showa), (["平", "成"], .heisei),
    (["令", "和"], .reiwa),
    (["㍾"], .meiji), (["㍽"], .taisho), (["㍼"], .showa), (["㍻"], .heisei), (["㋿"], .reiwa),
    (["明"], .meiji), (["大"], .taisho), (["昭"], .showa), (["平"], .heisei), (["令"], .reiwa),
    (["m"], .meiji), (["t"], .taisho), (["s"], .showa), (["h"], .heisei), (["r"], .reiwa),
  ]
}
