internal import ContractHistory

/// The facts as a policy file names them, with the keys that each takes.
enum FactName: String, CaseIterable {
  case terminations
  case activeLines = "active-lines"
  case sets
  case betweenSales = "between-sales"
  case contracts
  case applications
  case monthsInARow = "months-in-a-row"
  case listed
  case pastRecord = "past-record"

  var keys: [String] {
    switch self {
    case .terminations: ["kind", "months-at-least", "months-at-most", "at-least"]
    case .activeLines: ["kind", "at-least"]
    case .sets: ["sale", "at-least"]
    case .betweenSales: ["at-least"]
    case .contracts, .applications: ["days", "at-least"]
    case .monthsInARow: ["run", "at-least"]
    case .listed: ["list", "severity-at-least", "at-least"]
    case .pastRecord: ["lines", "at-least"]
    }
  }

  /// How a condition on it is written.
  var form: String {
    switch self {
    case .terminations: "`terminations: {kind: handsetSet, months-at-most: 6, at-least: 1}`"
    case .activeLines: "`active-lines: {at-least: 5}`"
    case .sets: "`sets: {sale: running, at-least: 1}`"
    case .betweenSales: "`between-sales: {at-least: 1}`"
    case .contracts: "`contracts: {days: 90, at-least: 3}`"
    case .applications: "`applications: {days: 30, at-least: 3}`"
    case .monthsInARow: "`months-in-a-row: {run: current, at-least: 3}`"
    case .listed: "`listed: {list: own, severity-at-least: minor, at-least: 1}`"
    case .pastRecord: "`past-record: {lines: ended, at-least: 1}`"
    }
  }
}

extension FactMeasure {
  /// The fact and what narrows it, as a policy file writes them.
  var notation: String {
    let (name, parts): (FactName, [(key: String, value: String?)]) =
      switch self {
      case .terminations(let kind, let months):
        (
          .terminations,
          [
            ("kind", kind?.rawValue),
            ("months-at-least", months.lowerBound > 0 ? "\(months.lowerBound)" : nil),
            ("months-at-most", months.upperBound < Self.mostMonths ? "\(months.upperBound)" : nil),
          ]
        )
      case .activeLines(let kind): (.activeLines, [("kind", kind?.rawValue)])
      case .sets(let sale): (.sets, [("sale", sale.rawValue)])
      case .betweenSales: (.betweenSales, [])
      case .contracts(let days): (.contracts, [("days", "\(days)")])
      case .applications(let days): (.applications, [("days", "\(days)")])
      case .monthsInARow(let run): (.monthsInARow, [("run", run.rawValue)])
      case .listed(let list, let severity):
        (.listed, [("list", list?.rawValue), ("severity-at-least", severity.rawValue)])
      case .pastRecord(let lines): (.pastRecord, [("lines", lines.rawValue)])
      }
    let written = parts.compactMap { part in part.value.map { "\(part.key): \($0)" } }
    return written.isEmpty ? name.rawValue : "\(name.rawValue): {\(written.joined(separator: ", "))}"
  }
}
