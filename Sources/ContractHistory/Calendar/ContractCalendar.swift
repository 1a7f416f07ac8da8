internal import JapaneseNormalization

/// What facts are counted by: the sales, when a contract's first month is, what is past, what is kept.
///
/// ```swift
/// let calendar = try ContractCalendar(
///   sales: [SalePeriod(id: "2026-11", start: Instant("2026-11-01"), end: Instant("2026-11-21"))],
///   monthOneRules: ["first-course": .monthOfTenthDayAfter])
/// calendar.sale(at: try Instant("2026-11-20T23:59:59+09:00"))?.id   // "2026-11"
/// ```
public struct ContractCalendar: Sendable, Hashable {
  /// The sales by their start; no two of them overlap.
  public let sales: [SalePeriod]
  /// The month-one rule of each contract type.
  public let monthOneRules: [String: MonthOneRule]
  /// The rule of a line without a contract type, and of one whose type ``monthOneRules`` does not know.
  public let defaultMonthOneRule: MonthOneRule
  /// What began before this moment is past record.
  public let pastRecordBorder: Instant
  /// How long facts are looked at.
  public let retention: Retention

  /// The trailing windows in which contracts and applications are counted, in days.
  public static let windowDays = [30, 90, 180]

  /// 2019-10-01 in Tokyo, when the revised 電気通信事業法 bounded termination fees and discounts on handsets.
  public static let october2019: Instant = {
    guard let day = CalendarDate(year: 2019, month: 10, day: 1) else {
      preconditionFailure("1 October 2019 is a day")
    }
    return Instant(tokyoDay: day)
  }()

  /// A calendar.
  ///
  /// - Throws: ``ContractCalendarProblem`` for sales that are empty, run backwards, overlap or share an id, and for a
  ///   retention below 0 days.
  /// - Complexity: O(*n* log *n*) in the number of sales.
  public init(
    sales: [SalePeriod] = [], monthOneRules: [String: MonthOneRule] = [:],
    defaultMonthOneRule: MonthOneRule = .monthOfIDCheck, pastRecordBorder: Instant = Self.october2019,
    retention: Retention = .everything
  ) throws(ContractCalendarProblem) {
    self.sales = try Self.ordered(sales)
    self.monthOneRules = monthOneRules
    self.defaultMonthOneRule = defaultMonthOneRule
    self.pastRecordBorder = pastRecordBorder
    let spans = [
      ("endedLines", retention.endedLines), ("applications", retention.applications),
      ("sets", retention.sets), ("closedListEntries", retention.closedListEntries),
    ]
    for (name, days) in spans {
      if let days, days < 0 { throw .negativeRetention(name) }
    }
    self.retention = retention
  }

  /// The usual rules, and no sales.
  public static let withoutSales = ContractCalendar()

  private init() {
    sales = []
    monthOneRules = [:]
    defaultMonthOneRule = .monthOfIDCheck
    pastRecordBorder = Self.october2019
    retention = .everything
  }

  private static func ordered(_ sales: [SalePeriod]) throws(ContractCalendarProblem) -> [SalePeriod] {
    var ids: Set<String> = []
    for sale in sales {
      if sale.id.isEmpty { throw .saleWithoutID(start: sale.start) }
      if sale.start == sale.end { throw .emptySale(sale.id) }
      if sale.end < sale.start { throw .reversedSale(sale.id) }
      if !ids.insert(sale.id).inserted { throw .saleTwice(sale.id) }
    }
    let ordered = sales.sorted { $0.start < $1.start }
    for (sale, next) in zip(ordered, ordered.dropFirst()) where next.start < sale.end {
      throw .overlappingSales(sale.id, next.id)
    }
    return ordered
  }

  /// The sale that runs at that moment.
  ///
  /// - Complexity: O(log *n*) in the number of sales.
  public func sale(at instant: Instant) -> SalePeriod? {
    let begun = salesBegun(by: instant)
    return begun > 0 && sales[begun - 1].contains(instant) ? sales[begun - 1] : nil
  }

  /// The sale that ended last at that moment.
  ///
  /// - Complexity: O(log *n*) in the number of sales.
  public func lastSale(endedBy instant: Instant) -> SalePeriod? {
    let begun = salesBegun(by: instant)
    let ended = begun > 0 && sales[begun - 1].contains(instant) ? begun - 1 : begun
    return ended > 0 ? sales[ended - 1] : nil
  }

  /// How many sales have begun.
  private func salesBegun(by instant: Instant) -> Int {
    var low = 0
    var high = sales.count
    while low < high {
      let middle = (low + high) / 2
      if sales[middle].start <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The rule for a line of that contract type.
  func monthOneRule(of contractType: String?) -> MonthOneRule {
    contractType.flatMap { monthOneRules[$0] } ?? defaultMonthOneRule
  }
}

extension ContractCalendar: Codable {
  private enum CodingKeys: CodingKey {
    case sales
    case monthOneRules
    case defaultMonthOneRule
    case pastRecordBorder
    case retention
  }

  /// From an object whose keys are all optional.
  ///
  /// - Throws: ``ContractCalendarProblem`` besides what the decoder throws.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      sales: container.decodeIfPresent([SalePeriod].self, forKey: .sales) ?? [],
      monthOneRules: container.decodeIfPresent([String: MonthOneRule].self, forKey: .monthOneRules) ?? [:],
      defaultMonthOneRule: container.decodeIfPresent(MonthOneRule.self, forKey: .defaultMonthOneRule)
        ?? .monthOfIDCheck,
      pastRecordBorder: container.decodeIfPresent(Instant.self, forKey: .pastRecordBorder)
        ?? Self.october2019,
      retention: container.decodeIfPresent(Retention.self, forKey: .retention) ?? .everything)
  }
}
