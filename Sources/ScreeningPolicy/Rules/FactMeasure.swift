public import ContractHistory

/// A number that a rule looks at.
///
/// Each grows with what speaks against an application, so that a fact more never makes an outcome milder and a condition
/// needs no other comparison than "at least".
public enum FactMeasure: Sendable, Hashable {
  /// Terminations of lines of a kind, or of any, that ran so many months.
  case terminations(ContractKind?, months: ClosedRange<Int>)
  /// Lines of a kind, or of any, that run.
  case activeLines(ContractKind?)
  /// Handset sets of a sale.
  case sets(SaleChoice)
  /// Handset sets of the sale that ended last, as long as no other runs.
  case betweenSales
  /// Contracts that started in the last so many days.
  case contracts(days: Int)
  /// Applications of the last so many days.
  case applications(days: Int)
  /// Calendar months in a row with the start of a contract.
  case monthsInARow(MonthRunChoice)
  /// Entries of a list, or of any, at least so grave, that count.
  case listed(ListName?, severityAtLeast: ListSeverity)
  /// Lines of before the border of the past record.
  case pastRecord(PastLinesChoice)

  /// Which sale.
  public enum SaleChoice: String, Sendable, Hashable, CaseIterable {
    /// The one that runs; without one there are no sets of it.
    case running
    /// The one that ended last.
    case last
    /// Those of no sale.
    case outside
  }

  /// Which run of months.
  public enum MonthRunChoice: String, Sendable, Hashable, CaseIterable {
    /// The one that is still going.
    case current
    /// The longest ever.
    case longest
  }

  /// Which lines of the past.
  public enum PastLinesChoice: String, Sendable, Hashable, CaseIterable {
    /// All of them.
    case all
    /// Those that have ended.
    case ended
  }

  /// The number, as some facts have it.
  func count(in facts: ContractFacts) -> FactCount {
    switch self {
    case .terminations(let kind, let months): facts.terminations(of: kind, months: months)
    case .activeLines(let kind): facts.activeLines[kind]
    case .sets(.running): facts.runningSale.map { facts.sets(in: $0) } ?? FactCount()
    case .sets(.last): facts.lastSale.map { facts.sets(in: $0) } ?? FactCount()
    case .sets(.outside): facts.sets(in: nil)
    case .betweenSales:
      facts.runningSale == nil ? FactMeasure.sets(.last).count(in: facts) : FactCount()
    case .contracts(let days): facts.windows.first { $0.days == days }?.starts ?? FactCount()
    case .applications(let days): facts.windows.first { $0.days == days }?.applications ?? FactCount()
    case .monthsInARow(.current): facts.currentMonthRun
    case .monthsInARow(.longest): facts.longestMonthRun
    case .listed(let list, let severity): facts.listings(on: list, atLeast: severity)
    case .pastRecord(.all): facts.pastRecord.lines
    case .pastRecord(.ended): facts.pastRecord.ended
    }
  }

  /// Whether the number of a household is the sum of those of its people.
  var isSum: Bool {
    if case .monthsInARow = self { false } else { true }
  }

  /// The longest term that is told from a longer one, in months.
  static let mostMonths = 1200
}
