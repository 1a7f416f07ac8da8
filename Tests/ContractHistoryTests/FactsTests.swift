import ContractHistory
import Foundation
import Testing

/// What the events of a person's contracts come to.
struct FactsTests {
  static let now = "2026-11-23T10:00:00+09:00"

  /// Events as a table: what, about which line or entry, when, and what else.
  static func events(_ table: String) throws -> [ContractEvent] {
    try table.split(separator: "\n").map { row in
      let cells = row.split(separator: " ").map(String.init)
      let at = try Instant(cells[2])
      let more = cells.count > 3 ? cells[3] : nil
      switch cells[0] {
      case "set-line":
        return .lineStarted(
          LineStart(line: cells[1], at: at, kind: .handsetSet, contractType: more))
      case "sim-line":
        return .lineStarted(
          LineStart(line: cells[1], at: at, kind: .simOnly, contractType: more))
      case "end": return .lineTerminated(line: cells[1], at: at)
      case "handset": return .handsetSold(HandsetSale(line: cells[1], sale: more, at: at))
      case "cancel": return .handsetCancelled(line: cells[1], order: nil, at: at)
      case "apply": return .applied(application: cells[1], at: at)
      case "list":
        return .listed(
          ListEntry(
            entry: cells[1], list: .own, reason: "short", severity: .major, since: at,
            expires: try more.map { try Instant($0) }))
      case "unlist": return .listEntryRemoved(entry: cells[1], at: at)
      case "dispute": return .disputed(.line(cells[1]), at: at)
      case "settle": return .disputeSettled(.line(cells[1]), at: at)
      case "dispute-entry": return .disputed(.entry(cells[1]), at: at)
      default: throw CocoaError(.formatting)
      }
    }
  }

  static func facts(
    _ confirmed: String, review: String = "", asOf: String = now, scope: FactScope = .person,
    calendar: ContractCalendar? = nil
  ) throws -> ContractFacts {
    ContractFacts(
      of: scope, confirmed: try events(confirmed), review: try events(review), asOf: try Instant(asOf),
      under: try calendar ?? CalendarTests.autumn())
  }

  @Test("A person's years with the carrier")
  func story() throws {
    let facts = try Self.facts(
      """
      sim-line L1 2018-05-01
      set-line L2 2024-11-01
      set-line L3 2026-01-10
      end L3 2026-06-30
      sim-line L4 2026-02-01
      end L4 2026-03-01
      set-line L5 2026-09-05
      handset L5 2026-09-05
      set-line L6 2026-10-25
      handset L6 2026-10-25
      set-line L7 2026-11-02
      handset L7 2026-11-03 november
      apply A1 2026-09-01
      apply A2 2026-11-01
      """)
    #expect(facts.runningSale == nil)
    #expect(facts.lastSale == "flash")
    #expect(facts.activeLines.handsetSet == FactCount(confirmed: 4, possible: 4))
    #expect(facts.activeLines.simOnly == FactCount(confirmed: 1, possible: 1))
    #expect(facts.activeLines.total.confirmed == 5)
    // May 2018 to November 2026.
    #expect(facts.oldestActiveMonths.confirmed == 8 * 12 + 7)
    #expect(facts.windows.map(\.days) == [30, 90, 180])
    #expect(facts.windows.map(\.starts.confirmed) == [2, 3, 3])
    #expect(facts.windows.map(\.applications.confirmed) == [1, 2, 2])
    #expect(facts.longestMonthRun.confirmed == 3)
    #expect(facts.currentMonthRun.confirmed == 3)
    #expect(facts.sets.map(\.sale) == ["november", "september", nil])
    #expect(facts.sets.map(\.count.confirmed) == [1, 1, 1])
    #expect(facts.terminations(of: .handsetSet, months: 0...6).confirmed == 1)
    #expect(facts.terminations(of: .handsetSet, months: 7...24).isZero)
    #expect(facts.terminations(of: nil, months: 0...6).confirmed == 2)
    #expect(facts.pastRecord.lines.confirmed == 1)
    #expect(facts.pastRecord.ended.isZero)
    let particulars = try #require(facts.particulars)
    #expect(particulars.activeLines.map(\.line) == ["L1", "L2", "L5", "L6", "L7"])
    #expect(particulars.terminations.map(\.line) == ["L3", "L4"])
    #expect(particulars.lastTermination?.line == "L3")
    #expect(particulars.lastSet?.line == "L7")
    #expect(particulars.lastSet?.sale == "november")
    #expect(particulars.lastSet?.daysSince == 20)
    #expect(particulars.firstSeenConfirmed == (try Instant("2018-05-01")))
    #expect(particulars.gaps.isEmpty)
  }

  @Test(
    "What happens after the moment is invisible",
    arguments: [
      ("2026-01-31T23:59:59+09:00", 0, 0), ("2026-02-01T00:00:00+09:00", 1, 0),
      ("2026-05-31T23:59:59+09:00", 1, 0), ("2026-06-01T00:00:00+09:00", 0, 1),
    ])
  func asOf(asOf: String, active: Int, terminated: Int) throws {
    let facts = try Self.facts("set-line L 2026-02-01\nend L 2026-06-01", asOf: asOf)
    #expect(facts.activeLines.total.confirmed == active)
    #expect(facts.terminations(of: nil, months: 0...99).confirmed == terminated)
  }

  @Test(
    "A window has so many days in Tokyo, today included",
    arguments: [
      ("2026-10-24T23:59:59+09:00", [0, 1, 1]), ("2026-10-25T00:00:00+09:00", [1, 1, 1]),
      ("2026-08-25T23:59:59+09:00", [0, 0, 1]), ("2026-08-26T00:00:00+09:00", [0, 1, 1]),
      ("2026-05-27T23:59:59+09:00", [0, 0, 0]), ("2026-05-28T00:00:00+09:00", [0, 0, 1]),
      ("2026-11-23T10:00:00+09:00", [1, 1, 1]), ("2026-11-23T10:00:01+09:00", [0, 0, 0]),
    ])
  func windows(start: String, counts: [Int]) throws {
    let facts = try Self.facts("sim-line L \(start)\napply A \(start)")
    #expect(facts.windows.map(\.starts.possible) == counts)
    #expect(facts.windows.map(\.applications.possible) == counts)
  }

  @Test(
    "Runs of months: the longest, and the one that is still going",
    arguments: [
      (["2026-09-30", "2026-10-01", "2026-11-23"], 3, 3),
      // This month may still have one.
      (["2026-08-01", "2026-09-30", "2026-10-31"], 3, 3),
      (["2026-07-01", "2026-08-01", "2026-09-30"], 3, 0),
      (["2025-11-01", "2025-12-31", "2026-01-01", "2026-11-01"], 3, 1),
      (["2026-09-01", "2026-11-01"], 1, 1),
      (["2026-11-01", "2026-11-02", "2026-11-03"], 1, 1),
      // October in London is November in Tokyo.
      (["2026-09-30T15:00:00Z", "2026-10-31T15:00:00Z"], 2, 2),
      ([], 0, 0),
    ])
  func runs(starts: [String], longest: Int, current: Int) throws {
    let table = starts.enumerated().map { "sim-line L\($0) \($1)" }.joined(separator: "\n")
    let facts = try Self.facts(table)
    #expect(facts.longestMonthRun.confirmed == longest)
    #expect(facts.currentMonthRun.confirmed == current)
  }

  @Test("A termination before its start waits for it, and is said to be incomplete meanwhile")
  func late() throws {
    let waiting = try Self.facts("end L 2026-06-01\nhandset L 2026-02-03")
    #expect(waiting.terminations.isEmpty)
    #expect(waiting.sets.isEmpty)
    #expect(waiting.particulars?.gaps.map { "\($0.id) \($0.reason.rawValue)" } == ["L lineStartUnknown"])
    #expect(waiting.gapCount == 1)
    let whole = try Self.facts("end L 2026-06-01\nhandset L 2026-02-03\nset-line L 2026-02-01")
    #expect(whole.terminations.map(\.months) == [5])
    #expect(whole.sets.map(\.count.confirmed) == [1])
    #expect(whole.gapCount == 0)
  }

  struct GapCase: CustomTestStringConvertible {
    let table: String
    let gaps: [String]
    let active: Int
    let terminated: [Int]
    var testDescription: String { table }
  }

  @Test(
    "Events that differ are put together in the person's favour and named",
    arguments: [
      GapCase(
        table: "set-line L 2026-02-01\nset-line L 2026-03-01\nend L 2026-06-01",
        gaps: ["L contradictory"], active: 0, terminated: [5]),
      GapCase(
        table: "set-line L 2026-02-01\nend L 2026-06-01\nend L 2026-08-01",
        gaps: ["L contradictory"], active: 0, terminated: [7]),
      GapCase(
        table: "set-line L 2026-02-01\nend L 2026-01-01",
        gaps: ["L endsBeforeStart"], active: 0, terminated: []),
      GapCase(
        table: "cancel L 2026-02-01", gaps: ["L setUnknown"], active: 0, terminated: []),
      GapCase(
        table: "unlist E 2026-02-01", gaps: ["E entryUnknown"], active: 0,
        terminated: []),
      GapCase(
        table: "dispute L 2026-02-01", gaps: ["L lineStartUnknown"], active: 0,
        terminated: []),
      GapCase(
        table: "set-line L 2026-02-01 new-course",
        gaps: ["L contractTypeUnknown"], active: 1, terminated: []),
    ])
  func gaps(_ gap: GapCase) throws {
    let facts = try Self.facts(gap.table)
    #expect(facts.particulars?.gaps.map { "\($0.id) \($0.reason.rawValue)" } == gap.gaps)
    #expect(facts.activeLines.total.confirmed == gap.active)
    #expect(facts.terminations.map(\.months) == gap.terminated)
  }

  @Test("Events of one line in two records: a line is confirmed when its start is")
  func split() throws {
    let doubtfulEnd = try Self.facts("set-line L 2026-02-01", review: "end L 2026-06-01")
    #expect(doubtfulEnd.activeLines.total == FactCount(confirmed: 1, possible: 1))
    #expect(doubtfulEnd.terminations.map(\.count) == [FactCount(confirmed: 0, possible: 1)])
    let doubtfulStart = try Self.facts("end L 2026-06-01", review: "set-line L 2026-02-01")
    #expect(doubtfulStart.activeLines.total.isZero)
    #expect(doubtfulStart.terminations.map(\.count) == [FactCount(confirmed: 0, possible: 1)])
    let doubtful = try Self.facts("", review: "set-line L 2026-02-01\nhandset L 2026-02-01")
    #expect(doubtful.activeLines.total == FactCount(confirmed: 0, possible: 1))
    #expect(doubtful.sets.map(\.count) == [FactCount(confirmed: 0, possible: 1)])
  }

  @Test("A cancelled handset does not count, whatever record says so")
  func cancelled() throws {
    let table = "set-line L 2026-11-02\nhandset L 2026-11-02"
    #expect(try Self.facts(table).sets.map(\.sale) == ["november"])
    #expect(try Self.facts(table + "\ncancel L 2026-11-05").sets.isEmpty)
    #expect(try Self.facts(table, review: "cancel L 2026-11-05").sets.isEmpty)
    #expect(try Self.facts(table + "\ncancel L 2026-11-05", asOf: "2026-11-04").sets.count == 1)
  }

  @Test("A disputed line is returned as disputed and counts nowhere else")
  func disputed() throws {
    let table = "set-line L 2026-02-01\nend L 2026-06-01\nset-line M 2026-09-01\n"
    let facts = try Self.facts(table + "dispute L 2026-07-01\ndispute M 2026-10-01")
    let one = FactCount(confirmed: 0, possible: 0, disputed: 1)
    #expect(facts.terminations.map(\.count) == [one])
    #expect(facts.activeLines.total == one)
    #expect(facts.oldestActiveMonths == FactCount(disputed: 3))
    #expect(facts.longestMonthRun == FactCount(disputed: 1))
    #expect(facts.particulars?.terminations.map(\.isDisputed) == [true])
    #expect(facts.particulars?.lastTermination == nil)
    let settled = try Self.facts(table + "dispute L 2026-07-01\nsettle L 2026-07-02")
    #expect(settled.terminations.map(\.count) == [FactCount(confirmed: 1, possible: 1)])
    // A doubtful record can open a dispute over a confirmed line; to close it takes a certain one.
    let doubtful = try Self.facts(table, review: "dispute L 2026-07-01\nsettle L 2026-07-02")
    #expect(doubtful.terminations.map(\.count) == [one])
  }

  @Test(
    "A list entry counts until it expires, is removed or disputed",
    arguments: [
      ("list E 2022-01-01 2026-11-24", ListEntryFact.State.active, 1, 0),
      ("list E 2022-01-01", .active, 1, 0),
      ("list E 2022-01-01 2026-11-23T10:00:01+09:00", .active, 1, 0),
      ("list E 2022-01-01 2026-11-23T10:00:00+09:00", .expired, 0, 0),
      ("list E 2022-01-01\nunlist E 2023-01-01", .removed, 0, 0),
      ("list E 2022-01-01\ndispute-entry E 2023-01-01", .disputed, 0, 1),
      ("list E 2022-01-01 2026-01-01\ndispute-entry E 2023-01-01", .expired, 0, 0),
      // Entered twice: the one that expires first counts.
      ("list E 2022-01-01\nlist E 2022-01-01 2026-01-01", .expired, 0, 0),
    ])
  func listed(table: String, state: ListEntryFact.State, counted: Int, disputed: Int) throws {
    let facts = try Self.facts(table)
    #expect(facts.particulars?.listEntries.map(\.state) == [state])
    #expect(facts.listings(on: nil, atLeast: .minor).confirmed == counted)
    #expect(facts.listings(on: nil, atLeast: .minor).disputed == disputed)
    #expect(facts.listings(on: .tca, atLeast: .minor).isZero)
    #expect(facts.listings(on: .own, atLeast: .permanent).isZero)
  }

  @Test(
    "What began before October 2019 is past record, even where nothing was wrong with it",
    arguments: [
      ("set-line L 2019-09-30T23:59:59+09:00\nend L 2023-10-01", 1, 1),
      ("set-line L 2019-10-01\nend L 2023-10-01", 0, 0), ("sim-line L 2015-01-01", 1, 0),
    ])
  func past(table: String, lines: Int, ended: Int) throws {
    let facts = try Self.facts(table)
    #expect(facts.pastRecord.lines.confirmed == lines)
    #expect(facts.pastRecord.ended.confirmed == ended)
  }

  @Test("A household's facts are counters, without anyone's lines and dates")
  func household() throws {
    let table = "set-line L-secret 2026-02-01\nend L-secret 2026-06-01\nend unknown-secret 2026-06-01"
    let facts = try Self.facts(table, scope: .household)
    #expect(facts.particulars == nil)
    #expect(facts.terminations.map(\.count.confirmed) == [1])
    #expect(facts.gapCount == 1)
    let json = String(decoding: try JSONEncoder().encode(facts), as: UTF8.self)
    #expect(!json.contains("secret"))
    #expect(!json.contains("2026-06"))
  }

  @Test("What the caller no longer keeps is not seen; by default all is")
  func retention() throws {
    let table = """
      set-line L 2020-01-01
      end L 2021-01-01
      handset L 2020-01-01
      apply A 2026-11-01
      list E 2020-01-01 2021-01-01
      set-line M 2020-01-01
      """
    let kept = try Self.facts(table)
    #expect(kept.terminations.count == 1)
    #expect(kept.sets.count == 1)
    #expect(kept.particulars?.listEntries.count == 1)
    let short = try ContractCalendar(
      retention: Retention(endedLines: 1095, applications: 10, sets: 365, closedListEntries: 365))
    let facts = try Self.facts(table, calendar: short)
    #expect(facts.terminations.isEmpty)
    #expect(facts.sets.isEmpty)
    #expect(facts.windows.allSatisfy { $0.applications.isZero })
    #expect(facts.particulars?.listEntries.isEmpty == true)
    // A running line is kept as long as it runs.
    #expect(facts.activeLines.total.confirmed == 1)
  }
}
