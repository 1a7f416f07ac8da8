import ContractHistory
import ScreeningPolicy
import Testing

/// Policy files: what they say, and what is said of those that are wrong.
struct PolicyFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let expected: String
    var testDescription: String { text }

    static func all(_ table: String) -> [Case] {
      table.split(separator: "\n\n").map { entry in
        let sides = entry.split(separator: "\n=>\n", maxSplits: 1)
        return Case(text: String(sides[0]), expected: sides.count > 1 ? String(sides[1]) : "")
      }
    }
  }

  private func check(_ text: String, _ expected: String) {
    let error = #expect(throws: ScreeningPolicyError.self) {
      try ScreeningPolicy(text: text, file: "p.yaml")
    }
    #expect(error?.description.replacing("p.yaml:", with: "") == expected)
  }

  @Test("The file as a whole", arguments: Case.all(WrongPolicies.files))
  func file(_ wrong: Case) { check(wrong.text, wrong.expected) }

  @Test("Rules", arguments: Case.all(WrongPolicies.rules))
  func rules(_ wrong: Case) { check("policy: p\nrules:\n" + wrong.text, wrong.expected) }

  @Test("Conditions", arguments: Case.all(WrongPolicies.conditions))
  func conditions(_ wrong: Case) {
    check(
      """
      policy: p
      rules:
        - id: a
          scope: household
          outcome: review
          text: {ja: あ, en: a}
          when: \(wrong.text)
      """, wrong.expected)
  }

  @Test("Nothing at all, and no YAML")
  func nothing() {
    check(
      "",
      " found nothing; expected a policy: `policy: NAME`, and `rules:` with a list of rules; "
        + "`ScreeningPolicy.exampleText` is one")
    check(
      "policy: 'p",
      "1:11: found YAML that cannot be read: found unexpected end of stream while scanning a quoted scalar; expected the quote or bracket to be closed"
    )
  }

  @Test(
    "The nearest name is what people mean",
    arguments: [
      ("terminations: {monthsAtMost: 6}", "months-at-most"), ("terminations: {count: 1}", "at-least"),
      ("termination: {}", "terminations"), ("terminations: {kind: handset-set}", "handsetSet"),
      ("terminations: {kind: SimOnly}", "simOnly"), ("cancellations: {}", "terminations"),
      ("sets: {sale: previous}", "last"), ("listed: {list: tca}", "TCA"), ("and: []", "all"),
      ("months in a row: {at-least: 3}", "months-in-a-row"),
    ])
  func nearest(when: String, suggestion: String) {
    let text = """
      policy: p
      rules:
        - {id: a, scope: person, outcome: review, text: {ja: あ, en: a}, when: {\(when)}}
      """
    let error = #expect(throws: ScreeningPolicyError.self) { try ScreeningPolicy(text: text) }
    #expect(error?.problems.contains { $0.suggestion == suggestion } == true)
  }

  @Test("A policy says its parts, and what it leaves out is the milder choice")
  func parts() throws {
    let policy = try ScreeningPolicy(
      text: """
        policy: small
        rules:
          - id: a
            scope: person
            when:
              any:
                - all: [{contracts: {days: 90, at-least: 3}}, {active-lines: {kind: simOnly, at-least: 2}}]
                - listed: {list: own, severity-at-least: permanent}
              applications: {days: 30, at-least: 5}
            outcome: review
            text: {ja: 確認します。, en: We check.}
        """)
    #expect(policy.name == "small")
    #expect(policy.version.isEmpty)
    #expect(policy.household == .review)
    #expect(policy.ambiguous == .byRules)
    #expect(policy.degraded == .review)
    #expect(
      policy.rules.map(\.condition) == [
        .all([
          .any([
            .all([.atLeast(3, .contracts(days: 90)), .atLeast(2, .activeLines(.simOnly))]),
            .atLeast(1, .listed(.own, severityAtLeast: .permanent)),
          ]),
          .atLeast(5, .applications(days: 30)),
        ])
      ])
  }

  @Test("A policy without rules accepts everyone")
  func empty() throws {
    let policy = try ScreeningPolicy(text: "policy: open\nrules: []")
    #expect(policy.decide(try Story.known(Story.ended("L", "2026-01-10", "2026-06-30"))).outcome == .accept)
  }

  @Test(
    "Conditions within one another hold as they are written",
    arguments: [
      ("{all: [{active-lines: {at-least: 2}}, {contracts: {days: 30, at-least: 1}}]}", "review"),
      ("{all: [{active-lines: {at-least: 3}}, {contracts: {days: 30, at-least: 1}}]}", "accept"),
      ("{any: [{active-lines: {at-least: 3}}, {contracts: {days: 30, at-least: 1}}]}", "review"),
      ("{any: [{active-lines: {at-least: 3}}, {contracts: {days: 30, at-least: 2}}]}", "accept"),
      ("{contracts: {days: 90, at-least: 2}}", "accept"),
      ("{contracts: {days: 180, at-least: 2}}", "review"),
      ("{active-lines: {kind: handsetSet, at-least: 1}}", "accept"),
      ("{applications: {days: 30, at-least: 1}}", "review"),
      ("{applications: {days: 30, at-least: 2}}", "accept"),
      ("{months-in-a-row: {run: longest, at-least: 2}}", "accept"),
      ("{sets: {sale: outside}}", "accept"),
      ("{past-record: {lines: all}}", "accept"),
    ])
  func combined(when: String, outcome: String) throws {
    let policy = try ScreeningPolicy(
      text: """
        policy: p
        rules:
          - {id: a, scope: person, outcome: review, text: {ja: あ, en: a}, when: \(when)}
        """)
    let story = Story.lines("2026-08-01", "2026-11-01") + "\napplied application=A at=2026-11-01"
    #expect(policy.decide(try Story.known(story)).outcome.rawValue == outcome)
  }
}
