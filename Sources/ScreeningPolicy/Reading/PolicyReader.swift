internal import ContractHistory
internal import YAMLReading

/// Reads a policy from YAML nodes and notes every problem on the way.
struct PolicyReader: YAMLReader {
  static let synonyms: [(word: String, name: String)] = [
    ("reject", "decline"), ("refuse", "decline"), ("deny", "decline"), ("manual", "review"),
    ("hold", "review"), ("family", "household"), ("individual", "person"), ("condition", "when"),
    ("conditions", "when"), ("if", "when"), ("action", "outcome"), ("result", "outcome"), ("name", "id"),
    ("message", "text"), ("texts", "text"), ("and", "all"), ("or", "any"), ("count", "at-least"),
    ("min", "at-least"), ("threshold", "at-least"), ("cancellations", "terminations"),
    ("blacklist", "listed"), ("lines", "active-lines"), ("streak", "months-in-a-row"),
    ("device", "handsetSet"),
    ("set", "handsetSet"), ("sim", "simOnly"), ("current", "running"), ("previous", "last"),
    ("none", "outside"),
    ("window", "days"), ("monthsAtMost", "months-at-most"), ("monthsAtLeast", "months-at-least"),
    ("true", "on"), ("false", "off"), ("japanese", "ja"), ("english", "en"),
  ]

  static let policyExpected =
    "a policy: `policy: NAME`, and `rules:` with a list of rules; `ScreeningPolicy.exampleText` is one"

  var notes: YAMLNotes

  private(set) var name = ""
  private(set) var version = ""
  // The milder choice wherever the file says nothing.
  private(set) var household = ScreeningPolicy.HouseholdUse.review
  private(set) var ambiguous = ScreeningPolicy.FlagUse.byRules
  private(set) var degraded = ScreeningPolicy.FlagUse.review
  private(set) var unconfirmedText = PolicyText(
    ja: "お申し込み内容の確認が必要です。確認のため、担当者がお調べします。",
    en: "Some details of the application need to be checked by our staff.")
  private(set) var rules: [ScreeningRule] = []

  init(file: String) {
    notes = YAMLNotes(file: file, noun: "policy")
  }

  /// The most rules of a policy.
  private static let mostRules = 500

  mutating func readPolicy(_ root: YAMLPiece) {
    let keys = [
      "policy", "version", "household", "ambiguous", "degraded", "unconfirmed-text", "rules",
    ]
    guard let fields = fields(root, keys, expected: Self.policyExpected) else { return }
    if let piece = fields["policy"] {
      name = text(piece, expected: "the name of the policy") ?? ""
    } else {
      report(root, found: "no `policy`", expected: "the name of the policy, `policy: shop`")
    }
    if let piece = fields["version"] {
      version = text(piece, expected: "a version: a date or a number") ?? ""
    }
    if let piece = fields["household"], let use: ScreeningPolicy.HouseholdUse = choice(piece, "use") {
      household = use
    }
    if let piece = fields["ambiguous"], let use: ScreeningPolicy.FlagUse = choice(piece, "use") {
      ambiguous = use
    }
    if let piece = fields["degraded"], let use: ScreeningPolicy.FlagUse = choice(piece, "use") {
      degraded = use
    }
    if let piece = fields["unconfirmed-text"], let text = policyText(piece, of: .household) {
      unconfirmedText = text
    }
    readRules(fields["rules"], root)
  }

  // MARK: Rules

  private mutating func readRules(_ section: YAMLPiece?, _ root: YAMLPiece) {
    guard let section else {
      report(root, found: "no `rules`", expected: "a list of rules; `rules: []` accepts everyone")
      return
    }
    guard let items = items(section, expected: "a list of rules, each with `- id:`") else { return }
    guard items.count <= Self.mostRules else {
      report(section, found: "\(items.count) rules", expected: "at most \(Self.mostRules)")
      return
    }
    var ids: Set<String> = []
    for item in items { readRule(item, &ids) }
  }

  private static let ruleExpected =
    "a rule with `id`, `scope`, `when`, `outcome` and `text`"

  private mutating func readRule(_ piece: YAMLPiece, _ ids: inout Set<String>) {
    let required = ["id", "scope", "when", "outcome", "text"]
    guard let fields = fields(piece, required + ["members"], expected: Self.ruleExpected) else { return }
    for key in required where fields[key] == nil {
      report(piece, found: "a rule without `\(key)`", expected: Self.ruleExpected)
    }
    let id = fields["id"].flatMap { ruleID($0, &ids) }
    let scope: FactScope? = fields["scope"].flatMap { choice($0, "scope") }
    let outcome = fields["outcome"].flatMap { ruleOutcome($0) }
    let members = fields["members"].flatMap { ruleMembers($0, scope) } ?? .all
    let condition = fields["when"].flatMap { conditions($0, depth: 1) }
    let text = fields["text"].flatMap { policyText($0, of: scope ?? .person) }
    guard let id, let scope, let outcome, let condition, let text else { return }
    if members == .others, let piece = fields["members"],
      condition.measures.contains(where: { !$0.measure.isSum })
    {
      report(
        piece, found: "`members: others` with `\(FactName.monthsInARow.rawValue)`",
        expected: "`members: all`: the months of one person cannot be taken off a run of several people's")
    }
    rules.append(
      ScreeningRule(
        id: id, scope: scope, members: members, condition: condition, outcome: outcome, text: text))
  }

  private mutating func ruleID(_ piece: YAMLPiece, _ ids: inout Set<String>) -> String? {
    let expected = "a name of 1…100 bytes, once in the policy: `id: short-termination`"
    guard let id = text(piece, expected: expected) else { return nil }
    guard (1...100).contains(id.utf8.count) else {
      reportType(piece, expected: expected)
      return nil
    }
    guard id != ScreeningReason.ambiguous, id != ScreeningReason.degraded else {
      report(piece, found: "the id `\(id)`", expected: "another: this one says what the screening was like")
      return nil
    }
    guard ids.insert(id).inserted else {
      report(
        piece, found: "the id `\(Quoting.shortened(id))` a second time", expected: "each rule with its own id"
      )
      return nil
    }
    return id
  }

  /// What a rule can ask for: what no rule speaks against is accepted.
  private enum AskedOutcome: String, CaseIterable {
    case review
    case decline

    var outcome: ScreeningOutcome {
      switch self {
      case .review: .review
      case .decline: .decline
      }
    }
  }

  private mutating func ruleOutcome(_ piece: YAMLPiece) -> ScreeningOutcome? {
    let asked: AskedOutcome? = choice(piece, "outcome")
    return asked?.outcome
  }

  private mutating func ruleMembers(_ piece: YAMLPiece, _ scope: FactScope?) -> ScreeningRule.Members? {
    guard let members: ScreeningRule.Members = choice(piece, "members") else { return nil }
    if scope == .person {
      report(
        piece, found: "`members` in a rule on the person", expected: "`scope: household`, or no `members`")
    }
    return members
  }

  // MARK: Texts

  /// A text in both languages. What is said of a household has no numbers: an applicant must not learn a relative's.
  private mutating func policyText(_ piece: YAMLPiece, of scope: FactScope) -> PolicyText? {
    let keys = ["ja", "en"]
    let expected = "the text in both languages: `{ja: …, en: …}`"
    guard let fields = fields(piece, keys, expected: expected) else { return nil }
    for key in keys where fields[key] == nil {
      report(piece, found: "no `\(key)`", expected: expected)
    }
    guard let ja = fields["ja"], let en = fields["en"],
      let japanese = sentence(ja, of: scope), let english = sentence(en, of: scope)
    else { return nil }
    return PolicyText(ja: japanese, en: english)
  }

  private mutating func sentence(_ piece: YAMLPiece, of scope: FactScope) -> String? {
    let expected = "a sentence"
    guard let sentence = text(piece, expected: expected) else { return nil }
    guard !sentence.isEmpty else {
      reportType(piece, expected: expected)
      return nil
    }
    if scope == .household, sentence.unicodeScalars.contains(where: { $0.isDigit }) {
      report(
        piece, found: "a digit in a text that may speak of another person",
        expected: "words alone: an applicant must not learn what a relative did, nor how often")
    }
    return sentence
  }
}

extension Unicode.Scalar {
  /// Whether it is a digit or number of any script. 一 and 二 are letters, as in 一部.
  fileprivate var isDigit: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }
}
