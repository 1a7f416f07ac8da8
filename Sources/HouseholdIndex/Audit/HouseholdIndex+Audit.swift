internal import ContractHistory
internal import Foundation
public import IdentityMatching
internal import JapaneseNormalization

extension HouseholdIndex {
  /// Keeps an answer that goes out: who asked, for what and when, the application as it came and all of the answer. It is durable
  /// when it returns.
  ///
  /// ```swift
  /// let screening = try index.screen(application)
  /// let id = try index.keep(screening, of: application, for: Inquiry(by: "gateway-1", purpose: "sign-up", at: now))
  /// ```
  ///
  /// Application and answer are sealed with the key of the index. Where a record that the answer names was forgotten since, only
  /// that there was an answer is kept.
  ///
  /// - Throws: ``IndexError``, such as for an application that holds a card number, or ``IndexError/auditBroken(directory:)``.
  /// - Complexity: O(length of application and answer), and a write that waits for the disk, one for all who call at the same time.
  public func keep(
    _ screening: Screening, of application: ApplicantRecord, for inquiry: Inquiry
  ) throws(IndexError) -> DecisionID {
    // The application need not be the one that was screened.
    var builder = FeatureTableBuilder(gazetteer: configuration.gazetteer)
    do { try builder.append(application) } catch {
      throw .refused(id: application.id, reason: error.reason)
    }
    let id = DecisionID.random()
    let decision = IndexStore.NewDecision(
      id: id, inquiry: inquiry,
      versions: screening.versions,
      payload: try payload(KeptDecision.Content(application: application, screening: screening)),
      application: application.id, linked: screening.links.map(\.id))
    let pending = PendingDecision(decision)
    waitingDecisions.withLock { $0.append(pending) }
    writer.sync {
      // Whoever is first writes for all who wait.
      if !pending.isDone { keepWaiting() }
    }
    try pending.result()
    return id
  }

  /// Keeps what waits, in one transaction.
  private func keepWaiting() {
    let group = waitingDecisions.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    // What stands in the way of one, such as a full disk, stands in the way of all.
    let result = Result { () throws(IndexError) in try store.keep(group.map(\.decision)) }
    for one in group { one.finish(result) }
  }

  /// An answer that was kept.
  ///
  /// - Throws: ``IndexError``, such as for an id that is not there.
  public func decision(_ id: DecisionID) throws(IndexError) -> KeptDecision {
    let (row, payload) = try store.decision(id)
    guard let instant = Instant(secondsSince1970: row.instant) else {
      throw .damaged(path: IndexStore.path(directory), reason: "decision \(id) has no time")
    }
    var content: KeptDecision.Content?
    if let payload {
      content = try? JSONDecoder().decode(
        KeptDecision.Content.self, from: payload.dropFirst(Self.randomBytes))
      if content == nil {
        throw .damaged(path: IndexStore.path(directory), reason: "decision \(id) cannot be read")
      }
    }
    return KeptDecision(
      id: id, inquiry: Inquiry(by: row.requester, purpose: row.purpose, at: instant), versions: row.versions,
      content: content)
  }

  /// Erases what was asked and answered of applications, such as those that were declined and never enrolled. That there was an
  /// answer stays. ``forget(_:)`` does it by itself for the records that it erases.
  ///
  /// - Parameter ids: the ids of the applications; one that nothing was kept of is passed over.
  /// - Throws: ``IndexError``.
  /// - Complexity: O(*n*) in the size of the database, which is written anew: give many at a time.
  public func eraseDecisions(ofApplications ids: [String]) throws(IndexError) {
    try writing { () throws(IndexError) in
      try store.erasePayloads(ofApplications: ids)
      try sweeping { () throws(IndexError) in try store.sweep() }
    }
  }

  /// Finds out whether the audit is as it was written: nothing changed, taken out, put in, or put in another order.
  ///
  /// - Parameter noted: a head of an earlier call, kept elsewhere: the audit has to go on from there.
  /// - Throws: ``IndexError`` where the database cannot be read.
  /// - Complexity: O(*n*) in the number of decisions.
  public func verifyAudit(noted: AuditHead? = nil) throws(IndexError) -> AuditVerification {
    try store.verifyAudit(noted: noted)
  }

  private static let randomBytes = 32

  /// What is kept of a content: random bytes, which make its hash say nothing once it is erased, and its JSON.
  private func payload(_ content: KeptDecision.Content) throws(IndexError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(content) else {
      throw .failed(path: IndexStore.path(directory), reason: "an answer with a weight that is no number")
    }
    var generator = SystemRandomNumberGenerator()
    return (0..<Self.randomBytes).map { _ in UInt8.random(in: 0...255, using: &generator) } + Array(json)
  }
}
