/// Counts what was gathered.
struct FactCounting {
  private let asOf: Instant
  private let calendar: ContractCalendar
  private let today: Int

  private(set) var active = KindCounts()
  private(set) var oldestActiveMonths = FactCount()
  private(set) var windows: [WindowCounts]
  private(set) var startMonths: [MonthRuns.Start] = []
  private(set) var past = PastRecord()
  private(set) var activeLines: [LineFact] = []
  private(set) var terminated: [LineFact] = []
  private(set) var sets: [SetFact] = []
  private(set) var listEntries: [ListEntryFact] = []
  private(set) var gaps: [FactGap] = []
  private(set) var firstSeenConfirmed: Instant?
  private(set) var firstSeenPossible: Instant?

  init(asOf: Instant, calendar: ContractCalendar) {
    self.asOf = asOf
    self.calendar = calendar
    today = asOf.tokyoDayNumber
    windows = ContractCalendar.windowDays.map { WindowCounts(days: $0) }
  }

  mutating func count(_ gathering: borrowing EventGathering) {
    for line in gathering.lines { count(line) }
    countOldest()
    for set in gathering.sets { count(set, of: gathering.line(set.key.line)) }
    for entry in gathering.entries { count(entry) }
    for application in gathering.applications { count(application) }
  }

  private mutating func see(_ instant: Instant, _ evidence: FactEvidence) {
    firstSeenPossible = min(firstSeenPossible ?? instant, instant)
    if evidence == .confirmed { firstSeenConfirmed = min(firstSeenConfirmed ?? instant, instant) }
  }

  private mutating func note(_ id: String, _ reason: FactGap.Reason) {
    gaps.append(FactGap(id: id, reason: reason))
  }

  // MARK: Lines

  private mutating func count(_ line: EventGathering.Line) {
    guard let (start, evidence) = line.start.chosen else {
      // A cancelled handset alone is noted where the handset is.
      if line.end.chosen != nil || line.hasSets || line.disputes.areKnown {
        note(line.id, .lineStartUnknown)
      }
      return
    }
    if line.start.isContradictory || line.end.isContradictory { note(line.id, .contradictory) }
    if let type = start.contractType, calendar.monthOneRules[type] == nil {
      note(line.id, .contractTypeUnknown)
    }
    let end = line.end.chosen
    let isReversed = end.map { $0.value.at < start.at } ?? false
    if isReversed { note(line.id, .endsBeforeStart) }
    // A termination is as sure as the less sure of its two ends; a possible one leaves a confirmed line running.
    let endsForCertain = end.map { $0.evidence == .confirmed || evidence == .possible } ?? false
    if let end, endsForCertain, !Retention.keeps(calendar.retention.endedLines, from: end.value.at, at: asOf)
    {
      return
    }
    let isDisputed = line.disputes.areOpen(for: evidence)
    countStart(start, evidence, isDisputed: isDisputed)
    if !endsForCertain {
      activeLines.append(fact(start, end: nil, evidence, isDisputed: isDisputed))
      active.add(start.kind, evidence, isDisputed: isDisputed)
    }
    guard let end, !isReversed else { return }
    let both: FactEvidence = evidence == .confirmed && end.evidence == .confirmed ? .confirmed : .possible
    terminated.append(fact(start, end: end.value.at, both, isDisputed: isDisputed))
    if start.at < calendar.pastRecordBorder { past.ended.add(both, isDisputed: isDisputed) }
  }

  private mutating func countStart(_ start: LineStart, _ evidence: FactEvidence, isDisputed: Bool) {
    see(start.at, evidence)
    if start.at < calendar.pastRecordBorder { past.lines.add(evidence, isDisputed: isDisputed) }
    for place in windows(of: start.at) { windows[place].starts.add(evidence, isDisputed: isDisputed) }
    startMonths.append(
      .init(month: CalendarMonth(of: start.at), evidence: evidence, isDisputed: isDisputed))
  }

  private func fact(_ start: LineStart, end: Instant?, _ evidence: FactEvidence, isDisputed: Bool) -> LineFact
  {
    let rule = calendar.monthOneRule(of: start.contractType)
    let months = rule.months(from: start.at, to: end ?? asOf)
    return LineFact(
      line: start.line, kind: start.kind, start: start.at, end: end, months: months,
      bucket: TenureBucket(months: months), evidence: evidence, isDisputed: isDisputed)
  }

  private mutating func countOldest() {
    var all = 0
    for line in activeLines {
      all = max(all, line.months)
      guard !line.isDisputed else { continue }
      oldestActiveMonths.possible = max(oldestActiveMonths.possible, line.months)
      guard line.evidence == .confirmed else { continue }
      oldestActiveMonths.confirmed = max(oldestActiveMonths.confirmed, line.months)
    }
    oldestActiveMonths.disputed = all - oldestActiveMonths.possible
  }

  /// The windows that a moment is in: as they grow, from one on all.
  private func windows(of instant: Instant) -> Range<Int> {
    let age = today - instant.tokyoDayNumber
    return (windows.firstIndex { age < $0.days } ?? windows.endIndex)..<windows.endIndex
  }

  // MARK: Handset sets

  private mutating func count(_ set: EventGathering.HandsetSet, of line: EventGathering.Line?) {
    guard let (sale, evidence) = set.sale.chosen else {
      note(set.key.line, .setUnknown)
      return
    }
    if set.sale.isContradictory { note(set.key.line, .contradictory) }
    guard !set.isCancelled, let line, let (_, lineEvidence) = line.start.chosen,
      Retention.keeps(calendar.retention.sets, from: sale.at, at: asOf)
    else { return }
    let both: FactEvidence = evidence == .confirmed && lineEvidence == .confirmed ? .confirmed : .possible
    see(sale.at, both)
    sets.append(
      SetFact(
        line: sale.line, order: sale.order, sale: sale.sale ?? calendar.sale(at: sale.at)?.id, at: sale.at,
        daysSince: today - sale.at.tokyoDayNumber, evidence: both,
        isDisputed: line.disputes.areOpen(for: lineEvidence)))
  }

  // MARK: Lists

  private mutating func count(_ draft: EventGathering.Entry) {
    guard let (entry, evidence) = draft.entry.chosen else {
      note(draft.id, .entryUnknown)
      return
    }
    if draft.entry.isContradictory { note(draft.id, .contradictory) }
    let isExpired = entry.expires.map { $0 <= asOf } ?? false
    let state: ListEntryFact.State =
      if draft.removed != nil {
        .removed
      } else if isExpired {
        .expired
      } else {
        draft.disputes.areOpen(for: evidence) ? .disputed : .active
      }
    if let closed = draft.removed ?? (isExpired ? entry.expires : nil),
      !Retention.keeps(calendar.retention.closedListEntries, from: closed, at: asOf)
    {
      return
    }
    see(entry.since, evidence)
    listEntries.append(
      ListEntryFact(
        entry: entry.entry, list: entry.list, reason: entry.reason, severity: entry.severity,
        since: entry.since, expires: entry.expires, state: state, evidence: evidence))
  }

  // MARK: Applications

  private mutating func count(_ application: Agreed<ApplicationMade>) {
    guard let (made, evidence) = application.chosen,
      Retention.keeps(calendar.retention.applications, from: made.at, at: asOf)
    else { return }
    see(made.at, evidence)
    for place in windows(of: made.at) { windows[place].applications.add(evidence, isDisputed: false) }
  }
}
