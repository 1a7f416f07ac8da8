/// Runs of calendar months with the start of a contract in each.
struct MonthRuns {
  /// The longest run.
  let longest: FactCount
  /// The run up to the month of the moment or, as that month is not over, up to the one before.
  let current: FactCount

  /// A month with a start.
  struct Start {
    let month: CalendarMonth
    let evidence: FactEvidence
    let isDisputed: Bool
  }

  /// - Complexity: O(*n* log *n*) in the number of starts.
  init(_ starts: [Start], asOf: CalendarMonth) {
    let ordered = starts.sorted { $0.month < $1.month }
    let confirmed = Self.runs(
      ordered.lazy.filter { !$0.isDisputed && $0.evidence == .confirmed }.map(\.month), asOf)
    let possible = Self.runs(ordered.lazy.filter { !$0.isDisputed }.map(\.month), asOf)
    let all = Self.runs(ordered.lazy.map(\.month), asOf)
    longest = FactCount(
      confirmed: confirmed.longest, possible: possible.longest, disputed: all.longest - possible.longest)
    current = FactCount(
      confirmed: confirmed.current, possible: possible.current, disputed: all.current - possible.current)
  }

  private static func runs(
    _ months: some Sequence<CalendarMonth>, _ asOf: CalendarMonth
  ) -> (longest: Int, current: Int) {
    var longest = 0
    var run = 0
    var last: CalendarMonth?
    for month in months where month != last {
      run = last.map { month.number == $0.number + 1 } == true ? run + 1 : 1
      longest = max(longest, run)
      last = month
    }
    let isGoing = last.map { $0.number >= asOf.number - 1 } ?? false
    return (longest, isGoing ? run : 0)
  }
}
