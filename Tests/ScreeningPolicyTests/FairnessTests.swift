import ContractHistory
import Foundation
import RecordLinkage
import ScreeningPolicy
import Testing

/// What keeps a policy fair, whatever its rules.
struct FairnessTests {
  private static let short = Story.ended("L", "2026-01-10", "2026-06-30")
  private static let listed = "listed entry=E list=own reason=r severity=major since=2022-01-01"

  /// The example with other words in a line of it.
  static func example(_ line: String, _ other: String) throws -> ScreeningPolicy {
    try ScreeningPolicy(text: ScreeningPolicy.exampleText.replacing(line, with: other))
  }

  @Test(
    "A household's rules do what the one key says",
    arguments: [
      ("off", "accept", "accept"), ("review", "review: family-listed", "accept"),
      ("on", "decline: family-listed", "accept"),
    ])
  func household(use: String, expected: String, without: String) throws {
    let policy = try Self.example("household: review", "household: \(use)")
    let decision = policy.decide(try Story.known("", family: Self.listed))
    #expect(Story.summary(decision) == expected)
    #expect(decision.outcomeWithoutHousehold.rawValue == without)
    #expect(decision.household.rawValue == use)
  }

  @Test("A household's rule says what it asked for and what it was given")
  func asked() throws {
    let reason = try #require(
      ScreeningPolicy.example.decide(try Story.known("", family: Self.listed)).reasons.first)
    #expect(reason.asked == .decline)
    #expect(reason.given == .review)
    #expect(reason.standing == .confirmed)
    #expect(reason.scope == .household)
  }

  @Test("Facts that may be another's lead to a review, and are not told")
  func possible() throws {
    let decision = ScreeningPolicy.example.decide(try Story.known("", review: Self.short))
    #expect(Story.summary(decision) == "review: short-termination")
    let reason = try #require(decision.reasons.first)
    #expect(reason.standing == .possible)
    #expect(reason.text == ScreeningPolicy.example.unconfirmedText)
    #expect(reason.measured.map(\.count) == [FactCount(confirmed: 0, possible: 1)])
  }

  @Test("Possible facts make up a number with confirmed ones, for a review only")
  func together() throws {
    let two =
      Story.ended("A", "2020-01-10", "2023-01-10") + "\n" + Story.ended("B", "2020-01-10", "2023-01-10")
    let third = Story.ended("C", "2020-01-10", "2023-01-10")
    #expect(
      Story.summary(ScreeningPolicy.example.decide(try Story.known(two, review: third)))
        == "review: many-terminations")
  }

  @Test(
    "A link that is not certain has no confirmed facts, one to nobody has none",
    arguments: [
      (Band.match, "decline: short-termination"), (.review, "review: short-termination"),
      (.different, "accept"),
    ])
  func bands(band: Band, expected: String) throws {
    let facts = ScreeningFacts(person: try Story.facts(.person, Self.short), personBand: band)
    #expect(Story.summary(ScreeningPolicy.example.decide(facts)) == expected)
  }

  @Test("A disputed fact is a review, until the dispute is settled")
  func disputed() throws {
    let disputed = Self.short + "\ndisputed line=L at=2026-07-10"
    let decision = ScreeningPolicy.example.decide(try Story.known(disputed))
    #expect(Story.summary(decision) == "review: short-termination")
    #expect(decision.reasons.first?.standing == .disputed)
    let settled = disputed + "\ndisputeSettled line=L at=2026-07-20"
    #expect(
      Story.summary(ScreeningPolicy.example.decide(try Story.known(settled))) == "decline: short-termination")
  }

  @Test(
    "An ambiguous screening declines nobody",
    arguments: [("by-rules", "accept"), ("review", "review: screening-ambiguous")])
  func ambiguous(use: String, expected: String) throws {
    let policy = try Self.example("ambiguous: by-rules", "ambiguous: \(use)")
    #expect(Story.summary(policy.decide(try Story.known("", isAmbiguous: true))) == expected)
    let decision = policy.decide(try Story.known(Self.short, isAmbiguous: true))
    #expect(decision.outcome == .review)
    #expect(decision.reasons.contains { $0.rule == "short-termination" && $0.standing == .possible })
  }

  @Test(
    "A degraded screening is a review at least",
    arguments: [
      ("review", "review: screening-degraded", "decline: screening-degraded, short-termination"),
      ("by-rules", "accept", "decline: short-termination"),
    ])
  func degraded(use: String, nothing: String, something: String) throws {
    let policy = try Self.example("degraded: review", "degraded: \(use)")
    #expect(Story.summary(policy.decide(try Story.known("", isDegraded: true))) == nothing)
    #expect(Story.summary(policy.decide(try Story.known(Self.short, isDegraded: true))) == something)
  }

  @Test("What is the applicant's own is not counted among the others")
  func others() throws {
    let both = Self.listed + "\n" + "listed entry=F list=own reason=r severity=major since=2022-01-01"
    let person = try Story.facts(.person, Self.listed)
    let facts = ScreeningFacts(
      person: person, personBand: .match, household: try Story.facts(.household, both), householdBand: .match)
    let reason = try #require(ScreeningPolicy.example.decide(facts).reasons.first)
    #expect(reason.measured.map(\.count) == [FactCount(confirmed: 1, possible: 1)])
    // What may be the applicant's own is not certainly another's.
    let doubtful = ScreeningFacts(
      person: try Story.facts(.person, "", review: Self.listed), personBand: .match,
      household: try Story.facts(.household, Self.listed), householdBand: .match)
    #expect(ScreeningPolicy.example.decide(doubtful).reasons.first?.standing == .possible)
  }

  @Test("A policy of the strictest kind, facts of the wildest: doubtful facts never decline")
  func doubtful() throws {
    let policy = try Self.example("household: review", "household: on")
    var random = SeededRandom(seed: 7)
    for _ in 0..<400 {
      let confirmed = Self.randomStory(using: &random)
      let family = Self.randomStory(using: &random)
      let review = Self.randomStory(using: &random)
      let certain = policy.decide(try Story.known(confirmed, family: family))
      let doubtful = policy.decide(try Story.known(confirmed, review: review, family: family))
      #expect(doubtful.outcome != .decline || certain.outcome == .decline)
    }
  }

  @Test("The order of the rules does not matter")
  func order() throws {
    let parts = ScreeningPolicy.exampleText.components(separatedBy: "  - id:")
    var random = SeededRandom(seed: 8)
    for _ in 0..<40 {
      let text = ([parts[0]] + parts.dropFirst().shuffled(using: &random)).joined(separator: "  - id:")
      let facts = try Story.known(
        Self.randomStory(using: &random), review: Self.randomStory(using: &random),
        family: Self.randomStory(using: &random))
      #expect(try ScreeningPolicy(text: text).decide(facts) == ScreeningPolicy.example.decide(facts))
    }
  }

  @Test("Decisions and facts come back from JSON as they were")
  func coding() throws {
    var random = SeededRandom(seed: 9)
    for _ in 0..<30 {
      let facts = try Story.known(Self.randomStory(using: &random), family: Self.randomStory(using: &random))
      let json = try JSONEncoder().encode(facts)
      #expect(try JSONDecoder().decode(ScreeningFacts.self, from: json) == facts)
      let decision = ScreeningPolicy.example.decide(facts)
      let written = try JSONEncoder().encode(decision)
      #expect(try JSONDecoder().decode(ScreeningDecision.self, from: written) == decision)
    }
  }

  /// A story of few lines and days.
  private static func randomStory(using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0..<10, using: &random)).map { _ in
      let line = "L\(Int.random(in: 0..<5, using: &random))"
      let day = "20\(Int.random(in: 17...26, using: &random))-\(Int.random(in: 10...11, using: &random))-10"
      switch Int.random(in: 0..<7, using: &random) {
      case 0, 1: return "lineStarted line=\(line) kind=handsetSet at=\(day)"
      case 2: return "lineTerminated line=\(line) at=\(day)"
      case 3: return "handsetSold line=\(line) at=\(day)"
      case 4: return "listed entry=\(line) list=own reason=r severity=major since=\(day)"
      case 5: return "disputed line=\(line) at=\(day)"
      default: return "disputeSettled line=\(line) at=\(day)"
      }
    }.joined(separator: "\n")
  }

  /// Random numbers that are the same in every run: the multiplier and increment are Knuth's of MMIX.
  private struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
