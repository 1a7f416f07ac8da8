internal import ContractHistory
internal import RecordLinkage

extension ScreeningPolicy {
  /// What becomes of an application.
  ///
  /// Neither the order of the rules nor anything but the facts matters.
  ///
  /// - Complexity: linear in the conditions of the policy and the different terms and sales of the facts.
  public func decide(_ facts: ScreeningFacts) -> ScreeningDecision {
    var reasons = rules.compactMap { reason($0, facts) }
    if facts.isAmbiguous, ambiguous == .review { reasons.append(flag(ScreeningReason.ambiguous)) }
    if facts.isDegraded, degraded == .review { reasons.append(flag(ScreeningReason.degraded)) }
    reasons.sort { $0.rule < $1.rule }
    return ScreeningDecision(
      policy: name, version: version, asOf: facts.person.asOf,
      outcome: reasons.lazy.map(\.given).max() ?? .accept,
      outcomeWithoutHousehold: reasons.lazy.filter { $0.scope == .person }.map(\.given).max() ?? .accept,
      household: household, reasons: reasons)
  }

  private func flag(_ id: String) -> ScreeningReason {
    ScreeningReason(
      rule: id, scope: .person, standing: nil, asked: .review, given: .review, measured: [],
      text: unconfirmedText)
  }

  private func reason(_ rule: ScreeningRule, _ facts: ScreeningFacts) -> ScreeningReason? {
    if rule.scope == .household, household == .off { return nil }
    let band = facts.band(of: rule.scope)
    guard band != .different, let standing = rule.condition.standing({ rule.count($0, in: facts) })
    else { return nil }
    // What is counted of a doubtful link is possible at most, whatever the facts call it.
    let trusted = band == .match ? standing : min(standing, .possible)
    let isCertain = trusted == .confirmed
    let isHeldBack = !isCertain || (rule.scope == .household && household != .on)
    return ScreeningReason(
      rule: rule.id, scope: rule.scope, standing: trusted, asked: rule.outcome,
      given: isHeldBack ? .review : rule.outcome,
      measured: rule.condition.measures.map {
        .init(fact: $0.measure.notation, count: rule.count($0.measure, in: facts), atLeast: $0.atLeast)
      },
      text: isCertain ? rule.text : unconfirmedText)
  }
}

extension PolicyCondition {
  /// How sure it is that the condition holds; `nil` where it does not.
  func standing(_ count: (FactMeasure) -> FactCount) -> ScreeningReason.Standing? {
    switch self {
    case .atLeast(let threshold, let measure):
      let count = count(measure)
      if count.confirmed >= threshold { return .confirmed }
      if count.possible >= threshold { return .possible }
      return count.possible + count.disputed >= threshold ? .disputed : nil
    case .all(let parts):
      var least: ScreeningReason.Standing?
      for part in parts {
        guard let standing = part.standing(count) else { return nil }
        least = min(least ?? standing, standing)
      }
      return least
    case .any(let parts): return parts.compactMap { $0.standing(count) }.max()
    }
  }
}

extension ScreeningRule {
  /// A number as the rule counts it.
  func count(_ measure: FactMeasure, in facts: ScreeningFacts) -> FactCount {
    guard scope == .household else { return measure.count(in: facts.person) }
    guard let household = facts.household else { return FactCount() }
    let all = measure.count(in: household)
    guard members == .others, facts.personBand != .different else { return all }
    // Facts that may be the applicant's own are none that are certain to be another's, and the other way round.
    let own = measure.count(in: facts.person)
    return FactCount(
      confirmed: all.confirmed - own.possible - own.disputed, possible: all.possible - own.confirmed,
      disputed: all.disputed - own.disputed)
  }
}
