/// What is known of the contracts of a person or a household at a moment.
///
/// ```swift
/// let facts = ContractFacts(
///   of: .person, confirmed: events, review: [], asOf: try Instant("2026-11-23T10:00:00+09:00"), under: calendar)
/// facts.activeLines.total.confirmed                          // 2
/// facts.terminations(of: .handsetSet, months: 0...6).possible  // 1
/// ```
///
/// Facts depend on the set of events alone: not on their order, nor on how often one is there. What happens after the
/// moment is invisible, so that an old decision can be had again from the events that were known then. A line is confirmed
/// when its start is, and its termination when both are: a termination that only a doubtful record knows leaves the line
/// active and makes a possible termination. What takes a fact back counts from whatever record it comes: a dispute, a
/// cancellation, a removal from a list. The end of a dispute over a confirmed fact counts from a confirmed record only.
/// So a doubtful record can add possible facts, and confirmed ones never.
///
/// Facts of a household are counters: whose line it was, when it began and when it ended stay with the relative, and
/// ``particulars`` is `nil`.
public struct ContractFacts: Sendable, Hashable, Codable {
  /// Whose facts they are.
  public let scope: FactScope
  /// The moment.
  public let asOf: Instant
  /// The sale that runs.
  public let runningSale: String?
  /// The sale that ended last.
  public let lastSale: String?

  /// Lines that run.
  public let activeLines: KindCounts
  /// The months of the line that has run longest, by its month-one rule; 0 without any.
  public let oldestActiveMonths: FactCount
  /// Contracts and applications of the last 30, 90 and 180 days.
  public let windows: [WindowCounts]
  /// The longest run of calendar months with the start of a contract in each, in months.
  public let longestMonthRun: FactCount
  /// The run that is still going: up to this month or, where this month has none yet, the one before.
  public let currentMonthRun: FactCount
  /// Handset sets by sale, by its id; those outside any sale last.
  public let sets: [SaleCount]
  /// Terminations by kind and exact months, shorter ones first.
  public let terminations: [TerminationCount]
  /// Terminations by kind and bucket, shorter ones first.
  public let terminationBuckets: [TerminationBucketCount]
  /// Lines of before ``ContractCalendar/pastRecordBorder``.
  public let pastRecord: PastRecord
  /// List entries that count, by list and severity. Expired and removed ones do not.
  public let listings: [ListingCount]
  /// How many ids the events say something incomplete or contradictory about.
  public let gapCount: Int
  /// The facts one by one; `nil` for a household.
  public let particulars: Particulars?

  /// Counts.
  ///
  /// - Parameters:
  ///   - scope: whose facts they are.
  ///   - confirmed: the events of records in the band `match`.
  ///   - review: the events of records in the band `review`.
  ///   - asOf: the moment.
  ///   - calendar: the sales and rules.
  /// - Complexity: O(*n* log *n*) in the number of events.
  public init(
    of scope: FactScope, confirmed: some Sequence<ContractEvent>, review: some Sequence<ContractEvent>,
    asOf: Instant, under calendar: ContractCalendar
  ) {
    var gathering = EventGathering(asOf: asOf)
    for event in confirmed { gathering.add(event, .confirmed) }
    for event in review { gathering.add(event, .possible) }
    var counting = FactCounting(asOf: asOf, calendar: calendar)
    counting.count(gathering)

    self.scope = scope
    self.asOf = asOf
    runningSale = calendar.sale(at: asOf)?.id
    lastSale = calendar.lastSale(endedBy: asOf)?.id
    activeLines = counting.active
    oldestActiveMonths = counting.oldestActiveMonths
    windows = counting.windows
    let runs = MonthRuns(counting.startMonths, asOf: CalendarMonth(of: asOf))
    longestMonthRun = runs.longest
    currentMonthRun = runs.current
    sets = counting.setCounts
    terminations = counting.terminationCounts
    terminationBuckets = TerminationBucketCount.counts(terminations)
    pastRecord = counting.past
    listings = counting.listingCounts
    gapCount = counting.gaps.isEmpty ? 0 : Set(counting.gaps.map(\.id)).count
    particulars = scope == .person ? Particulars(counting) : nil
  }

  /// Terminations of lines of a kind, or of any, that ran so many months.
  ///
  /// - Complexity: O(*n*) in the number of different terms.
  public func terminations(of kind: ContractKind?, months: ClosedRange<Int>) -> FactCount {
    terminations.reduce(into: FactCount()) { sum, next in
      guard months.contains(next.months), kind == nil || kind == next.kind else { return }
      sum = sum + next.count
    }
  }

  /// Handset sets of a sale, or outside any.
  public func sets(in sale: String?) -> FactCount {
    sets.first { $0.sale == sale }?.count ?? FactCount()
  }

  /// List entries that count, of a list or of any, at least so grave.
  public func listings(on list: ListName?, atLeast severity: ListSeverity) -> FactCount {
    listings.reduce(into: FactCount()) { sum, next in
      guard next.severity >= severity, list == nil || list == next.list else { return }
      sum = sum + next.count
    }
  }
}
