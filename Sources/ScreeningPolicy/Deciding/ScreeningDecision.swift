public import ContractHistory

/// What a policy makes of an application, with every reason.
public struct ScreeningDecision: Sendable, Hashable, Codable {
  /// The policy's name.
  public let policy: String
  /// The policy's version.
  public let version: String
  /// The moment of the facts.
  public let asOf: Instant
  /// What becomes of the application: the gravest outcome of a reason.
  public let outcome: ScreeningOutcome
  /// What the outcome would be without the rules on the household. Where it is milder, someone was held to account for
  /// what another did: a number to be watched.
  public let outcomeWithoutHousehold: ScreeningOutcome
  /// What the rules on a household could do.
  public let household: ScreeningPolicy.HouseholdUse
  /// Every rule that applied, by its id.
  public let reasons: [ScreeningReason]
}

/// Why an application is not simply accepted.
public struct ScreeningReason: Sendable, Hashable, Codable {
  /// How sure the facts are that a rule applied to.
  public enum Standing: String, Sendable, Hashable, Codable, Comparable {
    /// It applies only with facts that the person disputes.
    case disputed
    /// It applies only with facts that may be someone else's.
    case possible
    /// It applies to facts that are certain to be the person's or the household's.
    case confirmed

    /// The less sure first.
    public static func < (lhs: Standing, rhs: Standing) -> Bool { lhs.position < rhs.position }

    private var position: Int {
      switch self {
      case .disputed: 0
      case .possible: 1
      case .confirmed: 2
      }
    }
  }

  /// The rule, or ``ambiguous`` or ``degraded``.
  public let rule: String
  /// Whose facts it looked at.
  public let scope: FactScope
  /// How sure the facts are; `nil` where the reason is the screening and not a fact.
  public let standing: Standing?
  /// What the rule asked for.
  public let asked: ScreeningOutcome
  /// What it was given: less, where its facts are not confirmed or a household's rules may not decline.
  public let given: ScreeningOutcome
  /// The numbers that it looked at, for the carrier. They are not for the applicant where the scope is a household.
  public let measured: [Measured]
  /// What the applicant may be told.
  public let text: PolicyText

  /// A number that a rule looked at.
  public struct Measured: Sendable, Hashable, Codable {
    /// What was counted, as the policy file writes it: `terminations: {kind: handsetSet, months-at-most: 6}`.
    public let fact: String
    /// The number.
    public let count: FactCount
    /// The threshold.
    public let atLeast: Int
  }

  /// The reason that the application fits more than one person who exclude each other.
  public static let ambiguous = "screening-ambiguous"
  /// The reason that the answer was made from less than there is.
  public static let degraded = "screening-degraded"
}
