/// How long a contract ran, by the borders that the trade speaks of.
///
/// Up to 6 months is short everywhere, the seventh to the twelfth still is "short" for many, 24 is the informal safe line
/// and 36 the safe zone.
public enum TenureBucket: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// 6 months or fewer.
  case upTo6
  /// 7…12 months.
  case upTo12
  /// 13…24 months.
  case upTo24
  /// 25…36 months.
  case upTo36
  /// More than 36 months.
  case over36

  /// The bucket of so many months.
  public init(months: Int) {
    self =
      switch months {
      case ...6: .upTo6
      case ...12: .upTo12
      case ...24: .upTo24
      case ...36: .upTo36
      default: .over36
      }
  }

  /// Shorter contracts first.
  public static func < (lhs: TenureBucket, rhs: TenureBucket) -> Bool { lhs.position < rhs.position }

  private var position: Int {
    switch self {
    case .upTo6: 0
    case .upTo12: 1
    case .upTo24: 2
    case .upTo36: 3
    case .over36: 4
    }
  }
}
