// The article on gateways shows this file as it is.
import ContractHistory
import HouseholdIndex
import IdentityMatching
import ScreeningPolicy

/// A sign-up gateway: asks before it accepts, keeps what was answered, and tells the index what happened.
struct Gateway {
  let index: HouseholdIndex
  let policy: ScreeningPolicy
  /// The sales, and how months are counted.
  let calendar: ContractCalendar

  /// Takes in an application: what becomes of it, and the id under which the answer is kept.
  ///
  /// The time is passed in. An answer can be had again for any moment.
  func receive(
    _ application: ApplicantRecord, at now: Instant
  ) throws -> (decision: ScreeningDecision, answer: DecisionID) {
    let screening = try index.screen(application, asOf: now, under: calendar)
    let decision = policy.decide(screening)
    let answer = try index.keep(
      screening, of: application, for: Inquiry(by: "gateway-1", purpose: "sign-up", at: now))
    // From here on the applicant is known, whatever was decided.
    try index.enrol([application], as: .application, at: now)
    try index.record([.applied(application: application.id, at: now)], of: application.id)
    return (decision, answer)
  }

  /// A contract with a handset began.
  func start(line: String, of application: String, sale: String?, at now: Instant) throws {
    try index.record(
      [
        .lineStarted(LineStart(line: line, at: now, kind: .handsetSet)),
        .handsetSold(HandsetSale(line: line, sale: sale, at: now)),
      ], of: application)
  }

  /// A contract ended; where that was too soon the applicant goes on the carrier's own list for a time.
  func end(line: String, of application: String, listedUntil expires: Instant?, at now: Instant) throws {
    var events: [ContractEvent] = [.lineTerminated(line: line, at: now)]
    if let expires {
      events.append(
        .listed(
          ListEntry(
            entry: "short-\(line)", list: .own, reason: "short termination", severity: .minor, since: now,
            expires: expires)))
    }
    try index.record(events, of: application)
  }

  /// Tells a system downstream, which keeps ids of persons, what has happened since it asked last.
  func follow(from cursor: Int64, _ tell: (IndexChange) -> Void) throws -> Int64 {
    var cursor = cursor
    while let last = try index.changes(since: cursor).map({
      tell($0)
      return $0
    }).last {
      cursor = last.sequence
    }
    return cursor
  }
}
