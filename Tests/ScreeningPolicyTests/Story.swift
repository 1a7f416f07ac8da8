import ContractHistory
import RecordLinkage
import ScreeningPolicy

/// What happened, told in a line for each event: `lineStarted line=L kind=handsetSet at=2026-01-10`.
enum Story {
  static let now = "2026-11-23T10:00:00+09:00"

  static func calendar() throws -> ContractCalendar {
    try ContractCalendar(sales: [
      SalePeriod(id: "november", start: Instant("2026-11-01"), end: Instant("2026-11-21")),
      SalePeriod(id: "december", start: Instant("2026-12-01"), end: Instant("2026-12-21")),
    ])
  }

  static func events(_ story: String) throws -> [ContractEvent] {
    try story.split(separator: "\n").map { row in
      let words = row.split(separator: " ")
      var fields = ["type": String(words[0])]
      for word in words.dropFirst() {
        let sides = word.split(separator: "=", maxSplits: 1)
        fields[String(sides[0])] = String(sides[1])
      }
      return try ContractEvent(fields: fields)
    }
  }

  static func facts(
    _ scope: FactScope = .person, _ confirmed: String = "", review: String = "", asOf: String = now
  ) throws -> ContractFacts {
    try ContractFacts(
      of: scope, confirmed: events(confirmed), review: events(review), asOf: Instant(asOf), under: calendar())
  }

  /// What is known of someone who was surely recognized.
  static func known(
    _ confirmed: String, review: String = "", family: String = "", asOf: String = now,
    isAmbiguous: Bool = false, isDegraded: Bool = false
  ) throws -> ScreeningFacts {
    // A household has the events of the applicant too.
    let household = [confirmed, family].filter { !$0.isEmpty }.joined(separator: "\n")
    return ScreeningFacts(
      person: try facts(.person, confirmed, review: review, asOf: asOf), personBand: .match,
      household: try facts(.household, household, review: review, asOf: asOf), householdBand: .match,
      isAmbiguous: isAmbiguous, isDegraded: isDegraded)
  }

  /// A contract with a handset from one day to another.
  static func ended(_ line: String, _ start: String, _ end: String, kind: String = "handsetSet") -> String {
    "lineStarted line=\(line) kind=\(kind) at=\(start)\nlineTerminated line=\(line) at=\(end)"
  }

  /// A line that runs and the handset that came with it.
  static func set(_ line: String, _ day: String) -> String {
    "lineStarted line=\(line) kind=handsetSet at=\(day)\nhandsetSold line=\(line) at=\(day)"
  }

  /// Lines that run, with a SIM alone.
  static func lines(_ days: String...) -> String {
    days.enumerated().map { "lineStarted line=S\($0) kind=simOnly at=\($1)" }.joined(separator: "\n")
  }

  /// The outcome and the reasons: `decline: five-lines, past-record`.
  static func summary(_ decision: ScreeningDecision) -> String {
    let rules = decision.reasons.map(\.rule).joined(separator: ", ")
    return rules.isEmpty ? decision.outcome.rawValue : "\(decision.outcome.rawValue): \(rules)"
  }
}
