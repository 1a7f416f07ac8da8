import ContractHistory
import Foundation
import Testing

/// What holds of all events.
struct FactPropertyTests {
  /// Events of few lines, entries and days, so that they meet often.
  static func randomEvents(_ count: Int, using random: inout SeededGenerator) -> [ContractEvent] {
    (0..<count).compactMap { _ in
      let line = "L\(Int.random(in: 0..<6, using: &random))"
      let entry = "E\(Int.random(in: 0..<3, using: &random))"
      let seconds = 1_500_000_000 + Int64.random(in: 0..<300, using: &random) * 1_000_000
      guard let at = Instant(secondsSince1970: seconds) else { return nil }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return .applied(application: line, at: at)
      case 1...3:
        return .lineStarted(
          LineStart(
            line: line, at: at, kind: Bool.random(using: &random) ? .handsetSet : .simOnly,
            contractType: Bool.random(using: &random) ? "old" : nil))
      case 4...5: return .lineTerminated(line: line, at: at)
      case 6:
        return .handsetSold(
          HandsetSale(line: line, sale: Bool.random(using: &random) ? "sale" : nil, at: at))
      case 7: return .handsetCancelled(line: line, order: nil, at: at)
      case 8:
        return .listed(
          ListEntry(
            entry: entry, list: .own, reason: "r", severity: .major, since: at,
            expires: Bool.random(using: &random) ? Instant(secondsSince1970: seconds + 90_000_000) : nil))
      case 9: return .listEntryRemoved(entry: entry, at: at)
      case 10: return .disputed(Bool.random(using: &random) ? .line(line) : .entry(entry), at: at)
      default: return .disputeSettled(Bool.random(using: &random) ? .line(line) : .entry(entry), at: at)
      }
    }
  }

  struct Sample {
    let confirmed: [ContractEvent]
    let review: [ContractEvent]
    let asOf: Instant
    let calendar: ContractCalendar

    func facts(review other: [ContractEvent]? = nil) -> ContractFacts {
      ContractFacts(of: .person, confirmed: confirmed, review: other ?? review, asOf: asOf, under: calendar)
    }
  }

  static func samples(_ count: Int, seed: UInt64) throws -> [(Sample, SeededGenerator)] {
    let calendar = try ContractCalendar(monthOneRules: ["old": .monthOfTenthDayAfter])
    var random = SeededGenerator(seed: seed)
    return try (0..<count).map { _ in
      let size = Int.random(in: 0..<25, using: &random)
      let asOf = 1_500_000_000 + Int64.random(in: 0..<320, using: &random) * 1_000_000
      let sample = Sample(
        confirmed: randomEvents(size, using: &random), review: randomEvents(size / 2, using: &random),
        asOf: try #require(Instant(secondsSince1970: asOf)), calendar: calendar)
      return (sample, SeededGenerator(seed: random.next()))
    }
  }

  /// Every count of some facts.
  static func counts(_ facts: ContractFacts) -> [String: FactCount] {
    var counts = [
      "active sets": facts.activeLines.handsetSet, "active SIM": facts.activeLines.simOnly,
      "active": facts.activeLines.total, "oldest": facts.oldestActiveMonths, "longest": facts.longestMonthRun,
      "current": facts.currentMonthRun, "past": facts.pastRecord.lines, "past ended": facts.pastRecord.ended,
    ]
    for window in facts.windows {
      counts["starts \(window.days)"] = window.starts
      counts["applications \(window.days)"] = window.applications
    }
    for sale in facts.sets { counts["sets \(sale.sale ?? "-")"] = sale.count }
    for term in facts.terminations { counts["ended \(term.kind) \(term.months)"] = term.count }
    for term in facts.terminationBuckets { counts["bucket \(term.kind) \(term.bucket)"] = term.count }
    for listing in facts.listings { counts["list \(listing.list) \(listing.severity)"] = listing.count }
    return counts
  }

  @Test("Neither order nor repetition of events matters")
  func order() throws {
    for (sample, generator) in try Self.samples(400, seed: 11) {
      var random = generator
      let facts = sample.facts()
      let again = ContractFacts(
        of: .person, confirmed: (sample.confirmed + sample.confirmed).shuffled(using: &random),
        review: (sample.review + sample.review).shuffled(using: &random), asOf: sample.asOf,
        under: sample.calendar)
      #expect(facts == again)
    }
  }

  @Test("Possible is never below confirmed, and doubtful events never raise what is confirmed")
  func possible() throws {
    for (sample, _) in try Self.samples(600, seed: 12) {
      let without = Self.counts(sample.facts(review: []))
      for (name, count) in Self.counts(sample.facts()) {
        #expect(count.possible >= count.confirmed)
        #expect(count.confirmed <= without[name]?.confirmed ?? 0, "\(name)")
      }
    }
  }

  @Test("A moment knows what happened up to it and nothing else")
  func invisible() throws {
    for (sample, _) in try Self.samples(400, seed: 13) {
      let known = ContractFacts(
        of: .person, confirmed: sample.confirmed.filter { $0.instant <= sample.asOf },
        review: sample.review.filter { $0.instant <= sample.asOf }, asOf: sample.asOf, under: sample.calendar)
      #expect(known == sample.facts())
    }
  }

  @Test(
    "Without disputes and contradictions, time only adds to the past, to terminations and to the longest run")
  func time() throws {
    for (sample, _) in try Self.samples(400, seed: 14) {
      var ended: Set<String> = []
      var started: Set<String> = []
      let events = sample.confirmed.filter { event in
        switch event {
        case .lineStarted(let start): started.insert(start.line).inserted
        case .lineTerminated(let line, _): ended.insert(line).inserted
        default: false
        }
      }
      var last: ContractFacts?
      for step in stride(from: Int64(0), to: 310, by: 7) {
        let asOf = try #require(Instant(secondsSince1970: 1_500_000_000 + step * 1_000_000))
        let facts = ContractFacts(
          of: .person, confirmed: events, review: [], asOf: asOf, under: sample.calendar)
        if let last {
          #expect(facts.longestMonthRun.confirmed >= last.longestMonthRun.confirmed)
          let months = 0...9999
          // A line whose events are the wrong way round in time was seen to end before it was seen to start.
          #expect(
            facts.terminations(of: nil, months: months).confirmed
              >= last.terminations(of: nil, months: months).confirmed)
        }
        last = facts
      }
    }
  }

  @Test("Facts and events come back from JSON as they were")
  func coding() throws {
    for (sample, _) in try Self.samples(60, seed: 15) {
      let facts = sample.facts()
      let json = try JSONEncoder().encode(facts)
      #expect(try JSONDecoder().decode(ContractFacts.self, from: json) == facts)
      let events = try JSONEncoder().encode(sample.confirmed)
      #expect(try JSONDecoder().decode([ContractEvent].self, from: events) == sample.confirmed)
    }
  }
}
