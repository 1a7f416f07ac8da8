/// The disputes of one fact.
struct Disputes {
  private var opened: Instant?
  private var settledForCertain: Instant?
  private var settled: Instant?

  var areKnown: Bool { opened != nil || settled != nil }

  mutating func open(_ at: Instant) {
    opened = max(opened ?? at, at)
  }

  mutating func settle(_ at: Instant, _ evidence: FactEvidence) {
    settled = max(settled ?? at, at)
    if evidence == .confirmed { settledForCertain = max(settledForCertain ?? at, at) }
  }

  /// Whether a fact of that evidence is in dispute. What is opened and settled in one second is.
  func areOpen(for evidence: FactEvidence) -> Bool {
    guard let opened else { return false }
    guard let settled = evidence == .confirmed ? settledForCertain : settled else { return true }
    return opened >= settled
  }
}
