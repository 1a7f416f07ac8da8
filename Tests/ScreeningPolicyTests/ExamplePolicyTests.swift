import ContractHistory
import ScreeningPolicy
import Testing

/// The nine reasons of the example, each with what just misses it.
struct ExamplePolicyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let what: String
    let story: String
    var asOf = Story.now
    let expected: String
    var testDescription: String { what }
  }

  static let terminations: [Case] = [
    .init(
      what: "ended on the last day of the sixth month",
      story: Story.ended("L", "2026-01-10", "2026-06-30"), expected: "decline: short-termination"),
    .init(
      what: "ended on the first day of the seventh",
      story: Story.ended("L", "2026-01-10", "2026-07-01"), expected: "decline: early-termination"),
    .init(
      what: "a SIM alone may be ended when one likes",
      story: Story.ended("L", "2026-01-10", "2026-06-30", kind: "simOnly"), expected: "accept"),
    .init(
      what: "ended in the twenty-fourth month", story: Story.ended("L", "2024-01-10", "2025-12-31"),
      expected: "decline: early-termination"),
    .init(
      what: "ended in the twenty-fifth", story: Story.ended("L", "2024-01-10", "2026-01-01"),
      expected: "accept"),
    .init(
      what: "still running in its third month", story: "lineStarted line=L kind=handsetSet at=2026-09-10",
      expected: "accept"),
    .init(
      what: "three old contracts ended",
      story: ["A", "B", "C"].map { Story.ended($0, "2020-01-10", "2023-01-10") }.joined(separator: "\n"),
      expected: "decline: many-terminations"),
    .init(
      what: "two old contracts ended",
      story: ["A", "B"].map { Story.ended($0, "2020-01-10", "2023-01-10") }.joined(separator: "\n"),
      expected: "accept"),
    .init(
      what: "three ended, one of them a SIM alone",
      story: ["A", "B"].map { Story.ended($0, "2020-01-10", "2023-01-10") }.joined(separator: "\n") + "\n"
        + Story.ended("C", "2020-01-10", "2023-01-10", kind: "simOnly"), expected: "accept"),
  ]

  static let lines: [Case] = [
    .init(
      what: "five lines",
      story: Story.lines("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01"),
      expected: "decline: five-lines"),
    .init(
      what: "four lines", story: Story.lines("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01"),
      expected: "accept"),
    .init(
      what: "five lines, one of which has ended",
      story: Story.lines("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01")
        + "\nlineTerminated line=S0 at=2026-11-23T10:00:00+09:00", expected: "accept"),
    .init(
      what: "five lines, one of which will end in a second",
      story: Story.lines("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01")
        + "\nlineTerminated line=S0 at=2026-11-23T10:00:01+09:00", expected: "decline: five-lines"),
    .init(
      what: "a contract of before October 2019 that ran its time",
      story: Story.ended("L", "2019-09-30T23:59:59+09:00", "2023-01-10"), expected: "decline: past-record"),
    .init(
      what: "one of October 2019", story: Story.ended("L", "2019-10-01", "2023-01-10"), expected: "accept"),
    .init(
      what: "a line of 2015 that still runs", story: Story.lines("2015-01-01"), expected: "accept"),
    .init(
      what: "a contract in each of three months up to this one",
      story: Story.lines("2026-09-30", "2026-10-01", "2026-11-01"), expected: "decline: contracts-in-a-row"),
    .init(
      what: "and up to the last one, for this one is not over",
      story: Story.lines("2026-08-30", "2026-09-01", "2026-10-31"), expected: "decline: contracts-in-a-row"),
    .init(
      what: "two months in a row", story: Story.lines("2026-10-01", "2026-11-01"), expected: "accept"),
    .init(
      what: "three months of which one is left out",
      story: Story.lines("2026-08-01", "2026-10-01", "2026-11-01"), expected: "accept"),
    .init(
      what: "three in a row that ended with September",
      story: Story.lines("2026-07-01", "2026-08-01", "2026-09-30"), expected: "accept"),
  ]

  static let sales: [Case] = [
    .init(
      what: "a second set on the last second of the sale", story: Story.set("L", "2026-11-01"),
      asOf: "2026-11-20T23:59:59+09:00", expected: "decline: second-set-in-sale"),
    .init(
      what: "a set of the second before the sale", story: Story.set("L", "2026-10-31T23:59:59+09:00"),
      asOf: "2026-11-20T23:59:59+09:00", expected: "accept"),
    .init(
      what: "a set that was cancelled",
      story: Story.set("L", "2026-11-01") + "\nhandsetCancelled line=L at=2026-11-03",
      asOf: "2026-11-20T23:59:59+09:00", expected: "accept"),
    .init(
      what: "the first second after the sale", story: Story.set("L", "2026-11-01"), asOf: "2026-11-21",
      expected: "decline: between-sales"),
    .init(
      what: "the last second before the next sale", story: Story.set("L", "2026-11-01"),
      asOf: "2026-11-30T23:59:59+09:00", expected: "decline: between-sales"),
    .init(
      what: "the next sale begins anew", story: Story.set("L", "2026-11-01"), asOf: "2026-12-01",
      expected: "accept"),
    .init(
      what: "between sales, with a set of before the last one", story: Story.set("L", "2026-10-31"),
      expected: "accept"),
  ]

  @Test(
    "Each reason, and what just misses it",
    arguments: [terminations, lines, sales].flatMap { $0 })
  func reasons(_ story: Case) throws {
    let decision = ScreeningPolicy.example.decide(try Story.known(story.story, asOf: story.asOf))
    #expect(Story.summary(decision) == story.expected)
  }

  @Test(
    "A listed relative leads to a review, as long as the entry counts",
    arguments: [
      ("listed entry=E list=TCA reason=unpaid severity=minor since=2022-01-01", "review: family-listed"),
      (
        "listed entry=E list=TCA reason=unpaid severity=minor since=2022-01-01 expires=2026-11-23T10:00:01+09:00",
        "review: family-listed"
      ),
      (
        "listed entry=E list=TCA reason=unpaid severity=minor since=2022-01-01 expires=2026-11-23T10:00:00+09:00",
        "accept"
      ),
      (
        "listed entry=E list=own reason=r severity=minor since=2022-01-01\nlistEntryRemoved entry=E at=2022-02-01",
        "accept"
      ),
    ])
  func family(story: String, expected: String) throws {
    #expect(Story.summary(ScreeningPolicy.example.decide(try Story.known("", family: story))) == expected)
    // The applicant's own entry is not the family's.
    #expect(Story.summary(ScreeningPolicy.example.decide(try Story.known(story))) == "accept")
  }

  @Test("All reasons that apply are given, in the order of their names, with what was counted")
  func several() throws {
    let story = [
      Story.ended("A", "2026-01-10", "2026-06-30"), Story.ended("B", "2019-01-10", "2020-06-30"),
      Story.ended("C", "2026-01-10", "2026-06-30"), Story.set("D", "2026-11-05"),
    ].joined(separator: "\n")
    let decision = ScreeningPolicy.example.decide(try Story.known(story))
    #expect(
      Story.summary(decision)
        == "decline: between-sales, early-termination, many-terminations, past-record, short-termination")
    let short = try #require(decision.reasons.last)
    #expect(short.standing == .confirmed)
    #expect(short.scope == .person)
    #expect(short.measured.map(\.fact) == ["terminations: {kind: handsetSet, months-at-most: 6}"])
    #expect(short.measured.map(\.count) == [FactCount(confirmed: 2, possible: 2)])
    #expect(short.measured.map(\.atLeast) == [1])
    #expect(short.text.en == "A contract with a handset was ended within 6 months.")
    #expect(decision.policy == "example")
    #expect(decision.version == "1")
    #expect(decision.asOf.description == Story.now)
  }

  @Test("The example is in both languages and says nothing of a relative")
  func texts() {
    #expect(ScreeningPolicy.example.rules.count == 9)
    for rule in ScreeningPolicy.example.rules {
      #expect(!rule.text.ja.isEmpty)
      #expect(rule.text.ja.unicodeScalars.contains { $0.value >= 0x3040 })
      #expect(rule.text.en.unicodeScalars.allSatisfy { $0.isASCII })
      guard rule.scope == .household else { continue }
      #expect(!rule.text.ja.contains { $0.isWholeNumber && $0 != "一" })
      #expect(!rule.text.en.contains { $0.isNumber })
    }
  }
}
